#include "cli/Data.h"

#include "data/Split.h"
#include "imaging/StandardCatalog.h"
#include "numeric/Parallel.h"

namespace lunette::cli {
namespace {

std::string describe(ImageShape shape) {
    return std::to_string(shape.width) + "x" + std::to_string(shape.height) +
           (shape.channels == 1 ? " grey" : " with " + std::to_string(shape.channels) + " channels");
}

}  // namespace

DataSplit openData(const std::string& text, const std::optional<std::string>& testText) {
    const Catalog catalog = standardCatalog();
    DataSplit data = catalog.open(text);
    if (!testText) return data;
    data.test = bothParts(catalog.open(*testText));
    if (data.test->shape() != data.train->shape())
        throw Error("'" + *testText + "' holds pictures of " + describe(data.test->shape()) + ", but '" + text +
                    "' of " + describe(data.train->shape()) + "; the test data must have the same shape.");
    return data;
}

Option partOption() {
    return {"part", "train|test|all",
            "Which of the dataset's images, counted from 0; all (default): those to train on, then the held-out ones."};
}

std::shared_ptr<const Dataset> chosenImages(const Arguments& arguments, const DataSplit& data) {
    switch (arguments.choice("part", 2, {{"train", ""}, {"test", ""}, {"all", ""}})) {
        case 0:
            return data.train;
        case 1:
            return data.test;
        default:
            return bothParts(data);
    }
}

Snapshot snapshotOf(const SavedModel& saved) {
    return {saved.model, saved.state.theta, saved.state.step, static_cast<double>(saved.state.history.size())};
}

void requireShape(const Model& model, const std::string& modelName, const DataSplit& data) {
    if (data.train->shape() == model.image()) return;
    throw Error("'" + modelName + "' is made for pictures of " + describe(model.image()) + ", but " +
                data.train->name() + " holds pictures of " + describe(data.train->shape()) +
                "; give it the kind of data that it was trained on.");
}

Option threadsOption() { return {"threads", "N", "Processors to use; 0 (default) takes all."}; }

int useThreads(std::int64_t asked) {
    const int threads = asked > 0 ? static_cast<int>(asked) : availableProcessors();
    setThreadCount(threads);
    return threads;
}

int useThreads(const Arguments& arguments) { return useThreads(arguments.integer("threads", 0, {0, 1024})); }

}  // namespace lunette::cli
