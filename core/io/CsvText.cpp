#include "io/CsvText.h"

#include <algorithm>

namespace lunette {

std::string csvField(std::string text, const CsvStyle& style) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    if (text.find(style.separator) == std::string::npos && text.find('"') == std::string::npos) return text;
    std::string result = "\"";
    for (const char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + '"';
}

}  // namespace lunette
