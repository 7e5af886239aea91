#include "Message.h"

#include <cctype>

namespace lunette {
namespace {

std::string clause(std::string sentence) {
    for (const std::string_view stop : {".", "\u3002"})
        if (sentence.ends_with(stop)) sentence.resize(sentence.size() - stop.size());
    const bool isWord = sentence.size() > 1 && std::islower(static_cast<unsigned char>(sentence[1])) != 0;
    const bool isArticle = sentence.starts_with("A ");
    if (isWord || isArticle) sentence[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(sentence[0])));
    return sentence;
}

}  // namespace

Message Message::sentences(const std::vector<Message>& sentences) {
    Message all;
    for (const Message& sentence : sentences)
        if (!sentence.isEmpty()) all = all.isEmpty() ? sentence : Message::tr("%1 %2", all, sentence);
    return all;
}

Message Message::asClause() const {
    Message result = *this;
    result.isClause_ = true;
    return result;
}

Message Message::replaced(const std::string& from, const std::string& to) const {
    Message result = *this;
    for (std::size_t at = result.plain_.find(from); at != std::string::npos;
         at = result.plain_.find(from, at + to.size()))
        result.plain_.replace(at, from.size(), to);
    for (Message& argument : result.arguments_) argument = argument.replaced(from, to);
    return result;
}

std::string Message::english() const {
    return text([](const Message& message) { return std::string(message.englishTemplate()); });
}

std::string Message::text(const std::function<std::string(const Message&)>& templateOf) const {
    std::string text = source_ == nullptr ? plain_ : filled(templateOf);
    return isClause_ ? clause(std::move(text)) : text;
}

std::string Message::filled(const std::function<std::string(const Message&)>& templateOf) const {
    const std::string words = templateOf(*this);
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char place = words[i] == '%' && i + 1 < words.size() ? words[i + 1] : '\0';
        const auto argument = static_cast<std::size_t>(place - '1');
        if (place >= '1' && place <= '9' && argument < arguments_.size())
            text += arguments_[argument].text(templateOf);
        else if (place == 'n' && count_)
            text += std::to_string(*count_);
        else {
            text += words[i];
            continue;
        }
        ++i;
    }
    return text;
}

}  // namespace lunette
