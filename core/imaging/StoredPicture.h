#pragma once

#include "numeric/ImageShape.h"

#include <QImage>

#include <cstdint>
#include <span>

namespace lunette {

/// A picture from stored pixels, as Dataset::image() gives them, without a way through floats: gray, or red, green and
/// blue where there are three channels or more. As toImage() of the same pixels.
QImage storedPicture(std::span<const std::uint8_t> pixels, ImageShape shape);

}  // namespace lunette
