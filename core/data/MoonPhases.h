#pragma once

#include "data/Catalog.h"
#include "data/Moon.h"
#include "parameter/Parameter.h"

namespace lunette {

enum class MoonStyle { Flat, Cratered };
enum class MoonSides { Both, Waxing, Waning };

/// How a set of moons is drawn. Lengths are in pixels, angles in degrees.
struct MoonOptions {
    std::int64_t count = 8000;  ///< training images; a sixth as many are held out
    std::int64_t size = 32;     ///< side of the picture
    MoonStyle style = MoonStyle::Flat;
    std::optional<Interval> gap;  ///< illuminated fractions withheld from training
    std::string phases;           ///< illuminated fractions that alone are drawn, as phaseIntervals() reads them
    MoonSides sides = MoonSides::Both;
    double tilt = 5.0;           ///< the axis leans uniformly within +- this
    double shift = 0.5;          ///< the center moves uniformly within +- this
    double radiusJitter = 0.02;  ///< the radius varies uniformly within +- this share of itself
    double noise = 0.02;         ///< standard deviation of the pixel noise, pixels in 0..1
    std::int64_t seed = 1;
};

const ParameterTable<MoonOptions>& moonParameters();

/// The radius about which a set of pictures of this side varies, pixels.
double moonRadius(Index size);

/// Draws one moon of size x size pixels, anti-aliased: 0 sky, `kEarthshine` on the dark part, 1 where lit. The
/// terminator is half an ellipse whose half axis is radius * |1 - 2 fraction|: then the lit area is exactly the
/// fraction of the disc.
void drawMoon(const Moon& moon, Index size, float* pixels);

/// The same in either style; see drawCrateredMoon() for the other.
void drawMoon(const Moon& moon, MoonStyle style, Index size, float* pixels);

/// The eight phases by name, "new moon" .. "waning crescent"; a class is one of them.
const std::vector<std::string>& moonPhaseNames();

/// Its position in moonPhaseNames(): new below 0.05, crescent to 0.4, quarter to 0.6, gibbous to 0.95, then full.
std::int32_t moonPhase(double fraction, bool waxing);

/// "0.5+0.9-1": fractions and intervals of fractions apart by '+', each drawn as often as the others; empty for none.
/// Throws Error where it says something else.
std::vector<Interval> phaseIntervals(const std::string& phases);

/// The illuminated fractions in 0..1 that training never sees, in rising order: the gap, or what lies between the
/// phases that alone are drawn.
std::vector<Interval> withheldPhases(const MoonOptions& options);

/// From an illuminated fraction to the closest one that training draws; 0 where it draws this one.
double distanceToDrawn(const MoonOptions& options, double fraction);

/// Draws training and held-out moons, labeled by phase, with their factors: fraction, side (1 waxing, -1
/// waning), tilt, x, y, radius. The held-out ones cover the gap too. Image i depends on i and the options but
/// not on the count. Throws Error where the gap leaves nothing to train on.
DataSplit makeMoonPhases(const MoonOptions& options, const Progress& progress = {});

/// What moons a spec of theirs draws; nothing for one of other data.
std::optional<MoonOptions> moonOptionsOf(const std::string& spec);

/// The built-in dataset "moons".
std::unique_ptr<const DatasetSource> makeMoonSource();

}  // namespace lunette
