#pragma once

#include "numeric/Types.h"

namespace lunette {

/// A way from a to b that keeps to where codes are dense: kDensePoints points at even distances, both ends included,
/// latents x kDensePoints.
///
/// Of all chains of codes from a to b it takes the one whose steps' lengths have the smallest sum of third powers: many
/// short steps are cheaper than a long one across a hole. For many codes of density f in d dimensions that is the way
/// with the smallest integral of f^(-2/d), the Fermat distance (Bijral, Ratliff, Srebro 2011, "Semi-supervised learning
/// with density based distances"; Groisman, Jonckheere, Sapienza 2022, "Nonhomogeneous Euclidean first-passage
/// percolation and distance learning"). No neighborhood is chosen, so there is always a way. The chain, which goes
/// from code to code, is then smoothed: its points are replaced by (1, 2, 1) / 4 averages of their neighborhood, 24
/// times.
///
/// codes: latents x n, n may be 0, which gives the straight line. Takes time in proportion to n^2.
Matrix densityPath(const Matrix& codes, const Vector& a, const Vector& b);

inline constexpr Index kDensePoints = 65;

}  // namespace lunette
