#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace lunette {

/// The number, of any arithmetic type, in the first sizeof(Number) of these bytes, which lie anywhere.
template <class Number>
Number numberAt(const std::uint8_t* bytes, std::endian order) {
    std::array<std::uint8_t, sizeof(Number)> item;
    std::memcpy(item.data(), bytes, item.size());
    if (order != std::endian::native) std::reverse(item.begin(), item.end());
    return std::bit_cast<Number>(item);
}

/// The number's bytes, the smallest first.
template <class Number>
std::array<std::uint8_t, sizeof(Number)> littleEndian(Number number) {
    auto bytes = std::bit_cast<std::array<std::uint8_t, sizeof(Number)>>(number);
    if (std::endian::native == std::endian::big) std::reverse(bytes.begin(), bytes.end());
    return bytes;
}

}  // namespace lunette
