#include "cli/Data.h"

#include "cli/Output.h"
#include "cli/QuietErrors.h"
#include "data/Split.h"
#include "imaging/StandardCatalog.h"
#include "numeric/Parallel.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <unistd.h>

namespace lunette::cli {
namespace {

constexpr std::size_t kMaxImagesNamed = 10000;

std::string describe(ImageShape shape) {
    return std::to_string(shape.width) + "x" + std::to_string(shape.height) +
           (shape.channels == 1 ? " gray" : " with " + std::to_string(shape.channels) + " channels");
}

DataSplit openQuietly(const std::string& text) {
    const QuietErrors quiet;
    int shown = 0;  // percent
    const auto show = [&](double done) {
        const int percent = static_cast<int>(100.0 * done);
        if (percent > shown) std::fprintf(quiet.stream(), "\ropening %d %%\033[K", shown = percent);
        return true;
    };
    const bool onTerminal = isatty(fileno(quiet.stream())) == 1;
    DataSplit data = standardCatalog().open(text, onTerminal ? Progress(show) : Progress());
    if (shown > 0) std::fputs("\r\033[K", quiet.stream());
    return data;
}

/// With its progress on a terminal, and a line where something was left out.
DataSplit openOne(const std::string& text) {
    DataSplit data = openQuietly(text);
    const std::size_t skipped = data.train->report().skipped.size();
    if (skipped > 0)
        std::fprintf(stderr, "%s: %zu left out; lunette-cli inspect says what and why\n", oneLine(text).c_str(),
                     skipped);
    return data;
}

}  // namespace

DataSplit openData(const std::string& text, const std::optional<std::string>& testText) {
    DataSplit data = openOne(text);
    if (!testText) return data;
    data.test = bothParts(openOne(*testText));
    if (!std::ranges::equal(data.test->classNames(), data.train->classNames())) data.excludedClasses.clear();
    if (data.test->shape() != data.train->shape())
        throw Error(ErrorKind::Conflict,
                    Message::tr("'%1' holds pictures of %2, but '%3' of %4; the test data must have the same shape.",
                                *testText, describe(data.test->shape()), text, describe(data.train->shape())));
    return data;
}

Option partOption() {
    return {"part", Value::Word, "train|test|all",
            "Which of the dataset's images, counted from 0; all (default): those to train on, then the held-out ones."};
}

std::shared_ptr<const Dataset> chosenImages(const Arguments& arguments, const DataSplit& data) {
    switch (arguments.choice("part", 2, {{"train", {}}, {"test", {}}, {"all", {}}})) {
        case 0:
            return data.train;
        case 1:
            return data.test;
        default:
            return bothParts(data);
    }
}

std::vector<Index> namedImages(const Arguments& arguments, const std::string& option, const Dataset& images) {
    std::vector<Index> places;
    const auto text = arguments.text(option);
    if (!text) return places;
    const ParameterInfo info{"--" + option, {}, {}, IntegerListRange{0, images.size() - 1, kMaxImagesNamed}};
    for (const std::int64_t place : parseIntegerList(info, *text)) places.push_back(static_cast<Index>(place));
    if (places.empty()) throw UsageError("--" + option + " names no image.");
    return places;
}

Snapshot snapshotOf(const SavedModel& saved) {
    return {saved.model, saved.state.theta, saved.state.step, static_cast<double>(saved.state.history.size())};
}

Option conditionOption(const std::string& otherwise) {
    return {"condition", Value::Word, "VALUE",
            "The condition of a conditional model: a class, or its factors' values separated by commas; " + otherwise};
}

Matrix requestedCondition(const Arguments& arguments, const Model& model, Index count) {
    const auto text = arguments.text("condition");
    return text ? Matrix(model.condition().parse(*text).replicate(1, count)) : Matrix();
}

Matrix requestedOrOwnCondition(const Arguments& arguments, const Snapshot& snapshot, const Dataset& dataset,
                               std::span<const Index> images) {
    const Matrix requested = requestedCondition(arguments, snapshot.model(), static_cast<Index>(images.size()));
    return requested.size() > 0 ? requested : snapshot.conditionOf(dataset, images);
}

void requireShape(const Model& model, const std::string& modelName, const DataSplit& data) {
    if (data.train->shape() == model.image()) return;
    throw Error(ErrorKind::Conflict,
                Message::tr("'%1' is made for pictures of %2, but %3 holds pictures of %4; give it the kind of data "
                            "that it was trained on.",
                            modelName, describe(model.image()), data.train->name(), describe(data.train->shape())));
}

void failNotFinite(const std::string& modelName) {
    throw Error(ErrorKind::Damaged,
                Message::tr("'%1' computes no finite numbers, because its weights are too large; go back to an earlier "
                            "copy, or train it anew with a smaller learning rate.",
                            modelName));
}

Matrix finite(Matrix numbers, const std::string& modelName) {
    if (!numbers.allFinite()) failNotFinite(modelName);
    return numbers;
}

void requireFinite(const Report& report, const std::string& modelName) {
    const bool isFinite = report.test.isFinite() && std::isfinite(report.test.squaredError) &&
                          std::isfinite(report.logLikelihood.value_or(0.0)) &&
                          std::isfinite(report.likelihoodOfFactors.value_or(0.0));
    if (!isFinite) failNotFinite(modelName);
}

Option threadsOption() { return {"threads", Value::Word, "N", "Processors to use; 0 (default) takes all."}; }

int useThreads(std::int64_t requested) {
    const int threads = requested > 0 ? static_cast<int>(requested) : availableProcessors();
    setThreadCount(threads);
    return threads;
}

void notePrecision(const TrainingConfig& config) {
    if (const Message note = precisionNote(config); !note.isEmpty())
        std::cerr << "lunette-cli: note: " << note.english() << '\n';
}

int useThreads(const Arguments& arguments) { return useThreads(arguments.integer("threads", 0, {0, 1024})); }

}  // namespace lunette::cli
