#include "session/Experiment.h"

#include "Error.h"

namespace lunette {
namespace {

/// Parameters that a model may be trained on with other values of.
bool outlivesRun(const ParameterInfo& info) { return info.change != Change::NextRun; }

std::int64_t stepsPerEpoch(const TrainingConfig& config, const DataSplit& data) {
    return (data.train->size() + config.batchSize - 1) / config.batchSize;
}

}  // namespace

Experiment::Experiment(QObject* parent) : QObject(parent) {
    connect(&session_, &TrainingSession::snapshotChanged, this, [this](std::shared_ptr<const Snapshot> snapshot) {
        unsaved_ = unsaved_ || (snapshot_ && snapshot->step() != snapshot_->step());
        snapshot_ = std::move(snapshot);
        emit snapshotChanged(snapshot_);
    });
    connect(&session_, &TrainingSession::historyGrew, this, &Experiment::historyGrew);
    connect(&session_, &TrainingSession::progressChanged, this, &Experiment::progressChanged);
    connect(&session_, &TrainingSession::stateTaken, this, &Experiment::takeCheckpoint);
    connect(&session_, &TrainingSession::ended, this, &Experiment::onEnded);
}

void Experiment::setData(DataSplit data) {
    stop();
    const bool fits = model_ && data.train && model_->image() == data.train->shape();
    data_ = std::move(data);
    if (model_ && !fits) dropModel();
    emit dataChanged();
    emit stateChanged();
}

void Experiment::setParameter(const std::string& key, const std::string& text) {
    trainingParameters().apply({{key, text}}, config_);
    session_.setLive(liveParameters(config_));
    emit configChanged();
    emit stateChanged();
}

void Experiment::setConfig(const TrainingConfig& config) {
    config_ = config;
    session_.setLive(liveParameters(config_));
    emit configChanged();
    emit stateChanged();
}

std::set<std::string, std::less<>> Experiment::pendingParameters() const {
    std::set<std::string, std::less<>> pending;
    if (!model_) return pending;
    for (const auto& parameter : trainingParameters().all()) {
        if (parameter.change == Change::Live || (parameter.change == Change::OnResume && !isActive())) continue;
        if (parameter.text(config_) != parameter.text(model_->config())) pending.insert(parameter.key);
    }
    return pending;
}

bool Experiment::continuesPresentModel() const {
    if (!model_ || !state_ || status_ == RunStatus::Diverged) return false;
    if (modelRecipe_ != data_.recipe || model_->image() != data_.train->shape()) return false;
    for (const auto& parameter : trainingParameters().all()) {
        if (!outlivesRun(parameter) && parameter.text(config_) != parameter.text(model_->config())) return false;
    }
    return true;
}

void Experiment::train() {
    if (!hasData()) return;
    if (isActive()) {
        paused_ = false;
        session_.resume();
        emit stateChanged();
        return;
    }
    begin(false);
}

void Experiment::step() {
    if (!hasData()) return;
    if (!isActive()) begin(true);
    paused_ = true;
    session_.stepOnce();
    emit stateChanged();
}

void Experiment::pause() {
    if (!isActive()) return;
    paused_ = true;
    session_.pause();
    emit stateChanged();
}

void Experiment::begin(bool paused) {
    if (!continuesPresentModel()) reset();
    if (!model_) return;
    const std::int64_t done = state_->step / stepsPerEpoch(config_, data_);
    const bool finished = done >= model_->config().epochs;
    launch(finished ? done + config_.epochs : std::max(model_->config().epochs, config_.epochs), paused);
}

void Experiment::launch(std::int64_t epochs, bool paused) {
    // The model in hand with the values that may change under way: same network, same meaning of its weights.
    TrainingConfig config = config_;
    config.epochs = epochs;
    model_ = std::make_shared<Model>(config, data_.train->shape());
    paused_ = paused;
    session_.start(model_, data_, std::exchange(state_, nullptr), paused, epochs_);
    emit stateChanged();
}

void Experiment::reset() {
    if (!hasData()) return;
    stop();
    try {
        model_ = std::make_shared<Model>(config_, data_.train->shape());
        state_ = std::make_shared<const TrainingState>(initialState(*model_));
    } catch (const std::exception& error) {
        dropModel();
        emit failed(QString::fromUtf8(error.what()));
        return;
    }
    modelRecipe_ = data_.recipe;
    status_ = RunStatus::Stopped;
    unsaved_ = false;
    snapshot_ = std::make_shared<Snapshot>(model_, state_->theta, 0, 0.0);
    epochs_ = std::make_shared<EpochSeries>();
    epochs_->add(0, snapshot_);
    ++run_;
    emit historyReset({});
    emit snapshotChanged(snapshot_);
    emit progressChanged({RunStatus::Stopped, 0, stepsPerEpoch(config_, data_), config_.epochs, 0.0, 0.0});
    emit stateChanged();
}

void Experiment::stop() { session_.stopAndWait(); }

void Experiment::dropModel() {
    model_.reset();
    state_.reset();
    snapshot_.reset();
    epochs_.reset();
    unsaved_ = false;
    emit historyReset({});
    emit snapshotChanged(nullptr);
}

void Experiment::onEnded(const std::shared_ptr<const TrainingResult>& result) {
    if (result->state.theta.size() > 0) state_ = {result, &result->state};
    status_ = result->status;
    paused_ = false;
    model_ = modelWithLiveValues();
    if (state_) emit cameToRest({model_, state_, modelRecipe_});
    if (checkpointWanted_) requestCheckpoint();
    emit stateChanged();
    if (!result->message.empty()) emit failed(QString::fromStdString(result->message));
}

void Experiment::requestCheckpoint() {
    checkpointWanted_ = model_ != nullptr;
    if (isActive())
        session_.requestState();
    else if (state_)
        takeCheckpoint(state_);
}

void Experiment::takeCheckpoint(std::shared_ptr<const TrainingState> state) {
    if (!std::exchange(checkpointWanted_, false)) return;
    emit checkpointTaken({isActive() ? modelWithLiveValues() : model_, std::move(state), modelRecipe_});
}

void Experiment::markSaved(std::int64_t step) {
    unsaved_ = snapshot_ && snapshot_->step() != step;
    emit stateChanged();
}

void Experiment::markUnsaved() {
    unsaved_ = true;
    emit stateChanged();
}

/// Live values may have changed since the model was made. Its weights mean the same, and a file keeps what they are
/// trained with.
std::shared_ptr<const Model> Experiment::modelWithLiveValues() const {
    TrainingConfig config = model_->config();
    bool differs = false;
    for (const auto& parameter : trainingParameters().all()) {
        if (parameter.change != Change::Live || parameter.text(config) == parameter.text(config_)) continue;
        parameter.setText(config, parameter.text(config_));
        differs = true;
    }
    return differs ? std::make_shared<const Model>(config, model_->image()) : model_;
}

void Experiment::adopt(SavedModel saved, DataSplit data, std::shared_ptr<EpochSeries> epochs) {
    stop();
    data_ = std::move(data);
    model_ = std::move(saved.model);
    state_ = std::make_shared<const TrainingState>(std::move(saved.state));
    modelRecipe_ = std::move(saved.datasetRecipe);
    config_ = model_->config();
    status_ = RunStatus::Stopped;
    unsaved_ = false;
    const double epoch = data_.train
                             ? static_cast<double>(state_->step) / static_cast<double>(stepsPerEpoch(config_, data_))
                             : static_cast<double>(state_->history.size());
    snapshot_ = std::make_shared<Snapshot>(model_, state_->theta, state_->step, epoch);
    epochs_ = epochs ? std::move(epochs) : std::make_shared<EpochSeries>();
    ++run_;
    emit configChanged();
    emit dataChanged();
    emit historyReset(state_->history);
    emit snapshotChanged(snapshot_);
    emit cameToRest({model_, state_, modelRecipe_});
    emit stateChanged();
}

SavedModel Experiment::savedModel() {
    const bool wasActive = isActive();
    const bool wasPaused = paused_;
    stop();
    if (!state_) {  // the run ended for want of memory or the like; its last weights are here
        TrainingState shown;
        shown.theta = snapshot_->theta();
        shown.step = snapshot_->step();
        return {model_, shown, modelRecipe_};
    }
    SavedModel saved{model_, *state_, modelRecipe_};
    // Stopping and going on equals not having stopped; only so are weights and optimiser of one step.
    if (wasActive && status_ == RunStatus::Stopped) {
        paused_ = wasPaused;
        session_.start(model_, data_, std::exchange(state_, nullptr), wasPaused, epochs_);
        emit stateChanged();
    }
    return saved;
}

}  // namespace lunette
