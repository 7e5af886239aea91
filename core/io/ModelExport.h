#pragma once

#include "io/ModelFile.h"

namespace lunette {

/// What other programs read of a model.
enum class ExportFormat {
    Safetensors,  ///< a file: the weights under their names, without the optimizer's moments
    Onnx,         ///< a folder: encoder.onnx and decoder.onnx
    PyTorch,      ///< a folder: model.safetensors, a whole model file, and model.py, which needs nothing else
};

/// Throws Error naming the file and what to do; nothing new is then in the folder, nor the folder itself.
void exportModel(const SavedModel& saved, ExportFormat format, const std::string& path);

/// The pictures that model.py trains on, beside it: pictures.npy and, for a conditional model, conditions.npy, images x
/// conditions as the network takes them. Throws Error where the data lack the condition.
void exportPictures(const Dataset& images, const Condition& condition, const std::string& folder);

/// A model that came back, and what in its file is of no use to it.
struct ImportedModel {
    SavedModel saved;
    std::vector<std::string> unused;  ///< names of tensors

    /// "2 tensors that the model does not use: 'a', 'b'": the first few by their names. Empty where there are none.
    Message describeUnused() const;
};

/// Reads a folder that exportModel() wrote for PyTorch, or a model file by any name. Where `into` is given the file
/// need not be Lunette's: it gives the weights, and `into` all else, whose optimizer starts anew. Throws Error as
/// loadModel() does.
ImportedModel importModel(const std::string& path, const SavedModel* into = nullptr);

}  // namespace lunette
