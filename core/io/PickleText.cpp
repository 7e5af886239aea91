#include "io/PickleText.h"

#include "parameter/Utf8.h"

#include <charconv>
#include <cstdint>

namespace lunette {
namespace {

/// The value of hexadecimal digits; empty for other characters.
std::optional<std::uint32_t> hexadecimal(std::string_view digits, std::size_t count) {
    std::uint32_t value = 0;
    if (digits.size() < count) return std::nullopt;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + count, value, 16);
    return error == std::errc{} && end == digits.data() + count ? std::optional(value) : std::nullopt;
}

}  // namespace

std::string unescaped(std::string_view text) {
    constexpr std::string_view kLetters = "nrt\\'\"", kMeanings = "\n\r\t\\'\"";
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t letter =
            text[i] == '\\' && i + 1 < text.size() ? kLetters.find(text[i + 1]) : std::string_view::npos;
        if (letter != std::string_view::npos) {
            result.push_back(kMeanings[letter]);
            ++i;
        } else if (const auto value =
                       text.substr(i).starts_with("\\x") ? hexadecimal(text.substr(i + 2), 2) : std::nullopt) {
            result.push_back(static_cast<char>(*value));
            i += 3;
        } else {
            result.push_back(text[i]);
        }
    }
    return result;
}

std::string unicodeUnescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        const std::size_t digits = rest.starts_with("\\u") ? 4 : rest.starts_with("\\U") ? 8 : 0;
        const auto point = digits > 0 ? hexadecimal(rest.substr(2), digits) : std::nullopt;
        if (point && *point <= 0x10FFFF) i += 1 + digits;
        appendUtf8(point && *point <= 0x10FFFF ? *point : static_cast<std::uint8_t>(text[i]), result);
    }
    return result;
}

std::optional<std::string> asLatin1(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto first = static_cast<std::uint8_t>(text[i]);
        if (first >= 0x80) {
            if ((first != 0xC2 && first != 0xC3) || i + 1 == text.size()) return std::nullopt;
            result.push_back(static_cast<char>((first & 0x03U) << 6U | (static_cast<std::uint8_t>(text[++i]) & 0x3FU)));
        } else {
            result.push_back(text[i]);
        }
    }
    return result;
}

}  // namespace lunette
