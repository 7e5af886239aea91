#include "cli/Commands.h"
#include "cli/Data.h"
#include "cli/InterruptFlag.h"
#include "cli/KeptRuns.h"
#include "cli/Output.h"
#include "cli/RunKeeper.h"
#include "cli/TrainingProgress.h"
#include "data/DataFingerprint.h"
#include "io/Evaluation.h"
#include "train/TrainingDoubts.h"

#include <algorithm>
#include <iomanip>
#include <iostream>

namespace lunette::cli {
namespace {

std::string placeholder(const ParameterInfo& parameter) {
    struct Visitor {
        std::string operator()(const RealRange&) const { return "R"; }
        std::string operator()(const IntegerRange&) const { return "N"; }
        std::string operator()(const IntegerListRange&) const { return "N,N,..."; }
        std::string operator()(const IntervalRange&) const { return "LOW-HIGH"; }
        std::string operator()(const TextRange&) const { return "TEXT"; }
        std::string operator()(const ChoiceOptions& options) const {
            std::string text;
            for (const ChoiceOption& option : options) text += (text.empty() ? "" : "|") + option.value;
            return text;
        }
    };
    return std::visit(Visitor{}, parameter.kind);
}

std::string describe(const Parameter<TrainingConfig>& parameter) {
    const std::string initial = parameter.text(TrainingConfig{});
    const bool isChoice = std::holds_alternative<ChoiceOptions>(parameter.kind);
    return parameter.help.english() + (isChoice ? " (" : " (" + describeRange(parameter).english() + "; ") +
           "default " + (initial.empty() ? "none" : initial) + ")";
}

TrainingConfig configure(const Arguments& arguments, TrainingConfig config) {
    for (const auto& parameter : trainingParameters().all()) {
        const auto value = arguments.text(parameter.key);
        if (!value) continue;
        try {
            parameter.setText(config, *value);
        } catch (const Error& error) {
            throw UsageError("--" + std::string(error.what()));
        }
    }
    return config;
}

/// The configuration of a training that is taken up again.
TrainingConfig reconfigure(const Arguments& arguments, const TrainingConfig& saved) {
    TrainingConfig config = configure(arguments, saved);
    for (const auto& parameter : trainingParameters().all()) {
        if (parameter.change == Change::NextRun && parameter.text(config) != parameter.text(saved))
            throw UsageError("--" + parameter.key + " cannot change when a training is resumed; it is " +
                             parameter.text(saved) + " in the file.");
    }
    return config;
}

/// A training made ready: new, or as it stands in the file of --resume.
struct Run {
    DataSplit data;
    std::shared_ptr<const Model> model;
    TrainingState state;
    int threads = 1;
};

Run prepare(const Arguments& arguments) {
    Run run;
    const auto resumed = arguments.text("resume");
    if (!resumed) {
        const TrainingConfig config = configure(arguments, {});
        useThreads(config.threads);
        run.threads = threadsFor(config);
        run.data = openData(arguments.operand(0), arguments.text("test-data"));
        run.model = std::make_shared<const Model>(config, *run.data.train);
        run.state = initialState(*run.model);
        return run;
    }
    SavedModel saved = loadModel(*resumed);
    const TrainingConfig config = reconfigure(arguments, saved.model->config());
    useThreads(config.threads);
    run.threads = threadsFor(config);
    run.data = openData(arguments.operand(0), arguments.text("test-data"));
    requireShape(*saved.model, *resumed, run.data);
    run.model = std::make_shared<const Model>(config, saved.model->image(), saved.model->condition());
    run.state = std::move(saved.state);
    return run;
}

TrainingResult train(const Run& run, RunKeeper& keeper, const InterruptFlag& signals) {
    TrainingProgress progress;
    RunControl control(liveParameters(run.model->config()));
    // The trainer announces its snapshots many times a second, between two steps: then is the time to check.
    RunOutputs outputs(
        [&] {
            outputs.snapshots.take();
            progress.show(outputs);
            if (signals.received()) control.stop();
            if (keeper.isDue()) control.requestState();
            if (const auto failure = keeper.takeFailure())
                progress.note(oneLine("this run cannot be kept safe from a crash: " + *failure + " Training goes on."));
        },
        [&](TrainingState state) { keeper.keep(std::move(state)); });
    TrainingResult result = Trainer(run.model, run.data).run(run.state, control, outputs);
    progress.finish(outputs);
    if (result.status == RunStatus::Finished && !result.message.isEmpty())
        std::cerr << result.message.english() << '\n';
    return result;
}

Report reportOn(const Run& run, const TrainingResult& result) {
    Report report = evaluate({run.model, result.state, {}}, run.data);
    report.status = result.status;
    report.threads = run.threads;
    report.precision = precisionHere(run.model->config());
    return report;
}

/// Of the current weights: the last epoch, or the best one where training went back to it.
const EpochRecord& currentRecord(const TrainingState& state) {
    const BestEpoch& best = state.best;
    const auto found = std::ranges::find(state.history, best.taken ? best.epoch : 0, &EpochRecord::epoch);
    return found == state.history.end() ? state.history.back() : *found;
}

void noteDoubts(const Run& run, const TrainingResult& result) {
    for (const Message& doubt : trainingDoubts(*run.model, run.data.train->size(), result.state.history))
        std::cerr << "lunette-cli: note: " << doubt.english() << '\n';
}

void printSummary(const TrainingResult& result) {
    std::cout << (result.state.best.taken ? "stopped early" : toString(result.status)) << " after "
              << result.state.history.size() << " epochs, " << result.state.step << " steps, " << std::fixed
              << std::setprecision(1) << result.state.seconds << " s";
    if (!result.state.history.empty()) {
        const auto& [epoch, train, test, seconds] = currentRecord(result.state);
        if (result.state.best.taken) std::cout << "; back to epoch " << epoch;
        std::cout << std::setprecision(2) << "; test loss " << test.loss << " nats per image (reconstruction "
                  << test.reconstruction << ", kl " << test.kl << ", penalty " << test.penalty << ")";
    }
    std::cout << '\n';
}

/// The model into its file; where that fails, into the keeper's.
void saveOrKeep(const SavedModel& saved, const std::string& output, RunKeeper& keeper) {
    try {
        saveModel(saved, output);
    } catch (const Error& error) {
        keepInstead(keeper, saved.state, error);
    }
    keeper.discard();
}

/// What is done with a kept run without an output file: a finished one has printed its figures and is deleted.
void leaveOrDiscard(const TrainingResult& result, RunKeeper& keeper, bool isAdopted) {
    keeper.finishWriting();  // a first state may be on its way
    if (!keeper.hasKept()) return;
    if (result.status == RunStatus::Finished && !isAdopted) return keeper.discard();
    if (result.status != RunStatus::Diverged) keeper.keepLast(result.state);
    std::cerr << "lunette-cli: note: " << keptText(keeper) << '\n';
}

void runTrain(const Arguments& arguments) {
    const RunKeeper::Seconds interval(arguments.real("keep-every", 30.0, {0.0, 86400.0}));
    const auto output = arguments.text("output"), report = arguments.text("report");
    const auto adopted = adoptResumed(arguments);
    noteAbandonedRuns();

    const Run run = prepare(arguments);
    notePrecision(run.model->config());
    RunKeeper keeper(adopted ? adopted : newRun(arguments), {run.model, {}, originOf(run.data)}, interval);
    const InterruptFlag signals;
    const TrainingResult result = train(run, keeper, signals);
    if (output) saveOrKeep({run.model, result.state, originOf(run.data)}, *output, keeper);
    std::optional<Report> reported;
    if (report) reported = reportOn(run, result);
    if (report) writeText(*report, reportText(*reported));
    if (report != "-") printSummary(result);
    noteDoubts(run, result);
    if (!output) leaveOrDiscard(result, keeper, adopted != nullptr);
    if (result.status == RunStatus::Diverged) throw Error(ErrorKind::Diverged, result.message);
    if (reported) requireFinite(*reported, output.value_or("the model"));
}

}  // namespace

Command trainCommand() {
    Command command{
        "train",
        {{"DATASET", Value::Dataset}},
        "Train a model. The first SIGINT, SIGTERM or SIGHUP stops it after the current step, writes its outputs "
        "and exits with 0;\na loss that is no longer finite ends it as 'diverged' with exit code 1. What is not yet "
        "written is kept every 30 seconds, and after\na crash the next training says how to go on with it.",
        {{"test-data", Value::Dataset, "DATASET", "Judge by all images of this one instead of the held-out ones."},
         {"resume", Value::Input, "FILE",
          "Go on from this .lunette file exactly where it stopped; --output may name the same file, which is replaced "
          "when training ends. What makes the model what it is may not differ; --epochs, --patience, --learning-rate, "
          "--schedule and the like may."},
         {"output", Value::Output, "FILE", "Write the model to this .lunette file."},
         {"report", Value::Output, "FILE|-", "Write a JSON report to a file or to stdout (-)."},
         {"keep-every", Value::Word, "S",
          "Keep the run safe from a crash every so many seconds, in ~/.local/share/Lunette/Lunette/recovery; default "
          "30, 0: never. It is gone once --output is written or, without --output, once training has finished."}},
        runTrain};
    command.replacements = {{"output", "resume"}};
    for (const auto& parameter : trainingParameters().all())
        command.options.push_back({parameter.key, Value::Word, placeholder(parameter), describe(parameter)});
    return command;
}

}  // namespace lunette::cli
