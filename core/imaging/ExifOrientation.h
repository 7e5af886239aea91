#pragma once

#include <cstdint>
#include <span>

namespace lunette {

/// How a picture lies, from a block of EXIF data: 1 upright, 2 to 8 mirrored or turned as EXIF numbers them. 1 where
/// the block is broken or does not say.
int exifOrientation(std::span<const std::uint8_t> block);

}  // namespace lunette
