#include "analysis/Paths.h"
#include "analysis/PictureByPicture.h"
#include "cli/Commands.h"
#include "cli/Data.h"
#include "cli/Output.h"
#include "imaging/PictureExport.h"
#include "numeric/Random.h"

#include <array>
#include <iostream>

namespace lunette::cli {
namespace {

constexpr IntegerRange kSeeds{0, INT64_MAX};

void runSample(const Arguments& arguments) {
    const auto count = static_cast<Index>(arguments.integer("count", 64, {1, 100000}));
    const double temperature = arguments.real("temperature", 1.0, {0.0, 10.0});
    const auto seed = static_cast<std::uint64_t>(arguments.integer("seed", 1, kSeeds));
    pictureTarget(arguments.required("output"));
    useThreads(arguments);

    const SavedModel saved = loadModel(arguments.operand(0));
    if (!saved.model->isDistribution())
        std::cerr << "lunette-cli: note: an autoencoder is not trained to have its codes follow N(0, I).\n";
    Matrix codes(saved.model->network().latents(), count);
    RandomStream::fillNormal(seed, Purpose::Sampling, 0, codes);
    codes *= static_cast<Scalar>(temperature);
    const Snapshot snapshot = snapshotOf(saved);
    const PictureOrigin origin(codes, modelHash(snapshot), static_cast<std::int64_t>(seed));
    writePictures(arguments,
                  {toImages(decodeEach(snapshot, codes), saved.model->image()), squareColumns(count), origin});
}

void requireImage(const Dataset& dataset, Index image, const std::string& option) {
    if (image >= dataset.size())
        throw Error("--" + option + " " + std::to_string(image) + ": " + dataset.name() + " has the images 0 to " +
                    std::to_string(dataset.size() - 1) + ".");
}

void runInterpolate(const Arguments& arguments) {
    arguments.required("from");
    arguments.required("to");
    const auto from = static_cast<Index>(arguments.integer("from", 0, {0, INT64_MAX}));
    const auto to = static_cast<Index>(arguments.integer("to", 0, {0, INT64_MAX}));
    const auto steps = static_cast<Index>(arguments.integer("steps", 11, {2, 10000}));
    const auto kind = static_cast<PathKind>(arguments.choice("path", 0, {{"linear", ""}, {"spherical", ""}}));
    pictureTarget(arguments.required("output"), true);
    useThreads(arguments);

    const SavedModel saved = loadModel(arguments.operand(0));
    const DataSplit data = openData(arguments.operand(1));
    requireShape(*saved.model, arguments.operand(0), data);
    const auto images = chosenImages(arguments, data);
    const Snapshot snapshot = snapshotOf(saved);
    requireImage(*images, from, "from");
    requireImage(*images, to, "to");
    const std::array<Index, 2> places{from, to};
    Matrix pixels;
    images->gather(places, pixels);
    const Matrix ends = encodeEach(snapshot, pixels);
    const Matrix path = pathPoints(kind, ends.col(0), ends.col(1), steps);
    const PictureOrigin origin(snapshot, path);
    writePictures(arguments, {toImages(decodeEach(snapshot, path), saved.model->image()), steps, origin}, true);
}

}  // namespace

Command sampleCommand() {
    return {"sample",
            {"MODEL"},
            "Draw new pictures from the prior N(0, I).",
            {{"count", "N", "How many; default 64."},
             {"temperature", "T", "Multiple of the prior's standard deviation, 0 to 10; default 1."},
             {"seed", "N", "Decides the draws; default 1."},
             {"output", "FOLDER|FILE.png", "Where they go: a folder of pictures, or one grid."},
             magnifyOption(),
             threadsOption()},
            runSample};
}

Command interpolateCommand() {
    return {"interpolate",
            {"MODEL", "DATASET"},
            "Draw the way between two images' codes.",
            {{"from", "I", "The first image, counted from 0."},
             {"to", "J", "The last image."},
             {"steps", "N", "Pictures, both ends included; default 11."},
             {"path", "linear|spherical", "Straight (default), or along the great circle."},
             {"output", "FILE.png|FILE.gif|FOLDER", "Where they go: a strip, an animation, or a folder of pictures."},
             partOption(),
             magnifyOption(),
             threadsOption()},
            runInterpolate};
}

}  // namespace lunette::cli
