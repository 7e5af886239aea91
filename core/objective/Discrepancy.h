#pragma once

#include "numeric/Types.h"

/// The squared maximum mean discrepancy between a batch's codes and draws of the prior N(0, I), as many, by the
/// unbiased estimate of Gretton, Borgwardt, Rasch, Schölkopf and Smola 2012, eq. 3: the mean kernel of pairs of codes,
/// plus that of pairs of draws, minus twice that of a code and a draw. It may be negative.
///
/// The kernel is the sum of inverse multiquadratics C / (C + |a - b|^2) with C = 2 s times the number of latents, s in
/// {0.1, 0.2, 0.5, 1, 2, 5, 10} (Tolstikhin, Bousquet, Gelly and Schölkopf 2018, "Wasserstein auto-encoders", section
/// 4, with the scales of its authors' program).
namespace lunette::discrepancy {

/// codes and draws: latents x n each. 0 for fewer than two codes.
double squared(const Matrix& codes, const Matrix& draws);

/// Adds scale * d(squared)/d(codes) for the codes first, first + 1, ... to dz, latents x columns.
void addGradient(const Matrix& codes, const Matrix& draws, Scalar scale, Index first, Matrix& dz);

/// Of two points at this squared distance.
double kernel(double squaredDistance, Index latents);

}  // namespace lunette::discrepancy
