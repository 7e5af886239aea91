#include "io/ModelExport.h"

#include "io/AtomicFile.h"
#include "io/FolderOutput.h"
#include "io/Npy.h"
#include "io/Onnx.h"
#include "io/PyTorchProgram.h"

#include <algorithm>
#include <filesystem>

namespace lunette {
namespace {

constexpr const char* kWeights = "model.safetensors";
constexpr std::size_t kMaxNamed = 5;

std::string inside(const std::string& folder, const char* name) {
    return (std::filesystem::path(folder) / name).string();
}

/// Without what training goes on from.
SavedModel weightsOnly(SavedModel saved) {
    saved.state.optimizer = {};
    saved.state.best = {};
    return saved;
}

void exportForPyTorch(const SavedModel& saved, const std::string& folder) {
    FolderOutput output(folder);
    saveModel(saved, output.add(kWeights));
    writeTextFile(output.add("model.py"), pyTorchProgram());
    output.keep();
}

}  // namespace

void exportModel(const SavedModel& saved, ExportFormat format, const std::string& path) {
    switch (format) {
        case ExportFormat::Safetensors:
            return saveModel(weightsOnly(saved), path);
        case ExportFormat::Onnx:
            return saveOnnx(Snapshot(saved.model, saved.state.theta, saved.state.step, 0.0), path);
        case ExportFormat::PyTorch:
            return exportForPyTorch(saved, path);
    }
}

void exportPictures(const Dataset& images, const Condition& condition, const std::string& folder) {
    const Matrix conditions = ConditionReader(condition, images).of(0, images.size());
    saveNpy(images, inside(folder, "pictures.npy"));
    if (conditions.size() > 0) saveNpy(conditions, inside(folder, "conditions.npy"));
}

Message ImportedModel::describeUnused() const {
    if (unused.empty()) return {};
    const std::size_t named = std::min(unused.size(), kMaxNamed);
    std::string names;
    for (std::size_t i = 0; i < named; ++i) names += (i == 0 ? "'" : ", '") + unused[i] + "'";
    const Message all =
        unused.size() > named ? Message::tr("%1 and %2 more", names, unused.size() - named) : Message(names);
    return Message::tr("%n tensors that the model does not use: %1", "%n tensor that the model does not use: %1",
                       unused.size(), all);
}

ImportedModel importModel(const std::string& path, const SavedModel* into) {
    const std::string file = std::filesystem::is_directory(path) ? inside(path, kWeights) : path;
    ImportedModel imported;
    if (!into) {
        imported.saved = loadModel(file, &imported.unused);
        return imported;
    }
    imported.saved = weightsOnly(*into);
    imported.saved.state.theta = loadWeights(file, *into->model, &imported.unused);
    return imported;
}

}  // namespace lunette
