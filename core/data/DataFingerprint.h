#pragma once

#include "data/Dataset.h"

namespace lunette {

/// The number of images and the CRC-32 of the shape and of the pixels of at most 1,000 images and 16 MiB, which are
/// spread evenly over both parts. Unknown for empty data.
DataFingerprint fingerprintOf(const DataSplit& data);

/// The spec and the fingerprint of `data`.
DataOrigin originOf(const DataSplit& data);

}  // namespace lunette
