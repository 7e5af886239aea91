#pragma once

#include "data/Dataset.h"

#include <QImage>

#include <span>

namespace lunette {

/// A picture as JPEG gives it back.
struct JpegPicture {
    QImage picture;  ///< of the size and kind that went in
    Index bytes;     ///< of the compressed pixels alone, see scanBytes()
};

/// The JPEG of `picture` with the smallest squared error among those of at most `budget` bytes, over all qualities, by
/// bisection, and over the picture reduced 1, 2, 4, ... times a side, which small budgets need. The shortest one where
/// none is so short.
JpegPicture jpegWithin(const QImage& picture, Index budget);

/// How long the entropy-coded data of a baseline JPEG file are. Headers and tables are not counted: they are the same
/// for every picture of a quality, as a decoder's weights are.
Index scanBytes(std::span<const std::uint8_t> file);

/// The sum over pixels and channels of the squared difference, with pixels in 0..1. Both of one size, 8-bit gray or
/// RGB.
double squaredError(const QImage& one, const QImage& other);

/// The mean of that over the first `images` of a gray dataset, each against its JPEG within `bytes` bytes. Not a number
/// for pictures in color.
double jpegError(const Dataset& dataset, Index images, Index bytes);

}  // namespace lunette
