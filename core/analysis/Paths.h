#pragma once

#include "numeric/Types.h"

namespace lunette {

enum class PathKind { Linear, Spherical };

/// The point at t in 0..1 between two codes. Spherical: along the great circle through both directions with
/// the length interpolated linearly (Shoemake 1985; White 2016, "Sampling generative networks"), which falls
/// back to linear where the angle is undefined or nearly 0 or pi.
Vector pathPoint(PathKind kind, const Vector& a, const Vector& b, double t);

/// steps points from a to b inclusive, latents x steps; steps at least 2.
Matrix pathPoints(PathKind kind, const Vector& a, const Vector& b, Index steps);

}  // namespace lunette
