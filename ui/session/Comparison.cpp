#include "session/Comparison.h"

#include <algorithm>

namespace lunette {

Comparison::Comparison(Experiment& experiment, RunStore& store, QObject* parent)
    : QObject(parent), experiment_(experiment), store_(store) {
    // Queued, so that everything that follows the end of a run has seen it before the next run starts.
    connect(&experiment, &Experiment::stateChanged, this, &Comparison::check, Qt::QueuedConnection);
    connect(&experiment, &Experiment::progressChanged, this, [this](const RunProgress& progress) {
        if (!isActive()) return;
        const double part = static_cast<double>(progress.step) /
                            static_cast<double>(std::max<std::int64_t>(1, progress.epochs * progress.stepsPerEpoch));
        const auto count = static_cast<double>(all_.size());
        emit progressed((count - static_cast<double>(queue_.size()) + std::min(part, 1.0)) / count);
    });
}

TrainingConfig Comparison::configOf(ObjectiveKind objective) const {
    TrainingConfig config = base_;
    if (objective == base_.objective) return config;
    // By its text, which brings along what the objective is known for.
    TrainingConfig named;
    named.objective = objective;
    const auto* parameter = trainingParameters().find("objective");
    parameter->setText(config, parameter->text(named));
    return config;
}

void Comparison::start(const std::vector<ObjectiveKind>& objectives) {
    if (isActive() || objectives.empty() || !experiment_.hasData()) return;
    base_ = experiment_.config();
    spec_ = experiment_.data().spec;
    all_ = queue_ = objectives;
    std::stable_partition(queue_.begin(), queue_.end(), [this](ObjectiveKind kind) { return kind != base_.objective; });
    trained_.clear();
    store_.cancelOpening();
    experiment_.stop();
    next();
}

void Comparison::next() {
    experiment_.setConfig(configOf(queue_.front()));
    experiment_.reset();
    run_ = experiment_.run();
    if (!experiment_.snapshot()) {  // no such model: the experiment has said why
        end(false);
        return;
    }
    repeat();
    experiment_.train();
}

void Comparison::repeat() {
    if (isActive())
        emit runBegan(static_cast<int>(all_.size() - queue_.size()) + 1, static_cast<int>(all_.size()),
                      shortName(experiment_.config()));
}

std::vector<StoredRun> Comparison::runs() const {
    std::vector<StoredRun> runs;
    for (const auto& [objective, id] : trained_)
        if (const StoredRun* run = store_.find(id)) runs.push_back(*run);
    const auto snapshot = experiment_.plainSnapshot();
    if (!isActive() || !snapshot) return runs;
    StoredRun current;
    current.id = kTrainingId;
    current.name = shortName(snapshot->model().config());
    current.color = store_.freeColor();
    current.model = snapshot->sharedModel();
    current.spec = spec_;
    current.data = experiment_.data();
    current.snapshot = {snapshot, {}};
    runs.push_back(std::move(current));
    return runs;
}

std::vector<std::int64_t> Comparison::trainedRuns() const {
    std::vector<std::int64_t> ids;
    for (const auto& [objective, id] : trained_) ids.push_back(id);
    return ids;
}

void Comparison::check() {
    if (!isActive()) return;
    const bool isReplaced = experiment_.run() != run_ || experiment_.data().spec != spec_;
    if (isReplaced) {
        end(false);
    } else if (!experiment_.isActive()) {
        trained_.emplace_back(queue_.front(), store_.current());
        store_.hold(trainedRuns());
        queue_.erase(queue_.begin());
        if (queue_.empty())
            end(true);
        else
            next();
    }
}

void Comparison::cancel() {
    if (!isActive()) return;
    experiment_.stop();
    end(false);
}

void Comparison::end(bool complete) {
    queue_.clear();
    const bool isOurs = experiment_.run() == run_ && experiment_.data().spec == spec_;
    if (isOurs && trainingParameters().settings(experiment_.config()) != trainingParameters().settings(base_))
        experiment_.setConfig(base_);
    if (complete) store_.compareOnly(trainedRuns());
    store_.hold({});
    emit ended(complete);
}

}  // namespace lunette
