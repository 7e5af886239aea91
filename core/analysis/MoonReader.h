#pragma once

#include "data/MoonPhases.h"

namespace lunette {

struct MoonReading {
    Moon moon;        ///< the closest one that the generator can draw
    double distance;  ///< root-mean-square pixel difference to it, pixels in 0..1
};

/// Reads a moon's phase, side, place and size off any picture, by searching all moons that these options can
/// draw for the closest one: what a decoded path really shows, step by step. (The gap is not left out of the
/// search, and a noise-free moon is compared, so drawn noise stays as distance.)
class MoonReader {
public:
    explicit MoonReader(const MoonOptions& options);

    /// pixels x n; one reading a column. Re-entrant. Throws Error where the pictures have another size.
    std::vector<MoonReading> read(const Matrix& pictures) const;

private:
    std::vector<Moon> promising(const Vector& picture) const;
    MoonReading refine(Moon start, Eigen::Ref<const Vector> picture) const;

    MoonOptions options_;
    std::vector<Moon> grid_;
    Matrix templates_;  ///< pixels x grid
};

}  // namespace lunette
