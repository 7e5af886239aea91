#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lunette {

/// The bytes of Python's repr() without its quotes, as protocol 0 writes them.
std::string unescaped(std::string_view text);

/// Python's raw-unicode-escape as UTF-8.
std::string unicodeUnescaped(std::string_view text);

/// UTF-8 as one byte a character (Latin-1); empty where a character is above 255.
std::optional<std::string> asLatin1(std::string_view text);

}  // namespace lunette
