#pragma once

#include "data/Dataset.h"

namespace lunette {

/// Both parts of a split as one dataset, the images to train on first.
std::shared_ptr<const Dataset> joined(const DataSplit& data);

}  // namespace lunette
