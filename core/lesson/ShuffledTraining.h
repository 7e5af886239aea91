#pragma once

#include "io/ModelFile.h"

namespace lunette {

/// The same model, from the same weights over as many epochs of the same batches, but with the picture of another place
/// in the batch as each picture's target: the squared error then made on the held-out images, from the means of their
/// codes (sum over pixels in 0..1, mean over images). Plain reconstruction with Adam at the configuration's rate;
/// corruption, penalties and a divergence are left out. The code must be a point.
double shuffledTargetsError(const std::shared_ptr<const Model>& model, const DataSplit& data);

}  // namespace lunette
