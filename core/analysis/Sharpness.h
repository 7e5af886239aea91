#pragma once

#include "data/Dataset.h"

namespace lunette {

/// The energy of the pictures' fine detail: the mean squared Laplacian (4 v - up - down - left - right) over pictures,
/// inner pixels and channels, pixels in 0..1. Blur lowers it, edges and noise raise it. pixels x n; 0 for pictures of
/// fewer than 3 x 3 pixels.
double detailEnergy(const Matrix& pictures, const ImageShape& shape);

/// The same over at most 1,000 images, evenly spaced.
double detailEnergy(const Dataset& images);

/// Below this share of the data's detail pictures count as blurred where words are made of figures.
inline constexpr double kBlurredBelow = 0.7;

}  // namespace lunette
