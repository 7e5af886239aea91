#include "cli/Commands.h"
#include "cli/Data.h"
#include "cli/Output.h"
#include "io/Codes.h"

#include <algorithm>

namespace lunette::cli {
namespace {

constexpr Index kImagesInGrid = 100;

struct Opened {
    SavedModel saved;
    std::shared_ptr<const Dataset> images;
};

Opened open(const Arguments& arguments) {
    useThreads(arguments);
    Opened opened{loadModel(arguments.operand(0)), nullptr};
    const DataSplit data = openData(arguments.operand(1));
    requireShape(*opened.saved.model, arguments.operand(0), data);
    opened.images = chosenImages(arguments, data);
    return opened;
}

void runEncode(const Arguments& arguments) {
    const std::string output = arguments.required("output");
    if (!output.ends_with(".csv") && !output.ends_with(".npy"))
        throw UsageError("--output '" + output + "' must end in .csv or .npy.");
    const Opened opened = open(arguments);
    saveCodes(encodeAll(snapshotOf(opened.saved), *opened.images), *opened.images, output);
}

void runDecode(const Arguments& arguments) {
    pictureTarget(arguments.required("output"));
    useThreads(arguments);
    const SavedModel saved = loadModel(arguments.operand(0));
    const Matrix codes = loadCodes(arguments.operand(1), saved.model->network().latents());
    const Snapshot snapshot = snapshotOf(saved);
    writePictures(arguments, snapshot.decode(codes), {snapshot, codes}, saved.model->image(),
                  squareColumns(codes.cols()));
}

/// Rows of inputs, each above the row of its outputs; the last row may be filled up with black.
Matrix pairedRows(const Matrix& inputs, const Matrix& outputs, Index columns) {
    const Index rows = (inputs.cols() + columns - 1) / columns;
    Matrix pictures = Matrix::Zero(inputs.rows(), 2 * rows * columns);
    for (Index i = 0; i < inputs.cols(); ++i) {
        const Index place = 2 * (i / columns) * columns + i % columns;
        pictures.col(place) = inputs.col(i);
        pictures.col(place + columns) = outputs.col(i);
    }
    return pictures;
}

void runReconstruct(const Arguments& arguments) {
    const bool isGrid = pictureTarget(arguments.required("output")) == PictureTarget::Grid;
    const std::int64_t asked = arguments.integer("count", isGrid ? kImagesInGrid : INT64_MAX, {1, INT64_MAX});
    const Opened opened = open(arguments);
    Matrix inputs;
    opened.images->gather(0, std::min<Index>(asked, opened.images->size()), inputs);
    const Snapshot snapshot = snapshotOf(opened.saved);
    const Matrix codes = snapshot.encode(inputs).mean;
    const Matrix outputs = snapshot.decode(codes);
    const Index columns = squareColumns(inputs.cols());
    writePictures(arguments, isGrid ? pairedRows(inputs, outputs, columns) : outputs, {snapshot, codes},
                  opened.saved.model->image(), columns);
}

}  // namespace

Command encodeCommand() {
    return {
        "encode",
        {"MODEL", "DATASET"},
        "Write the images' codes for other tools. As .csv with labels, known factors, means and standard deviations, "
        "or as .npy of the means.",
        {{"output", "FILE.csv|FILE.npy", "Where they go."}, partOption(), threadsOption()},
        runEncode};
}

Command decodeCommand() {
    return {"decode",
            {"MODEL", "CODES"},
            "Draw the pictures of codes. CODES is a .csv with columns mean_1, mean_2, ... or only numbers, or an .npy.",
            {{"output", "FOLDER|FILE.png", "Where they go: a folder of pictures, or one grid."},
             magnifyOption(),
             threadsOption()},
            runDecode};
}

Command reconstructCommand() {
    return {
        "reconstruct",
        {"MODEL", "DATASET"},
        "Draw what the model makes of images. A grid has rows of images, each above the row of their reconstructions; "
        "a folder\nhas the reconstructions.",
        {{"output", "FOLDER|FILE.png", "Where they go."},
         {"count", "N", "How many of the images; default 100 in a grid, all in a folder."},
         partOption(),
         magnifyOption(),
         threadsOption()},
        runReconstruct};
}

}  // namespace lunette::cli
