#pragma once

#include "data/DataOrigin.h"
#include "train/Trainer.h"

namespace lunette {

/// Everything that a `.lunette` file keeps: enough to explore the model without its data, and to train on.
struct SavedModel {
    std::shared_ptr<const Model> model;
    TrainingState state;
    DataOrigin origin{};  ///< of the data that it was trained on
};

/// A `.lunette` file is a safetensors file: the weights as named tensors with their shapes, the optimizer's
/// moments beside them, and in the metadata the configuration, the spec, the history, the position and a checksum of
/// the tensors. Where early stopping watches, the best epoch's weights and moments follow as "best.*", unless they are
/// the current ones.
///
/// Writes whole or not at all: into a temporary file beside the target, flushed, then renamed over it. Throws
/// Error naming the file and what to do.
void saveModel(const SavedModel& saved, const std::string& path);

/// Tensors may also be of 16 or 64 bits, and have PyTorch's prefixes (see StoredTensors). The names of those that the
/// model does not use are put into `unused`. A file without a checksum, of an earlier version or of another program, is
/// taken as it is.
///
/// Throws Error naming the file and what is wrong with it: not a safetensors file, a newer version, tensors that have
/// another checksum, one that is missing, misshapen or not finite, or that belongs to a layer that the model lacks.
SavedModel loadModel(const std::string& path, std::vector<std::string>* unused = nullptr);

/// The weights of `model` alone, from any safetensors file that has tensors of its names and shapes, whoever wrote it.
/// A checksum is not looked at, because other programs carry it along. The rest is as for loadModel().
Vector loadWeights(const std::string& path, const Model& model, std::vector<std::string>* unused = nullptr);

}  // namespace lunette
