#pragma once

#include "data/Dataset.h"
#include "train/Model.h"

namespace lunette {

/// Mean squared errors against clean pictures, each the sum over pixels of a picture with pixels in 0..1.
struct DenoisingErrors {
    double noisy;     ///< of the pictures with noise
    double restored;  ///< of what the model makes of these, decoded from the means of their codes
    Index images;     ///< how many were looked at
};

/// Over the first `most` images. The noise of an image is that of its place in the dataset and of the seed 0, whatever
/// the strength, so that errors at several strengths differ by nothing else.
DenoisingErrors denoisingErrors(const Snapshot& snapshot, const Dataset& images, const Corruption& corruption,
                                double strength, Index most);

}  // namespace lunette
