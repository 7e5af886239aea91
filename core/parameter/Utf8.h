#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace lunette {

/// Appends a character in UTF-8; what is no character becomes U+FFFD.
inline void appendUtf8(std::uint32_t character, std::string& text) {
    constexpr std::uint32_t kReplacement = 0xFFFD;
    const bool isSurrogate = character >= 0xD800 && character < 0xE000;
    if (character > 0x10FFFF || isSurrogate) character = kReplacement;
    if (character < 0x80) return text.push_back(static_cast<char>(character));
    const int more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    constexpr std::array<std::uint32_t, 4> kFirst{0, 0xC0, 0xE0, 0xF0};
    text.push_back(static_cast<char>(kFirst[static_cast<std::size_t>(more)] | character >> (6 * more)));
    for (int i = more - 1; i >= 0; --i) text.push_back(static_cast<char>(0x80U | (character >> (6 * i) & 0x3FU)));
}

/// Whether every byte belongs to a whole character.
inline bool isUtf8(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    for (std::size_t i = 0; i < text.size();) {
        const std::uint8_t first = byte(i++);
        int more = 0;
        if (first >= 0xC2 && first <= 0xDF) more = 1;
        if (first >= 0xE0 && first <= 0xEF) more = 2;
        if (first >= 0xF0 && first <= 0xF4) more = 3;
        if (first >= 0x80 && more == 0) return false;
        for (; more > 0; --more)
            if (i == text.size() || (byte(i++) & 0xC0U) != 0x80U) return false;
    }
    return true;
}

/// The characters of a text; bytes that are no UTF-8 count as Latin-1.
inline std::u32string utf32Of(std::string_view text) {
    std::u32string characters;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<std::uint8_t>(text[at]) : 0U; };
        const std::uint32_t first = byte(i);
        const std::size_t more = first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
        std::uint32_t character = more == 0 ? first : first & (0x3FU >> more);
        bool isSound = first < 0xF5;
        for (std::size_t k = 1; k <= more; ++k) {
            isSound = isSound && (byte(i + k) & 0xC0U) == 0x80U;
            character = character << 6U | (byte(i + k) & 0x3FU);
        }
        characters.push_back(isSound ? character : first);
        i += isSound ? more + 1 : 1;
    }
    return characters;
}

}  // namespace lunette
