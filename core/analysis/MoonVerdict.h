#pragma once

#include "analysis/MoonReader.h"

#include <string>

namespace lunette {

/// Two moons of the same place and size laid over each other: weight * first + (1 - weight) * second.
struct CrossFade {
    Moon first, second;
    double weight = 0.0;
    double distance = 0.0;  ///< root-mean-square pixel difference to the picture, pixels in 0..1
};

/// What a picture shows.
struct MoonVerdict {
    enum class Kind { Moon, CrossFade, Other };
    Kind kind = Kind::Other;
    MoonReading reading;
    CrossFade crossFade;  ///< the closest one; of no meaning where the kind is Moon
};

/// Root-mean-square pixel differences that a picture may have and still be a moon: from the closest moon, where the
/// decoder's blur counts, and of this what laying two moons over each other would explain. A drawn moon of the default
/// noise is 0.02 from the closest, halfway between a half and a full one is 0.16.
inline constexpr double kMoonTolerance = 0.08;
inline constexpr double kCrossFadeTolerance = 0.05;

/// Judges pictures by the closest moon that the options can draw, and the closest cross-fade of two. A picture is a
/// moon where its distance is within kMoonTolerance and the noise of the data together, and no more of it than
/// kCrossFadeTolerance is explained by a cross-fade. Otherwise it is a cross-fade where that explains most of the
/// distance, and else neither. pixels x n, with the readings of the same columns.
std::vector<MoonVerdict> judgeMoons(const Matrix& pictures, const std::vector<MoonReading>& readings,
                                    const MoonOptions& options);

/// "a moon, 0.74 lit", "no moon: a cross-fade of 0.50 and 1.00", "no moon: 0.12 from the nearest".
std::string describe(const MoonVerdict& verdict);

}  // namespace lunette
