#pragma once

#include "train/Model.h"

namespace lunette {

/// Encoding and decoding whose results do not depend on which other pictures are in the batch: a matrix product
/// rounds a column differently in batches of different widths, which turns one pixel in some hundred thousand to the
/// next shade. What is shown, saved or drawn again by a command goes through here and is the same to the last bit;
/// with any number of threads. Three to four times slower than whole batches.

/// The means of the images' codes, latents x n. condition: as for Snapshot::encode().
Matrix encodeEach(const Snapshot& snapshot, const Matrix& images, const Matrix& condition = {});

/// As Snapshot::decode().
Matrix decodeEach(const Snapshot& snapshot, const Matrix& codes, const Matrix& condition = {});

/// What the encoder of a denoising model gets of these images where it is looked at or measured, never in training:
/// the noise of an image is that of its column. 0 x 0 for a model that does not denoise.
Matrix corruptedEach(const Model& model, const Matrix& images, double strength);

}  // namespace lunette
