#pragma once

#include "numeric/Types.h"

#include <array>
#include <string_view>
#include <vector>

namespace lunette {

/// How a path gets from one code to another.
enum class PathKind { Linear, Spherical, Density };
/// As the command line calls them, by PathKind.
inline constexpr std::array<std::string_view, 3> kPathWords{"linear", "spherical", "density"};

/// A way through latent space past two stops or more, by t in 0..1. Every leg, from one stop to the next, takes the
/// same share of t; at a stop the way is that very code, and so it is between two stops that are the same.
///
/// Linear: straight. Spherical: along the great circle through both directions with the length interpolated linearly
/// (Shoemake 1985; White 2016, "Sampling generative networks"), which falls back to linear where the angle is undefined
/// or nearly 0 or pi. Density: where codes are dense, at an even speed (DensityPath.h).
class CodePath {
public:
    /// stops: latents x at least 2. codes, latents x n: those that a Density path keeps to; other kinds need none.
    /// Throws Error for fewer stops.
    CodePath(PathKind kind, Matrix stops, const Matrix& codes = {});

    Vector at(double t) const;
    /// From the first stop to the last inclusive, latents x steps. Throws Error for fewer than 2 steps.
    Matrix points(Index steps) const;

private:
    PathKind kind_;
    Matrix stops_;
    std::vector<Matrix> dense_;  ///< of a Density path: points of each leg at even distances
};

}  // namespace lunette
