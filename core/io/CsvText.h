#pragma once

#include <array>
#include <charconv>
#include <string>

namespace lunette {

/// A field as RFC 4180 quotes it; line breaks become spaces, so that a record stays a line.
std::string csvField(std::string text);

/// Appends a comma and the shortest text that reads back as the same number.
template <class Number>
void appendNumberField(std::string& text, Number value) {
    std::array<char, 32> buffer;
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    text += ',';
    text.append(buffer.data(), result.ptr);
}

}  // namespace lunette
