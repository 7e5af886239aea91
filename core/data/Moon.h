#pragma once

namespace lunette {

/// One moon, before noise.
struct Moon {
    double fraction;  ///< illuminated share of the disc's area, 0 new .. 1 full
    bool waxing;      ///< lit from the right, as seen from the northern hemisphere
    double tilt;      ///< degrees, counter-clockwise
    double x, y;      ///< center, pixels from the picture's own center, y down
    double radius;    ///< pixels
};

/// The unlit part of the disc: faint, as by the light of the earth, so that a new moon is a picture too.
inline constexpr double kEarthshine = 0.06;

}  // namespace lunette
