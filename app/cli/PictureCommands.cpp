#include "analysis/CodePath.h"
#include "analysis/CodeSource.h"
#include "analysis/DataDistance.h"
#include "analysis/PictureByPicture.h"
#include "cli/Commands.h"
#include "cli/Data.h"
#include "cli/Output.h"
#include "imaging/PictureExport.h"

#include <array>
#include <iostream>

namespace lunette::cli {
namespace {

constexpr IntegerRange kSeeds{0, INT64_MAX};
constexpr IntegerRange kComponents{1, 100};
constexpr const char* kEach = "each";

void requireImage(const Dataset& dataset, Index image, const std::string& option) {
    if (image >= dataset.size())
        throw Error(ErrorKind::WrongValue, Message::tr("--%1 %2: %3 has the images 0 to %4.", option, image,
                                                       dataset.name(), dataset.size() - 1));
}

/// The position of the word that was given among those that are allowed, which is 0 where none was.
std::size_t chosenWord(const Arguments& arguments, const std::string& option, std::span<const std::string_view> words) {
    ChoiceOptions options;
    for (const std::string_view word : words) options.push_back({std::string(word), {}});
    return arguments.choice(option, 0, options);
}

/// Throws UsageError where an option does nothing, or is missing, for what is drawn from.
void requireFitting(const Arguments& arguments, CodeSource source, bool isDistribution) {
    const auto only = [&](const char* option, bool isGood, const std::string& use) {
        if (arguments.has(option) && !isGood) throw UsageError("--" + std::string(option) + " is for " + use + ".");
    };
    only("components", source == CodeSource::Mixture, "--from mixture");
    only("image", source == CodeSource::Around, "--from around");
    const bool needsData = source != CodeSource::Prior || arguments.has("sorted");
    if (needsData && !arguments.has("data"))
        throw UsageError("--data DATASET is needed for --from gaussian, mixture and around, and for --sorted.");
    if (arguments.has("sorted") && arguments.text("condition") == kEach)
        throw UsageError("--condition each is a grid of styles and conditions; --sorted would mix them.");
    if (source == CodeSource::Around) arguments.required("image");
    if (source == CodeSource::Prior && !isDistribution)
        std::cerr << "lunette-cli: note: an autoencoder is not trained to have its codes follow N(0, I).\n";
}

CodeSourceOptions sourceOptions(const Arguments& arguments, CodeSource source, const DataSplit& data,
                                const Snapshot& snapshot) {
    CodeSourceOptions options{source, static_cast<Index>(arguments.integer("components", 0, kComponents))};
    if (source != CodeSource::Around) return options;
    const auto image = static_cast<Index>(arguments.integer("image", 0, {0, INT64_MAX}));
    const auto images = chosenImages(arguments, data);
    requireImage(*images, image, "image");
    images->gather(image, 1, options.image);
    options.condition = snapshot.conditionToEncode(*images, image, 1);
    return options;
}

/// A style a row under one condition a column.
Matrix eachCondition(const Condition& condition) {
    Matrix each = condition.each();
    if (each.size() == 0)
        throw UsageError("--condition each is for models conditioned on the class, or on one factor.");
    return each;
}

struct Draws {
    Matrix codes, conditions;
    Index columns;
};

/// Where no condition is given, conditions are drawn, too.
Draws drawSamples(const Arguments& arguments, const Model& model, const CodeDistribution& distribution) {
    const Condition& condition = model.condition();
    const auto count = static_cast<Index>(arguments.integer("count", 64, {1, 100000}));
    const double temperature = arguments.real("temperature", 1.0, {0.0, 10.0});
    const auto seed = static_cast<std::uint64_t>(arguments.integer("seed", 1, kSeeds));
    const Matrix codes = distribution.draw(count, temperature, seed);
    if (arguments.text("condition") != kEach || condition.isNone()) {
        const Matrix requested = requestedCondition(arguments, model, count);
        const bool areDrawn = requested.size() == 0 && !condition.isNone();
        return {codes, areDrawn ? condition.draw(count, seed) : requested, squareColumns(count)};
    }
    const Matrix each = eachCondition(condition);
    Draws draws{Matrix(codes.rows(), count * each.cols()), each.replicate(1, count), each.cols()};
    for (Index style = 0; style < count; ++style)
        draws.codes.middleCols(style * each.cols(), each.cols()) = codes.col(style).replicate(1, each.cols());
    return draws;
}

void runSample(const Arguments& arguments) {
    const auto seed = static_cast<std::uint64_t>(arguments.integer("seed", 1, kSeeds));
    const auto source = static_cast<CodeSource>(chosenWord(arguments, "from", kCodeSourceWords));
    pictureTarget(arguments.required("output"));
    useThreads(arguments);

    const SavedModel saved = loadModel(arguments.operand(0));
    requireFitting(arguments, source, saved.model->isDistribution());
    DataSplit data;
    if (const auto dataset = arguments.text("data")) {
        data = openData(*dataset);
        requireShape(*saved.model, arguments.operand(0), data);
    }
    const Snapshot snapshot = snapshotOf(saved);
    const auto distribution =
        makeCodeDistribution(snapshot, sourceOptions(arguments, source, data, snapshot), data.train.get());
    Draws draws = drawSamples(arguments, *saved.model, distribution);
    Matrix codes = finite(draws.codes, arguments.operand(0));
    Matrix pictures = finite(decodeEach(snapshot, codes, draws.conditions), arguments.operand(0));
    if (arguments.has("sorted")) {
        const auto order = orderByDistance(distancesToNearest(NearestImages(data.train), pictures));
        codes = Matrix(codes(Eigen::all, order));
        pictures = Matrix(pictures(Eigen::all, order));
        if (draws.conditions.size() > 0) draws.conditions = Matrix(draws.conditions(Eigen::all, order));
    }
    PictureOrigin origin(snapshot, codes, draws.conditions);
    origin.seed = static_cast<std::int64_t>(seed);
    writePictures(arguments, {toImages(pictures, saved.model->image()), draws.columns, origin});
}

/// One, or several apart by "; ", conditions x n; a class may have that in its name, too.
Matrix requestedConditions(const Arguments& arguments, const Model& model) {
    const std::string text = arguments.text("condition").value_or("");
    Index count = 1;
    for (std::size_t at = text.find("; "); at != std::string::npos; at = text.find("; ", at + 2)) ++count;
    const auto& classes = model.condition().classes;
    const bool isOne = count == 1 || std::ranges::count(classes, text, &Condition::Class::name) > 0;
    if (isOne) return requestedCondition(arguments, model, 1);
    Matrix requested(model.condition().size(), 0);
    for (const std::string& one : conditionsOfText(text, count)) {
        const Vector parsed = model.condition().parse(one);
        requested.conservativeResize(parsed.size(), requested.cols() + 1);
        requested.rightCols(1) = parsed;
    }
    return requested;
}

/// The conditions of the pictures of a path: the requested one, several that it passes, or, on the way past the
/// stops, their own.
Matrix conditionsOnTheWay(const Arguments& arguments, const Snapshot& snapshot, const Dataset& images,
                          std::span<const Index> stops, Index steps) {
    const Matrix requested = requestedConditions(arguments, snapshot.model());
    if (requested.cols() == 1) return requested.replicate(1, steps);
    const Matrix conditions = requested.size() > 0 ? requested : snapshot.conditionOf(images, stops);
    return conditions.size() > 0 ? CodePath(PathKind::Linear, conditions, {}).points(steps) : Matrix();
}

void runInterpolate(const Arguments& arguments) {
    arguments.required("from");
    arguments.required("to");
    const auto from = static_cast<Index>(arguments.integer("from", 0, {0, INT64_MAX}));
    const auto to = static_cast<Index>(arguments.integer("to", 0, {0, INT64_MAX}));
    const auto steps = static_cast<Index>(arguments.integer("steps", 11, {2, 10000}));
    const auto kind = static_cast<PathKind>(chosenWord(arguments, "path", kPathWords));
    pictureTarget(arguments.required("output"), true);
    useThreads(arguments);

    const SavedModel saved = loadModel(arguments.operand(0));
    const DataSplit data = openData(arguments.operand(1));
    requireShape(*saved.model, arguments.operand(0), data);
    const auto images = chosenImages(arguments, data);
    const Snapshot snapshot = snapshotOf(saved);
    requireImage(*images, from, "from");
    requireImage(*images, to, "to");
    std::vector<Index> stops{from};
    for (const Index image : namedImages(arguments, "via", *images)) stops.push_back(image);
    stops.push_back(to);
    Matrix pixels;
    images->gather(stops, pixels);
    const Matrix codes = kind == PathKind::Density ? codesToFit(snapshot, *data.train) : Matrix();
    const Matrix seen = snapshot.conditionToEncode(*images, stops);
    const Matrix ends = finite(encodeEach(snapshot, pixels, seen), arguments.operand(0));
    const Matrix conditions = conditionsOnTheWay(arguments, snapshot, *images, stops, steps);
    const Matrix path = CodePath(kind, ends, finite(codes, arguments.operand(0))).points(steps);
    const Matrix pictures = finite(decodeEach(snapshot, path, conditions), arguments.operand(0));
    writePictures(arguments,
                  {toImages(pictures, saved.model->image()), steps, PictureOrigin(snapshot, path, conditions)}, true);
}

}  // namespace

Command sampleCommand() {
    return {
        "sample",
        {{"MODEL", Value::Input}},
        "Draw new pictures from the prior N(0, I), from what is fitted to the codes of training images, or around an "
        "image.",
        {{"count", Value::Word, "N", "How many; default 64."},
         conditionOption("each: one code a row under every class, or from one end of the factor to the other; default: "
                         "classes as frequent as in training, factors anywhere in their ranges."),
         {"from", Value::Word, "prior|gaussian|mixture|around",
          "The prior (default); a Gaussian or a mixture of Gaussians fitted to the codes of up to 2,000 training "
          "images; or around an image, as wide as its posterior or, where codes are points, a quarter of the "
          "codes' standard deviation."},
         {"data", Value::Dataset, "DATASET",
          "What is fitted to, where the image is, and what the pictures are sorted by."},
         {"components", Value::Word, "N", "Gaussians of the mixture; default: of 1 to 10 those of the smallest BIC."},
         {"image", Value::Word, "I", "The image to draw around."},
         partOption(),
         {"temperature", Value::Word, "T", "Multiple of the standard deviation, 0 to 10; default 1."},
         {"seed", Value::Word, "N", "Decides the draws; default 1."},
         {"sorted", Value::Word, "", "Those nearest to a training image first."},
         {"output", Value::Output, "FOLDER|FILE.png", "Where they go: a folder of pictures, or one grid."},
         magnifyOption(),
         threadsOption()},
        runSample,
        [](const Arguments& arguments) { return picturesFillFolder(arguments); }};
}

Command interpolateCommand() {
    return {"interpolate",
            {{"MODEL", Value::Input}, {"DATASET", Value::Dataset}},
            "Draw the way between two images' codes.",
            {{"from", Value::Word, "I", "The first image, counted from 0."},
             {"to", Value::Word, "J", "The last image."},
             {"steps", Value::Word, "N", "Pictures, both ends included; default 11."},
             {"via", Value::Word, "I,J,..",
              "Images that the way goes past, in this order; each leg gets the same share of the steps."},
             {"path", Value::Word, "linear|spherical|density",
              "Straight (default), along the great circle, or where the codes of training images are dense."},
             conditionOption("several, apart by \"; \": the way goes past them; default: from the first image's own to "
                             "the last one's."),
             {"output", Value::Output, "FILE.png|FILE.gif|FOLDER",
              "Where they go: a strip, an animation, or a folder of pictures."},
             partOption(),
             magnifyOption(),
             threadsOption()},
            runInterpolate,
            [](const Arguments& arguments) { return picturesFillFolder(arguments, true); }};
}

}  // namespace lunette::cli
