#pragma once

#include "data/Dataset.h"

namespace lunette {

/// Holds out a sixth of the images of each class (of all images where there are no labels), at least one, chosen
/// by the seed. Both parts keep the order and share the pixels; the recipe is left empty. Throws Error for fewer than
/// two images.
DataSplit holdOutSixth(Dataset::Parts parts, std::uint64_t seed = 1);

/// Both parts as one dataset, the images to train on first; the pixels stay shared.
std::shared_ptr<const Dataset> bothParts(const DataSplit& data);

}  // namespace lunette
