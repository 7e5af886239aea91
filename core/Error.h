#pragma once

#include "Message.h"

#include <algorithm>
#include <stdexcept>

namespace lunette {

/// The kind of an error, for programs and tests; people read the message.
enum class ErrorKind {
    Unreadable,   ///< a file or folder is not there, may not be read, or is not of the expected kind: a folder, a pipe
    Damaged,      ///< what is read is malformed, cut short, or contradicts itself
    Unsupported,  ///< what is read is sound, but of a kind that Lunette does not read or do
    TooLarge,     ///< more than Lunette takes, or than there is memory for
    TooFew,       ///< there is nothing, or too little, to work on
    Unwritable,   ///< a file or folder cannot be written under this name
    Unknown,      ///< a name stands for nothing that is there: a dataset, a parameter, a column, a class
    WrongValue,   ///< a value that is never possible, whatever it is applied to
    Conflict,     ///< two things do not go together: options, files, a model and its data
    Diverged,     ///< a training came to numbers that are not finite
    Unavailable,  ///< another computer or another program does not let it happen now
    Usage,        ///< a command line cannot be understood
    Cancelled,    ///< the user's own wish
};

/// The one exception of Lunette. Its message is a whole sentence for the user: what is wrong, where, and
/// what to do about it. It is caught where a thread or a program ends.
///
/// A message often quotes a file, which may hold anything: in what(), control characters become spaces, so that it is
/// one line and does not end at a zero byte.
class Error : public std::runtime_error {
public:
    Error(ErrorKind kind, Message message)
        : std::runtime_error(printable(message.english())), kind_(kind), message_(std::move(message)) {}

    ErrorKind kind() const { return kind_; }
    const Message& message() const { return message_; }

private:
    static std::string printable(std::string text) {
        std::ranges::replace_if(
            text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 127; }, ' ');
        return text;
    }

    ErrorKind kind_;
    Message message_;
};

/// The message of an Error; what() of any other exception.
inline Message toMessage(const std::exception& exception) {
    const auto* error = dynamic_cast<const Error*>(&exception);
    return error != nullptr ? error->message() : Message(std::string(exception.what()));
}

}  // namespace lunette
