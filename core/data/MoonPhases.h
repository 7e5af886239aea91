#pragma once

#include "data/Dataset.h"
#include "parameter/Parameter.h"

namespace lunette {

/// How a set of moons is drawn. Lengths are in pixels, angles in degrees.
struct MoonOptions {
    std::int64_t count = 4000;       ///< training images; a sixth as many are held out
    std::int64_t size = 32;          ///< side of the picture
    std::optional<Interval> gap;     ///< illuminated fractions withheld from training
    double tilt = 0.0;               ///< the axis leans uniformly within +- this
    double shift = 1.0;              ///< the centre moves uniformly within +- this
    double radiusJitter = 0.05;      ///< the radius varies uniformly within +- this share of itself
    double noise = 0.02;             ///< standard deviation of the pixel noise, pixels in 0..1
    std::int64_t seed = 1;
};

const ParameterTable<MoonOptions>& moonParameters();

/// One moon, before noise.
struct Moon {
    double fraction;  ///< illuminated share of the disc's area, 0 new .. 1 full
    bool waxing;      ///< lit from the right, as seen from the northern hemisphere
    double tilt;      ///< degrees, counter-clockwise
    double x, y;      ///< centre, pixels from the picture's own centre, y down
    double radius;    ///< pixels
};

/// Draws one moon of size x size pixels, anti-aliased, 0 sky .. 1 lit. The terminator is half an ellipse whose
/// half axis is radius * |1 - 2 fraction|: then the lit area is exactly the fraction of the disc.
void drawMoon(const Moon& moon, Index size, float* pixels);

/// Draws training and held-out moons with their factors fraction, side, tilt, x, y, radius. The held-out ones
/// cover the gap too.
DataSplit makeMoonPhases(const MoonOptions& options);

}  // namespace lunette
