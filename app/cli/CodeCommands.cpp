#include "analysis/PictureByPicture.h"
#include "cli/Commands.h"
#include "cli/Data.h"
#include "cli/Output.h"
#include "imaging/PictureExport.h"
#include "io/Codes.h"

#include <algorithm>
#include <numeric>

namespace lunette::cli {
namespace {

constexpr Index kImagesInGrid = 100;

struct Opened {
    SavedModel saved;
    std::shared_ptr<const Dataset> images;
};

Opened openModelAndData(const Arguments& arguments) {
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
    const Opened opened = openModelAndData(arguments);
    const Posterior codes = encodeAll(snapshotOf(opened.saved), *opened.images);
    const Matrix deviations = (Scalar(0.5) * codes.logVariance).array().exp();
    if (!codes.mean.allFinite() || !deviations.allFinite()) failNotFinite(arguments.operand(0));
    saveCodes(codes, *opened.images, output);
}

/// Those of the file, or of --codes.
Matrix codesToDecode(const Arguments& arguments, Index latents) {
    const auto text = arguments.text("codes");
    if (arguments.operands().size() + (text ? 1 : 0) != 2)
        throw UsageError("'decode' needs either a file of codes or --codes.");
    if (!text) return loadCodes(arguments.operand(1), latents);
    Matrix codes = codesOfText(*text);
    if (codes.rows() != latents)
        throw UsageError("--codes needs " + std::to_string(latents) +
                         " numbers for each picture, apart by spaces, and pictures apart by \"; \".");
    return codes;
}

/// One for all, or one for each as a picture's file says it.
Matrix conditionOfCodes(const Arguments& arguments, const Model& model, Index codes) {
    const std::vector<std::string> texts = conditionsOfText(arguments.text("condition").value_or(""), codes);
    if (codes == 1 || texts.empty()) return requestedCondition(arguments, model, codes);
    Matrix conditions(model.condition().size(), codes);
    for (Index i = 0; i < codes; ++i) conditions.col(i) = model.condition().parse(texts[static_cast<std::size_t>(i)]);
    return conditions;
}

void runDecode(const Arguments& arguments) {
    pictureTarget(arguments.required("output"));
    useThreads(arguments);
    const SavedModel saved = loadModel(arguments.operand(0));
    const Matrix codes = codesToDecode(arguments, saved.model->network().latents());
    const std::int64_t columns = arguments.integer("columns", squareColumns(codes.cols()), {1, codes.cols()});
    const Snapshot snapshot = snapshotOf(saved);
    const Condition& known = saved.model->condition();
    if (!known.isNone() && !arguments.has("condition"))
        throw UsageError("--condition VALUE is needed: codes do not hold the condition of this model.");
    const Matrix condition = conditionOfCodes(arguments, *saved.model, codes.cols());
    const Matrix pictures = finite(decodeEach(snapshot, codes, condition), arguments.operand(0));
    writePictures(arguments, {toImages(pictures, saved.model->image()), static_cast<Index>(columns),
                              PictureOrigin(snapshot, codes, condition)});
}

/// The images of --images, else the first --count.
std::vector<Index> requestedImages(const Arguments& arguments, const Dataset& images, bool isGrid) {
    if (arguments.has("images") && arguments.has("count")) throw UsageError("--images and --count exclude each other.");
    std::vector<Index> places = namedImages(arguments, "images", images);
    if (!places.empty()) return places;
    const std::int64_t count = arguments.integer("count", isGrid ? kImagesInGrid : INT64_MAX, {1, INT64_MAX});
    places.resize(static_cast<std::size_t>(std::min<std::int64_t>(count, images.size())));
    std::iota(places.begin(), places.end(), Index{0});
    return places;
}

void runReconstruct(const Arguments& arguments) {
    const bool isGrid = pictureTarget(arguments.required("output")) == PictureTarget::Grid;
    const double strength = arguments.real("corruption-strength", 0.0, {0.0, 1.0});
    const Opened opened = openModelAndData(arguments);
    Matrix inputs;
    const std::vector<Index> places = requestedImages(arguments, *opened.images, isGrid);
    opened.images->gather(places, inputs);
    const Snapshot snapshot = snapshotOf(opened.saved);
    const Matrix conditions = requestedOrOwnCondition(arguments, snapshot, *opened.images, places);
    const Matrix own = snapshot.conditionToEncode(*opened.images, places);
    const Matrix seen = strength > 0 ? corruptedEach(snapshot.model(), inputs, strength) : Matrix();
    const std::string& model = arguments.operand(0);
    const Matrix codes = finite(encodeEach(snapshot, seen.size() > 0 ? seen : inputs, own), model);
    const auto outputs = toImages(finite(decodeEach(snapshot, codes, conditions), model), snapshot.model().image());
    const Index columns = squareColumns(inputs.cols());
    const ImageShape shape = snapshot.model().image();
    const PictureOrigin origin(snapshot, codes, conditions);
    if (!isGrid) return writePictures(arguments, {outputs, 1, origin});
    writePictures(arguments, {interleavedRows({toImages(inputs, shape), toImages(seen, shape), outputs}, columns),
                              columns, origin});
}

}  // namespace

Command encodeCommand() {
    return {
        "encode",
        {{"MODEL", Value::Input}, {"DATASET", Value::Dataset}},
        "Write the images' codes for other tools. As .csv with labels, known factors, means and standard deviations, "
        "or as .npy of the means.",
        {{"output", Value::Output, "FILE.csv|FILE.npy", "Where they go."}, partOption(), threadsOption()},
        runEncode,
        {},
        codeFiles};
}

Command decodeCommand() {
    return {"decode",
            {{"MODEL", Value::Input}, {"[CODES]", Value::Input}},
            "Draw the pictures of codes. CODES is a .csv with columns mean_1, mean_2, ... or only numbers, or an .npy.",
            {{"codes", Value::Word, "TEXT",
              "Instead of a file: the numbers of a code apart by spaces, codes apart by \"; \", as the text chunk "
              "Lunette-Code of a PNG has them."},
             {"output", Value::Output, "FOLDER|FILE.png", "Where they go: a folder of pictures, or one grid."},
             conditionOption("it has no default."),
             {"columns", Value::Word, "N", "Pictures a row of the grid; by default it is as wide as it is high."},
             magnifyOption(),
             threadsOption()},
            runDecode,
            [](const Arguments& arguments) { return picturesFillFolder(arguments); }};
}

Command reconstructCommand() {
    return {
        "reconstruct",
        {{"MODEL", Value::Input}, {"DATASET", Value::Dataset}},
        "Draw what the model makes of images. A grid has rows of images, each above the row of their reconstructions; "
        "a folder\nhas the reconstructions.",
        {{"output", Value::Output, "FOLDER|FILE.png", "Where they go."},
         {"count", Value::Word, "N", "How many of the images; default 100 in a grid, all in a folder."},
         {"images", Value::Word, "I,J,...", "These images, counted from 0, instead of the first."},
         conditionOption("default: each image's own. Another one draws the image as that."),
         {"corruption-strength", Value::Word, "R",
          "Give a denoising model the images corrupted this strongly, which then stand between; default 0: as they "
          "are."},
         partOption(),
         magnifyOption(),
         threadsOption()},
        runReconstruct,
        [](const Arguments& arguments) { return picturesFillFolder(arguments); }};
}

}  // namespace lunette::cli
