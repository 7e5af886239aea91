#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace lunette {

/// How a table is written. As data it has commas and decimal points. A spreadsheet of a locale with decimal commas
/// takes semicolons between its fields.
struct CsvStyle {
    char separator = ',';
    char decimalSign = '.';
};

/// A field as RFC 4180 quotes it; line breaks become spaces, so that a record stays a line.
std::string csvField(std::string text, const CsvStyle& style = {});

/// Appends the separator and the shortest text that reads back as the same number.
template <class Number>
void appendNumberField(std::string& text, Number value, const CsvStyle& style = {}) {
    std::array<char, 32> buffer;
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    std::replace(buffer.data(), result.ptr, '.', style.decimalSign);
    text += style.separator;
    text.append(buffer.data(), result.ptr);
}

}  // namespace lunette
