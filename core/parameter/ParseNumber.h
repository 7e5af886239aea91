#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace lunette {

/// The number that the whole text is, as std::from_chars() reads it: in every locale, without spaces or a plus sign.
/// Nothing where it is anything else, or out of the type's range. "inf" and "nan" are reals.
template <class Number>
std::optional<Number> parseNumber(std::string_view text) {
    Number value{};
    const char* end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && last == end ? std::optional(value) : std::nullopt;
}

}  // namespace lunette
