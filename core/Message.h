#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

namespace lunette {

class Message;

/// The English text of a message, a string literal in which %1 to %9 stand for this many arguments. A text that is put
/// together while the program runs, or that names another number of arguments, does not compile.
template <std::size_t arguments>
class MessageTemplate {
public:
    consteval MessageTemplate(const char* text)
        : text_(text) {  // NOLINT(google-explicit-constructor): a literal is one
        unsigned named = 0;
        for (const char* at = text; *at != '\0'; ++at)
            if (at[0] == '%' && at[1] >= '1' && at[1] <= '9') named |= 1U << static_cast<unsigned>(at[1] - '1');
        if (named != (1U << arguments) - 1U) throw "The text does not name each argument.";
    }
    const char* text() const { return text_; }

private:
    const char* text_;
};

/// What can stand for %1: a message, a text or a whole number, but no literal, which would never be translated.
template <class T>
concept MessageArgument = std::is_convertible_v<T, Message> && !std::is_array_v<std::remove_reference_t<T>>;

/// A text for people that can be shown in their language: an English template and its arguments, which are messages
/// themselves. A plain text, such as a path, a number or what the system says, is a message that stays as it is.
///
/// lupdate finds the templates as those of QObject::tr(). The command line, the reports and Error::what() say them in
/// English.
class Message {
public:
    Message() = default;
    Message(std::string plain) : plain_(std::move(plain)) {}
    Message(std::string_view plain) : plain_(plain) {}
    template <class Number>
    requires std::is_integral_v<Number> Message(Number number) : plain_(std::to_string(number)) {}
    Message(char) = delete;
    Message(bool) = delete;
    Message(const char*) = delete;  ///< a literal goes through tr(), other characters through std::string

    template <MessageArgument... Arguments>
    static Message tr(MessageTemplate<sizeof...(Arguments)> text, Arguments&&... arguments) {
        Message message;
        message.source_ = text.text();
        (message.arguments_.emplace_back(std::forward<Arguments>(arguments)), ...);
        return message;
    }
    /// Of a number, for which %n stands; `one` is said of 1 in English. lupdate takes it for the disambiguation.
    template <class Count, MessageArgument... Arguments>
    static Message tr(MessageTemplate<sizeof...(Arguments)> text, MessageTemplate<sizeof...(Arguments)> one,
                      Count count, Arguments&&... arguments) {
        Message message = tr(text, std::forward<Arguments>(arguments)...);
        message.one_ = one.text();
        message.count_ = static_cast<std::int64_t>(count);
        return message;
    }

    /// What the system says of an errno, or of a failure of std::filesystem. The usual ones are translated.
    static Message ofSystem(int error);
    static Message ofSystem(const std::error_code& failure);

    /// One sentence behind the other, without those that are empty.
    static Message sentences(const std::vector<Message>& sentences);
    /// The same as a part of another sentence: it begins small and has no full stop.
    Message asClause() const;
    /// With another text for each `from` in the plain texts within it, such as the path of a file that was moved.
    Message replaced(const std::string& from, const std::string& to) const;

    bool isEmpty() const { return source_ == nullptr && plain_.empty(); }
    /// The English template; null of a plain text.
    const char* source() const { return source_; }
    /// The English template for 1; null where there is no count.
    const char* one() const { return one_; }
    /// The one that is said in English: one() or source().
    const char* englishTemplate() const { return count_ == 1 ? one_ : source_; }
    std::optional<std::int64_t> count() const { return count_; }
    const std::vector<Message>& arguments() const { return arguments_; }

    std::string english() const;
    /// Whether both say the same in English.
    bool operator==(const Message& other) const { return english() == other.english(); }
    /// With its own template and those of its arguments as `templateOf` gives them.
    std::string text(const std::function<std::string(const Message&)>& templateOf) const;

private:
    std::string filled(const std::function<std::string(const Message&)>& templateOf) const;

    std::string plain_;
    const char* source_ = nullptr;
    const char* one_ = nullptr;
    std::optional<std::int64_t> count_;
    bool isClause_ = false;
    std::vector<Message> arguments_;
};

}  // namespace lunette
