#pragma once

#include "Message.h"
#include "train/History.h"
#include "train/Model.h"

#include <vector>

namespace lunette {

/// What to know of a training before its model is trusted, each with what helps; nothing in most cases. Known are: a
/// test loss ten times that of a plain gray picture, a VAE none of whose latents is active after five epochs, a test
/// loss that rises. `images`: how many the model learns from.
std::vector<Message> trainingDoubts(const Model& model, Index images, const std::vector<EpochRecord>& epochs);

}  // namespace lunette
