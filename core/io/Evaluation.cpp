#include "io/Evaluation.h"

#include "numeric/Parallel.h"

namespace lunette {

Report evaluate(const SavedModel& saved, const DataSplit& data, const Progress& progress) {
    const TrainingConfig& config = saved.model->config();
    const TrainingState& state = saved.state;
    const Snapshot snapshot(saved.model, state.theta, state.step, static_cast<double>(state.history.size()));
    Report report;
    report.data = data;
    report.model = saved.model;
    report.threads = threadCount();
    report.test = evaluateLoss(*saved.model, ConstSlice(state.theta.data(), state.theta.size()), *data.test,
                               liveParameters(config).weights);
    report.indicators = measureIndicators(codecOf(snapshot), data, static_cast<std::uint64_t>(config.seed), progress);
    report.klSplit = splitKl(snapshot, *data.test, static_cast<std::uint64_t>(config.seed));
    report.disentanglement = measureDisentanglement(snapshot, data, static_cast<std::uint64_t>(config.seed));
    report.novelty = noveltyErrors(snapshot, data);
    report.condition = measureCondition(snapshot, data, static_cast<std::uint64_t>(config.seed));
    report.namedR2 = measureNamedR2(snapshot, *data.test);
    const bool complete = state.best.taken || static_cast<std::int64_t>(state.history.size()) >= config.epochs;
    report.bestEpoch = state.best.epoch;
    report.status = complete ? RunStatus::Finished : RunStatus::Stopped;
    report.steps = state.step;
    report.seconds = state.seconds;
    report.history = state.history;
    return report;
}

}  // namespace lunette
