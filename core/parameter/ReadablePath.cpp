#include "parameter/ReadablePath.h"

#include "parameter/Utf8.h"

#include <algorithm>
#include <cstdint>
#include <iconv.h>
#include <optional>

namespace lunette {
namespace {

bool isHigh(char c) { return static_cast<std::uint8_t>(c) >= 0x80; }

/// Whether two bytes in a row are no ASCII, as in every name of Chinese characters but the rarest; Western names have
/// single ones.
bool hasHighPair(std::string_view text) {
    return std::ranges::adjacent_find(text, [](char a, char b) { return isHigh(a) && isHigh(b); }) != text.end();
}

/// Characters for private use, to which GB18030 maps what stands for nothing.
bool hasPrivateUse(std::string_view utf8) {
    const std::u32string characters = utf32Of(utf8);
    return std::ranges::any_of(characters, [](char32_t c) { return c >= 0xE000 && c <= 0xF8FF; });
}

/// In UTF-8; nothing where some byte is not of GB18030.
std::optional<std::string> fromGb18030(std::string_view text) {
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == reinterpret_cast<iconv_t>(-1))  // NOLINT(performance-no-int-to-ptr): how it says that it failed
        return std::nullopt;
    std::string bytes(text);
    std::string result(4 * text.size(), '\0');  // a character of one byte or more takes up to four
    char *in = bytes.data(), *out = result.data();
    std::size_t left = bytes.size(), room = result.size();
    const bool isWhole = iconv(converter, &in, &left, &out, &room) == 0 && left == 0;
    iconv_close(converter);
    result.resize(result.size() - room);
    return isWhole && !hasPrivateUse(result) ? std::optional(result) : std::nullopt;
}

/// How many bytes of UTF-8 the text begins with that are one character; 0 where it begins with none.
std::size_t characterLength(std::string_view text) {
    for (std::size_t length = 1; length <= std::min<std::size_t>(4, text.size()); ++length)
        if (isUtf8(text.substr(0, length))) return length;
    return 0;
}

std::string withBytesEscaped(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string result;
    while (!text.empty()) {
        const std::size_t length = characterLength(text);
        if (length > 0) {
            result += text.substr(0, length);
        } else {
            const auto byte = static_cast<std::uint8_t>(text.front());
            result += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
        }
        text.remove_prefix(std::max<std::size_t>(1, length));
    }
    return result;
}

std::string readablePart(std::string_view part) {
    if (isUtf8(part)) return std::string(part);
    if (hasHighPair(part))
        if (auto text = fromGb18030(part)) return *text;
    return withBytesEscaped(part);
}

}  // namespace

std::string readablePath(std::string_view path) {
    if (isUtf8(path)) return std::string(path);
    std::string result;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        result += (begin > 0 ? "/" : "") + readablePart(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return result;
}

}  // namespace lunette
