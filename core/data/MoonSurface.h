#pragma once

#include "numeric/Types.h"

#include <vector>

namespace lunette {

struct Moon;

/// What the moon's near side looks like: where the maria lie, and craters large and small. The same in every
/// picture, for the moon always shows the earth the same face.
class MoonSurface {
public:
    /// One place of the disc.
    struct Ground {
        float albedo;          ///< reflected share of the light, 0..1
        float slopeX, slopeY;  ///< how steeply it rises to the right and upwards
    };

    MoonSurface();

    /// The disc has radius 1 about (0, 0), y up. Between the places that are kept it is linear.
    Ground at(float x, float y) const;

private:
    std::vector<Ground> grid_;
};

/// Draws a moon as drawMoon() does, as a lit sphere: by Lambert's law on the surface's slopes, brightened where the
/// light grazes as dust is; the earthshine lies on all of it.
void drawCrateredMoon(const Moon& moon, Index size, float* pixels);

}  // namespace lunette
