#pragma once

#include "train/Trainer.h"

namespace lunette {

/// Everything that a `.lunette` file keeps: enough to explore the model without its data, and to train on.
struct SavedModel {
    std::shared_ptr<const Model> model;
    TrainingState state;
    std::string datasetRecipe;  ///< DATASET text; a path is as it was when saved
};

/// A `.lunette` file is a safetensors file: the weights as named tensors with their shapes, the optimiser's
/// moments beside them, and in the metadata the configuration, the recipe, the history and the position. Where early
/// stopping watches, the best epoch's weights and moments follow as "best.*", unless they are those in hand.
///
/// Writes whole or not at all: into a temporary file beside the target, flushed, then renamed over it. Throws
/// Error naming the file and what to do.
void saveModel(const SavedModel& saved, const std::string& path);

/// Throws Error naming the file and what is wrong with it: not a safetensors file, a newer version, a tensor
/// that is missing, misshapen or not finite.
SavedModel loadModel(const std::string& path);

/// The weights of `model` alone, from any safetensors file that has tensors of its names and shapes, whoever wrote it.
/// Throws Error naming the file and the tensor.
Vector loadWeights(const std::string& path, const Model& model);

}  // namespace lunette
