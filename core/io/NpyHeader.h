#pragma once

#include "Message.h"
#include "io/ByteReader.h"

#include <string_view>

namespace lunette {

/// What NumPy's array format says before the numbers (numpy.lib.format, versions 1 to 3).
struct NpyHeader {
    char kind = 0;  ///< 'b' bool, 'u' unsigned, 'i' signed, 'f' floating; 'U' text in UTF-32, 'S' in bytes; 'O', ...
    bool isBigEndian = false;
    std::size_t itemSize = 0;          ///< bytes; of kinds b, u, i and f one that NumPy writes, of U a multiple of 4
    bool isFortran = false;            ///< the first dimension runs fastest
    std::vector<std::uint64_t> shape;  ///< at most 32 lengths; empty for a single number

    bool isNumeric() const { return kind == 'b' || kind == 'u' || kind == 'i' || kind == 'f'; }
    bool isText() const { return kind == 'U' || kind == 'S'; }
    /// "float32", "Python objects", "text".
    Message typeName() const;
    /// "60000 x 28 x 28"; "a single number".
    Message shapeText() const;
    /// How many numbers lie between neighbors of each dimension.
    std::vector<std::uint64_t> steps() const;
    std::uint64_t itemCount() const;  ///< the product of the shape, which readNpyHeader() has seen to fit
    std::uint64_t byteCount() const { return itemCount() * itemSize; }
};

/// What a product of lengths is that 64 bits do not hold.
constexpr std::uint64_t kSaturated = ~std::uint64_t{0};
/// a * b, or kSaturated where that is more.
constexpr std::uint64_t saturatingProduct(std::uint64_t a, std::uint64_t b) {
    return b != 0 && a > kSaturated / b ? kSaturated : a * b;
}

/// Sets byte order, kind and size of an item from NumPy's name of a type, such as "<f4". Gives what is wrong with the
/// name, as "names no type"; empty where nothing is.
Message setNumberType(std::string_view name, NpyHeader& header);

/// Leaves the reader at the first number. Types that are neither numbers nor text are recognized, not refused; their
/// values are never read. Throws Error naming what is wrong with the file, also for a size that 64 bits do not hold.
NpyHeader readNpyHeader(ByteReader& reader);

}  // namespace lunette
