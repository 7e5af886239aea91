#include "session/Experiment.h"

#include "Error.h"
#include "data/Catalog.h"
#include "data/DataFingerprint.h"
#include "session/MessageText.h"

#include <stdexcept>

namespace lunette {
namespace {

/// Parameters that a model may be trained on with other values of.
bool outlivesRun(const ParameterInfo& info) { return info.change != Change::NextRun; }

/// Which state may follow which: a row for each present state.
constexpr bool kTransitions[4][4] = {
    // NoModel, Idle, Running, Paused
    {true, true, false, false},  // NoModel: reset() makes a model, load() brings one
    {true, true, true, true},    // Idle: train(), step(), or data of another size
    {false, true, true, true},   // Running: pause(), or the run ends
    {false, true, true, true},   // Paused: train(), step(), or the run ends
};

std::int64_t stepsPerEpoch(const TrainingConfig& config, const DataSplit& data) {
    return (data.train->size() + config.batchSize - 1) / config.batchSize;
}

}  // namespace

Experiment::Experiment(QObject* parent) : QObject(parent) {
    connect(&session_, &TrainingSession::snapshotChanged, this, [this](std::shared_ptr<const Snapshot> snapshot) {
        unsaved_ = unsaved_ || (snapshot_ && snapshot->step() != snapshot_->step());
        show(std::move(snapshot));
        emit snapshotChanged(snapshot_);
    });
    connect(&session_, &TrainingSession::historyGrew, this, &Experiment::historyGrew);
    connect(&session_, &TrainingSession::progressChanged, this, &Experiment::progressChanged);
    connect(&session_, &TrainingSession::stateTaken, this, [this](std::shared_ptr<const TrainingState> training) {
        deliverCheckpoint({modelWithLiveValues(), std::move(training), modelOrigin_});
    });
    connect(&session_, &TrainingSession::ended, this, &Experiment::onEnded);
}

void Experiment::show(std::shared_ptr<const Snapshot> snapshot) {
    if (!plain_ || !snapshot || snapshot->model().condition() != plain_->model().condition()) condition_.reset();
    plain_ = std::move(snapshot);
    snapshot_ = underCondition(plain_);
}

std::shared_ptr<const Snapshot> Experiment::underCondition(const std::shared_ptr<const Snapshot>& snapshot) const {
    const bool isConditionedAlike = condition_ && snapshot->model().condition() == plain_->model().condition();
    return isConditionedAlike ? std::make_shared<const Snapshot>(snapshot->under(*condition_)) : snapshot;
}

void Experiment::setCondition(std::optional<Vector> condition) {
    if (!plain_ || (condition && condition->size() != plain_->model().condition().size())) return;
    condition_ = std::move(condition);
    show(plain_);
    emit snapshotChanged(snapshot_);
}

bool Experiment::mayFollow(State present, State next) {
    return kTransitions[static_cast<std::size_t>(present)][static_cast<std::size_t>(next)];
}

void Experiment::enter(State next) {
    if (!mayFollow(state_, next)) throw std::logic_error("a state of the experiment that may not follow this one");
    state_ = next;
}

void Experiment::setData(DataSplit data) {
    stop();
    const bool fits = model_ && data.train && model_->image() == data.train->shape();
    const bool isOtherKind = data.train && (!data_.train || datasetPath(data) != datasetPath(data_));
    data_ = std::move(data);
    if (model_ && !fits) dropModel();
    if (isOtherKind) suitConfig();
    emit dataChanged();
    emit stateChanged();
}

TrainingConfig Experiment::defaults() const {
    TrainingConfig config = defaultConfig(config_.objective, data_.suggestedTraining);
    config.threads = usualThreads_;
    return config;
}

void Experiment::setUsualThreads(std::int64_t threads) {
    const bool isUsual = config_.threads == std::exchange(usualThreads_, threads);
    if (isUsual) setParameter("threads", std::to_string(threads));
}

/// What was set for other data does not fit these: their own suggestions and defaults take its place.
void Experiment::suitConfig() {
    TrainingConfig suited = config_;
    const TrainingConfig usual = defaults();
    for (const auto& parameter : trainingParameters().all())
        if (parameter.dependsOnData || data_.suggestedTraining.contains(parameter.key))
            parameter.setText(suited, parameter.text(usual));
    config_ = suited;
    session_.setLive(liveParameters(config_));
    emit configChanged();
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
    if (!model_ || !training_ || status_ == RunStatus::Diverged) return false;
    if (modelOrigin_.spec != data_.spec || model_->image() != data_.train->shape()) return false;
    for (const auto& parameter : trainingParameters().all()) {
        if (!outlivesRun(parameter) && parameter.text(config_) != parameter.text(model_->config())) return false;
    }
    return true;
}

void Experiment::train() {
    if (!hasData()) return;
    if (isActive()) {
        enter(State::Running);
        session_.resume();
        emit stateChanged();
        return;
    }
    begin(false);
}

void Experiment::step() {
    if (!hasData()) return;
    if (!isActive()) begin(true);
    if (!isActive()) return;
    enter(State::Paused);
    session_.stepOnce();
    emit stateChanged();
}

void Experiment::pause() {
    if (!isActive()) return;
    enter(State::Paused);
    session_.pause();
    emit stateChanged();
}

void Experiment::begin(bool paused) {
    if (!continuesPresentModel()) reset();
    if (!model_) return;
    const std::int64_t done = training_->step / stepsPerEpoch(config_, data_);
    const bool finished = done >= model_->config().epochs;
    launch(finished ? done + config_.epochs : std::max(model_->config().epochs, config_.epochs), paused);
}

void Experiment::launch(std::int64_t epochs, bool paused) {
    // The current model with the values that may change under way: same network, same meaning of its weights.
    TrainingConfig config = config_;
    config.epochs = epochs;
    model_ = std::make_shared<Model>(config, model_->image(), model_->condition());
    session_.start(model_, data_, std::exchange(training_, nullptr), paused, epochs_);
    enter(paused ? State::Paused : State::Running);
    emit stateChanged();
}

void Experiment::reset() {
    if (!hasData()) return;
    stop();
    try {
        model_ = std::make_shared<Model>(config_, *data_.train);
        training_ = std::make_shared<const TrainingState>(initialState(*model_));
    } catch (const std::exception& error) {
        dropModel();
        emit errorOccurred(translated(error));
        return;
    }
    enter(State::Idle);
    modelOrigin_ = originOf(data_);
    status_ = RunStatus::Stopped;
    unsaved_ = false;
    show(std::make_shared<Snapshot>(model_, training_->theta, 0, 0.0));
    epochs_ = std::make_shared<EpochSeries>();
    epochs_->add(0, plain_);
    ++run_;
    emit historyReset({});
    emit snapshotChanged(snapshot_);
    emit progressChanged({RunStatus::Stopped, 0, stepsPerEpoch(config_, data_), config_.epochs, 0.0, 0.0});
    emit stateChanged();
}

void Experiment::stop() { session_.stopAndWait(); }

void Experiment::dropModel() {
    enter(State::NoModel);
    model_.reset();
    training_.reset();
    show(nullptr);
    epochs_.reset();
    unsaved_ = false;
    emit historyReset({});
    emit snapshotChanged(nullptr);
}

void Experiment::onEnded(const std::shared_ptr<const TrainingResult>& result) {
    if (result->state.theta.size() > 0) training_ = {result, &result->state};
    status_ = result->status;
    enter(State::Idle);
    model_ = modelWithLiveValues();
    if (training_) emit trainingStopped({model_, training_, modelOrigin_});
    if (!checkpointHandlers_.empty()) deliverCheckpoint(checkpointAtRest());
    emit stateChanged();
    if (!result->message.isEmpty()) emit errorOccurred(translated(result->message));
}

void Experiment::requestCheckpoint(CheckpointHandler handler) {
    if (state_ == State::NoModel) return;
    if (!isActive()) return handler(checkpointAtRest());
    checkpointHandlers_.push_back(std::move(handler));
    session_.requestState();
}

Checkpoint Experiment::waitForCheckpoint() {
    if (const auto training = session_.waitForState()) return {modelWithLiveValues(), training, modelOrigin_};
    stop();
    return checkpointAtRest();
}

Checkpoint Experiment::checkpointAtRest() const {
    Q_ASSERT(state_ == State::Idle);
    if (training_) return {model_, training_, modelOrigin_};
    // The run ended without its state, for want of memory for example. Its last weights are those that are shown.
    TrainingState shown;
    shown.theta = snapshot_->theta();
    shown.step = snapshot_->step();
    return {model_, std::make_shared<const TrainingState>(std::move(shown)), modelOrigin_};
}

void Experiment::deliverCheckpoint(const Checkpoint& checkpoint) {
    for (const CheckpointHandler& handler : std::exchange(checkpointHandlers_, {})) handler(checkpoint);
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
    return differs ? std::make_shared<const Model>(config, model_->image(), model_->condition()) : model_;
}

void Experiment::load(const Checkpoint& checkpoint, DataSplit data, std::shared_ptr<EpochSeries> epochs) {
    stop();
    data_ = std::move(data);
    enter(State::Idle);
    model_ = checkpoint.model;
    training_ = checkpoint.state;
    modelOrigin_ = checkpoint.origin;
    config_ = model_->config();
    status_ = RunStatus::Stopped;
    unsaved_ = false;
    const double epoch = data_.train
                             ? static_cast<double>(training_->step) / static_cast<double>(stepsPerEpoch(config_, data_))
                             : static_cast<double>(training_->history.size());
    show(std::make_shared<Snapshot>(model_, training_->theta, training_->step, epoch));
    epochs_ = epochs ? std::move(epochs) : std::make_shared<EpochSeries>();
    ++run_;
    emit configChanged();
    emit dataChanged();
    emit historyReset(training_->history);
    emit snapshotChanged(snapshot_);
    emit trainingStopped({model_, training_, modelOrigin_});
    emit progressChanged(progressAtRest());
    emit stateChanged();
}

/// Without the data the epochs that were recorded tell how long one is.
RunProgress Experiment::progressAtRest() const {
    RunProgress progress;
    const auto recorded = std::max<std::int64_t>(1, static_cast<std::int64_t>(training_->history.size()));
    progress.step = training_->step;
    progress.epochs = config_.epochs;
    progress.stepsPerEpoch =
        data_.train ? stepsPerEpoch(config_, data_) : std::max<std::int64_t>(1, training_->step / recorded);
    const bool isComplete = progress.step >= progress.epochs * progress.stepsPerEpoch;
    progress.status = isComplete ? RunStatus::Finished : RunStatus::Stopped;
    return progress;
}

}  // namespace lunette
