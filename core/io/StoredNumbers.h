#pragma once

#include "io/Endian.h"
#include "io/NpyHeader.h"
#include "io/PixelScale.h"

#include <Eigen/Core>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace lunette {

/// One of the numbers that lie in `bytes` in either byte order; i is below what the bytes hold.
template <class Number>
double storedNumber(const std::uint8_t* bytes, std::uint64_t i, bool isBigEndian) {
    const std::endian order = isBigEndian ? std::endian::big : std::endian::little;
    return static_cast<double>(numberAt<Number>(bytes + i * sizeof(Number), order));
}

/// Calls visit.template operator()<Number>() with the header's type, which must be numeric. A bool is a byte of 0 or 1.
template <class Visit>
void withNumberType(const NpyHeader& header, Visit visit) {
    const std::size_t size = header.itemSize;
    const bool isSigned = header.kind == 'i';
    if (header.kind == 'f') {
        if (size == 2) return visit.template operator()<Eigen::half>();
        return size == 4 ? visit.template operator()<float>() : visit.template operator()<double>();
    }
    if (size == 1)
        return isSigned ? visit.template operator()<std::int8_t>() : visit.template operator()<std::uint8_t>();
    if (size == 2)
        return isSigned ? visit.template operator()<std::int16_t>() : visit.template operator()<std::uint16_t>();
    if (size == 4)
        return isSigned ? visit.template operator()<std::int32_t>() : visit.template operator()<std::uint32_t>();
    return isSigned ? visit.template operator()<std::int64_t>() : visit.template operator()<std::uint64_t>();
}

/// The texts of an array, in UTF-8, without the zeros that fill them up. What is no character becomes U+FFFD.
std::vector<std::string> storedTexts(const NpyHeader& header, std::span<const std::uint8_t> bytes);

NumberKind numberKind(const NpyHeader& header);

/// Over all header.itemCount() numbers, on the calling thread's parallelFor().
NumberRange rangeOf(const NpyHeader& header, std::span<const std::uint8_t> bytes, const Progress& progress);

}  // namespace lunette
