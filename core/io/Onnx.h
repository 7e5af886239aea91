#pragma once

#include "train/Model.h"

#include <string>

namespace lunette {

/// Writes encoder.onnx and decoder.onnx into a folder, which is made where it is missing
/// (https://github.com/onnx/onnx/blob/main/docs/IR.md; operator set 13, float32):
/// encoder: `pixels` [N, C, H, W] in 0..1 to `mean` [N, latents] and, where the code is a distribution,
///          `log_variance` [N, latents]
/// decoder: `code` [N, latents] to the expected `pixels` [N, C, H, W]
/// The weights keep their names and values. Throws Error naming the file, or where a model is too large for the format.
void saveOnnx(const Snapshot& snapshot, const std::string& folder);

}  // namespace lunette
