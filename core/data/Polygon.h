#pragma once

#include "numeric/Types.h"

#include <span>

namespace lunette {

/// A place in a picture, in pixels: (0, 0) is the upper left corner of its first pixel, y points down.
struct Point {
    double x, y;
};

/// Sets each of size x size pixels to the share of its area inside the polygon: exact, so that the pixels add up
/// to the polygon's area and change smoothly as it moves. The corners follow each other around it either way and
/// lie within the picture, but for a rounding, which is taken away; lines that join them do not cross.
void fillPolygon(std::span<const Point> corners, Index size, float* pixels);

}  // namespace lunette
