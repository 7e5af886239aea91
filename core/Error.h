#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>

namespace lunette {

/// The one exception of Lunette. Its message is a whole sentence for the user: what is wrong, where, and
/// what to do about it. It is caught where a thread or a program ends.
///
/// A message often quotes a file, which may hold anything: control characters become spaces, so that the message is
/// one line and what() does not end at a zero byte.
class Error : public std::runtime_error {
public:
    explicit Error(std::string message) : std::runtime_error(printable(std::move(message))) {}

private:
    static std::string printable(std::string text) {
        std::ranges::replace_if(
            text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 127; }, ' ');
        return text;
    }
};

}  // namespace lunette
