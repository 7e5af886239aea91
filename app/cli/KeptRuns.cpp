#include "cli/KeptRuns.h"

#include "cli/Output.h"
#include "imaging/StandardCatalog.h"
#include "io/ShellLine.h"

#include <filesystem>
#include <iostream>

namespace lunette::cli {
namespace {

namespace fs = std::filesystem;

/// Good from any folder.
std::string anywhere(const std::string& path) { return fs::absolute(path).lexically_normal().string(); }

std::string dataAnywhere(const std::string& text) {
    return standardCatalog().find(text.substr(0, text.find(':'))) ? text : anywhere(text);
}

/// A training that has stopped early is at its end, whatever it was to reach.
std::int64_t lastEpoch(const SavedModel& saved) {
    const TrainingState& state = saved.state;
    return state.best.taken && !state.history.empty() ? state.history.back().epoch : saved.model->config().epochs;
}

/// The command that goes on with the run in `file`; `options` are the others that it was trained with.
std::string resumeLine(const SavedModel& saved, const std::string& file, const std::vector<std::string>& options) {
    std::vector<std::string> words{
        "lunette-cli", "train", saved.origin.spec, "--resume", file, "--epochs", std::to_string(lastEpoch(saved))};
    words.insert(words.end(), options.begin(), options.end());
    return shellLine(words);
}

/// A name of the run's own, in whichever folder the command is given.
std::string nameFor(const std::string& file) { return fs::path(file).filename().string(); }

RecoveryFile::Describe describing(const Arguments& arguments) {
    const auto output = arguments.text("output"), report = arguments.text("report");
    std::vector<std::string> options;
    if (const auto test = arguments.text("test-data")) options = {"--test-data", dataAnywhere(*test)};
    if (report) options.insert(options.end(), {"--report", *report == "-" ? *report : anywhere(*report)});
    options.emplace_back("--output");
    return [options, place = output ? anywhere(*output) : std::string()](const SavedModel& saved,
                                                                         const std::string& file) {
        std::vector<std::string> all = options;
        all.push_back(place.empty() ? nameFor(file) : place);
        return resumeLine(saved, file, all);
    };
}

/// How to go on with a run that another process has left.
std::string commandFor(const RecoveryFile& run) {
    std::string command = run.description();
    if (command.empty()) command = resumeLine(loadModel(run.file()), run.file(), {"--output", nameFor(run.file())});
    return command;
}

}  // namespace

std::shared_ptr<RecoveryFile> newRun(const Arguments& arguments) {
    return std::make_shared<RecoveryFile>(RecoveryFile::standardFolder(), describing(arguments));
}

std::shared_ptr<RecoveryFile> adoptResumed(const Arguments& arguments) {
    const auto resumed = arguments.text("resume"), output = arguments.text("output");
    if (!resumed) return nullptr;
    auto run = RecoveryFile::adopted(RecoveryFile::standardFolder(), *resumed, describing(arguments));
    std::error_code ignored;
    if (run && output && fs::equivalent(*output, run->file(), ignored))
        throw UsageError("--output '" + *output +
                         "' is the kept run itself, which is taken away once it is saved; name another file.");
    return run;
}

void noteAbandonedRuns() {
    const std::string folder = RecoveryFile::standardFolder();
    const auto runs = RecoveryFile::abandoned(folder);
    if (runs.empty()) return;
    const std::string file = runs.front()->file();
    const std::string others =
        runs.size() == 1 ? "" : "; " + std::to_string(runs.size() - 1) + " more are in " + folder;
    std::string text;
    try {
        text = "a training that was not saved is kept, and goes on with: " + commandFor(*runs.front());
    } catch (const Error& error) {
        text = std::string("a training that was not saved cannot be read: ") + error.what();
    }
    std::cerr << "lunette-cli: note: " << oneLine(text) << "\nlunette-cli: note: without need of it, delete "
              << oneLine(shellLine(std::vector{file}) + others) << '\n';
}

std::string keptText(const RunKeeper& keeper) {
    return oneLine("The run is kept, and goes on with: " + keeper.description());
}

void keepInstead(RunKeeper& keeper, const TrainingState& state, const Error& why) {
    std::string kept;
    try {
        keeper.keepLast(state);
        kept = keptText(keeper);
    } catch (const Error& error) {
        kept = std::string("The run could not be kept either: ") + error.what();
    }
    throw Error(why.kind(), Message::sentences({why.message(), kept}));
}

}  // namespace lunette::cli
