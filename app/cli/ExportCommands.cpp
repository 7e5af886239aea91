#include "cli/Commands.h"
#include "cli/Data.h"
#include "cli/Output.h"
#include "io/HistoryCsv.h"
#include "io/ModelExport.h"

#include <iostream>
#include <optional>

namespace lunette::cli {
namespace {

const ChoiceOptions& formats() {
    static const ChoiceOptions options{{"safetensors", {}}, {"onnx", {}}, {"pytorch", {}}, {"history", {}}};
    return options;
}
constexpr std::size_t kHistory = 3;

bool fillsFolder(const Arguments& arguments) {
    arguments.required("format");
    const std::size_t chosen = arguments.choice("format", 0, formats());
    return chosen == static_cast<std::size_t>(ExportFormat::Onnx) ||
           chosen == static_cast<std::size_t>(ExportFormat::PyTorch);
}

void runExport(const Arguments& arguments) {
    arguments.required("format");
    const std::size_t chosen = arguments.choice("format", 0, formats());
    const std::string output = arguments.required("output");
    const auto dataset = arguments.text("data");
    const bool forPyTorch = chosen == static_cast<std::size_t>(ExportFormat::PyTorch);
    if (dataset && !forPyTorch) throw UsageError("--data goes with --format pytorch.");

    const SavedModel saved = loadModel(arguments.operand(0));
    if (chosen == kHistory) return writeText(output, historyCsv(saved.state.history));
    DataSplit data;
    if (dataset) {
        data = openData(*dataset);
        requireShape(*saved.model, arguments.operand(0), data);
    }
    exportModel(saved, static_cast<ExportFormat>(chosen), output);
    if (dataset) exportPictures(*data.train, saved.model->condition(), output);
}

void runImport(const Arguments& arguments) {
    const std::string output = arguments.required("output");
    std::optional<SavedModel> into;
    if (const auto base = arguments.text("model")) into = loadModel(*base);
    const ImportedModel imported = importModel(arguments.operand(0), into ? &*into : nullptr);
    saveModel(imported.saved, output);
    if (!imported.unused.empty())
        std::cerr << "lunette-cli: note: "
                  << oneLine("'" + arguments.operand(0) + "' has " + imported.describeUnused().english()) << ".\n";
}

}  // namespace

Command exportCommand() {
    return {
        "export",
        {{"MODEL", Value::Input}},
        "Write a model for other programs.\n"
        "  safetensors  a file of the weights under their names\n"
        "  onnx         a folder: encoder.onnx from pixels [N, C, H, W] in 0..1 to mean and log_variance, decoder.onnx "
        "back;\n               a conditional model also takes its condition, a row of numbers: 1 for the class and 0 "
        "for the others, "
        "or factors\n               scaled to -1..1\n"
        "  pytorch      a folder: model.py, which encodes, decodes and trains on, also under torchrun, and its "
        "weights;\n"
        "               'lunette-cli import' takes them back\n"
        "  history      a .csv file: a line an epoch, the losses in nats per image",
        {{"format", Value::Word, "safetensors|onnx|pytorch|history", "What is written."},
         {"output", Value::Output, "PATH", "The file or the folder; the history also to stdout (-)."},
         {"data", Value::Dataset, "DATASET",
          "With pytorch: also write its images to train on into the folder, as pictures.npy, and for a conditional "
          "model their conditions, as conditions.npy."}},
        runExport,
        fillsFolder};
}

Command importCommand() {
    return {
        "import",
        {{"WEIGHTS", Value::Input}},
        "Take back weights that were trained elsewhere. WEIGHTS is a folder that 'export --format pytorch' wrote, or "
        "a\n.safetensors file of F32, F16, BF16 or F64. The prefixes module. and _orig_mod. of PyTorch's wrappers may "
        "stand\nbefore the names. A note on stderr names tensors that the model does not use; one of a layer that the "
        "model lacks is\nan error.",
        {{"output", Value::Output, "FILE", "Write the model to this .lunette file."},
         {"model", Value::Input, "MODEL",
          "Whose weights they are, where the file does not say it because another program wrote it: the "
          "configuration and\nthe history are this one's, the optimizer starts anew."}},
        runImport};
}

}  // namespace lunette::cli
