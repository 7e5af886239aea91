#pragma once

#include "cli/CommandLine.h"
#include "data/Dataset.h"
#include "io/ModelFile.h"
#include "io/Report.h"

namespace lunette::cli {

/// Opens a DATASET text; where testText is given, all images of that dataset are what the model is judged by.
DataSplit openData(const std::string& text, const std::optional<std::string>& testText = {});

/// `--part train|test|all`, for commands that go through a dataset's images one by one.
Option partOption();

/// The images of the requested part: by default all, those to train on before the held-out ones.
std::shared_ptr<const Dataset> chosenImages(const Arguments& arguments, const DataSplit& data);

/// The images whose numbers, apart by commas, were given for an option; none where it was not given. Throws Error for
/// images that are not there.
std::vector<Index> namedImages(const Arguments& arguments, const std::string& option, const Dataset& images);

/// The model as it stands in its file.
Snapshot snapshotOf(const SavedModel& saved);

/// `--condition VALUE` of a conditional model; `otherwise`: what holds without it.
Option conditionOption(const std::string& otherwise);

/// The condition on the command line, for each of `count` pictures; 0 x 0 without one. Throws Error for a condition
/// that the model does not know, or where the model takes none.
Matrix requestedCondition(const Arguments& arguments, const Model& model, Index count);

/// The same, or else the images' own condition; 0 x 0 for a model without. Throws Error where the data lack it.
Matrix requestedOrOwnCondition(const Arguments& arguments, const Snapshot& snapshot, const Dataset& dataset,
                               std::span<const Index> images);

/// Throws Error naming both where the model was made for pictures of another shape.
void requireShape(const Model& model, const std::string& modelName, const DataSplit& data);

/// Throws Error naming the model, which computed numbers that are not finite: nothing that is made of them means
/// anything.
[[noreturn]] void failNotFinite(const std::string& modelName);

/// The codes or pictures that a model computed. Throws Error as failNotFinite() does where one is not finite.
Matrix finite(Matrix numbers, const std::string& modelName);

/// Throws Error as failNotFinite() does where a loss over the held-out images is not finite.
void requireFinite(const Report& report, const std::string& modelName);

/// Says on stderr where training does not have the requested precision here.
void notePrecision(const TrainingConfig& config);

/// `--threads N`, and what it does: sets how many threads this thread's kernels use. Gives that number.
Option threadsOption();
int useThreads(std::int64_t requested);
int useThreads(const Arguments& arguments);

}  // namespace lunette::cli
