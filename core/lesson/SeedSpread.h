#pragma once

#include "io/ModelFile.h"

namespace lunette {

/// Trains the same configuration on the same data with further seeds, `seeds` in all with the model's own, and returns
/// the difference between the largest and the smallest squared error (sum over pixels in 0..1, mean over held-out
/// images, from the means of their codes). Throws Error where a training diverges.
double errorSpread(const SavedModel& saved, const DataSplit& data, Index seeds);

}  // namespace lunette
