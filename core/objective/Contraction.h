#pragma once

#include "objective/NoiseKey.h"

namespace lunette::contraction {

/// The contractive penalty |J|_F^2, J being the Jacobian of the encoder's mean by the picture (Rifai, Vincent, Muller,
/// Glorot, Bengio 2011), estimated without J: for epsilon ~ N(0, I) the expectation of |J epsilon|^2 is |J|_F^2
/// (Hutchinson 1990), and J epsilon is about (f(x + sigma epsilon) - f(x)) / sigma, with an error that falls with
/// sigma^2. One epsilon for each image and step.
constexpr double kSigma = 0.01;

/// Sets doubled, pixels x 2n, to x and, behind it, x + sigma epsilon, and noise to epsilon. The columns of x are
/// firstColumn, firstColumn + 1, ... of the batch.
void perturb(const Matrix& x, NoiseKey key, Index firstColumn, Matrix& noise, Matrix& doubled);

/// The estimate summed over the images; means: latents x 2n, the encoder's of what perturb() gave.
double penalty(const Matrix& means);

/// Adds scale * d(penalty)/d(means) to gradient, latents x 2n.
void addGradient(const Matrix& means, Scalar scale, Matrix& gradient);

}  // namespace lunette::contraction
