#pragma once

#include "analysis/Indicators.h"

#include <Eigen/Core>

namespace lunette {

/// What makes the region of latent space visible in which a model's pictures mean something: three figures for any
/// code.

/// |E(D(z)) - z|: how far from each code its own picture is encoded, in units of z. codes: latents x n.
Eigen::ArrayXd roundTripErrors(const Codec& codec, const Matrix& codes);

/// How fast the picture changes with the code: the root-mean-square change of a pixel (in 0..1) a unit of z, in the
/// root mean square over the given directions as well. By central differences, (D(z + s) - D(z - s)) / 2 |s|, whose
/// error falls with the square of |s|. codes: latents x n; steps: latents x directions, none of them zero.
Eigen::ArrayXd pictureSpeeds(const Codec& codec, const Matrix& codes, const Matrix& steps);

/// The density of a cloud of points at every crossing of a grid, by Gaussian kernels whose deviations along the axes
/// are n^(-1/6) / 2 of the points': half of Scott's rule (1992, for two dimensions), which is for one Gaussian and
/// would blur codes that lie on a curve or in clusters. Its integral over the plane is 1. points: 2 x n, at least one;
/// the result has a row a value of `y` and a column a value of `x`.
Eigen::ArrayXXd planeDensity(const Matrix& points, const Eigen::ArrayXd& x, const Eigen::ArrayXd& y);

/// How densely the other points lie around each: the density of planeDensity() there, of at most 1,000 points that are
/// chosen at even steps, without the point itself. points: 1 x n or 2 x n; along a line the deviation of the kernels is
/// n^(-1/5) / 2 of the points'. The density around a single point is 0.
Eigen::ArrayXd densityAround(const Matrix& points);

}  // namespace lunette
