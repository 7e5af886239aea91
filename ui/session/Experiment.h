#pragma once

#include "io/ModelFile.h"
#include "session/TrainingSession.h"

#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace lunette {

/// What a SavedModel holds, shared instead of copied: cheap to hand to the thread that writes it.
struct Checkpoint {
    Checkpoint() = default;
    Checkpoint(std::shared_ptr<const Model> ofModel, std::shared_ptr<const TrainingState> itsState, DataOrigin onData)
        : model(std::move(ofModel)), state(std::move(itsState)), origin(std::move(onData)) {}
    explicit Checkpoint(SavedModel saved)
        : model(std::move(saved.model)),
          state(std::make_shared<const TrainingState>(std::move(saved.state))),
          origin(std::move(saved.origin)) {}

    std::shared_ptr<const Model> model;
    std::shared_ptr<const TrainingState> state;
    DataOrigin origin;  ///< of the data that it is trained on

    SavedModel toSavedModel() const { return {model, *state, origin}; }
};

/// What the window works on: one dataset, one configuration as the forms show it, and one model with its weights,
/// which may be training. Decides what Train means; knows no widget.
class Experiment : public QObject {
    Q_OBJECT
public:
    enum class State {
        NoModel,  ///< before the first run, or after data of another picture size were opened
        Idle,     ///< there is a model, and no run trains it
        Running,
        Paused  ///< between two steps of a run
    };
    using CheckpointHandler = std::function<void(const Checkpoint& checkpoint)>;

    explicit Experiment(QObject* parent = nullptr);

    State state() const { return state_; }
    /// The table of transitions. The experiment enters no state that may not follow the present one: it throws
    /// std::logic_error.
    static bool mayFollow(State present, State next);
    const DataSplit& data() const { return data_; }
    const TrainingConfig& config() const { return config_; }
    /// What the configuration would be for this objective and these data if nobody had changed it.
    TrainingConfig defaults() const;
    /// Null before the first run.
    std::shared_ptr<const Snapshot> snapshot() const { return snapshot_; }
    /// The default condition of a conditional model, in place of Condition::typical(): snapshot() is under it. It holds
    /// until a model with other conditions comes; std::nullopt resets it.
    void setCondition(std::optional<Vector> condition);
    const std::optional<Vector>& condition() const { return condition_; }
    /// snapshot() under no chosen condition: other than that, it is another one only where the weights are.
    std::shared_ptr<const Snapshot> plainSnapshot() const { return plain_; }
    /// The same weights under the chosen condition, where one is chosen that fits their model.
    std::shared_ptr<const Snapshot> underCondition(const std::shared_ptr<const Snapshot>& snapshot) const;
    /// The number of the current model: every new one and every loaded one has another.
    std::int64_t run() const { return run_; }
    /// The weights of its epochs so far; null before the first run.
    std::shared_ptr<EpochSeries> epochSeries() const { return epochs_; }
    /// How the last run of the current model ended.
    RunStatus status() const { return status_; }
    bool isActive() const { return state_ == State::Running || state_ == State::Paused; }
    bool isRunning() const { return state_ == State::Running; }
    /// The DATASET text that the model was trained on.
    const std::string& modelSpec() const { return modelOrigin_.spec; }
    bool hasData() const { return data_.train && data_.test; }
    /// Whether there are weights that were trained here and are not saved.
    bool hasUnsavedTraining() const { return unsaved_; }

    /// Ends the current run. The model stays, to be explored on the new data, where its pictures have their shape.
    void setData(DataSplit data);
    /// Throws Error for an impossible value. A live parameter reaches a running training at its next step.
    void setParameter(const std::string& key, const std::string& text);
    /// Processors to train on by default, in place of threadsFor() (0).
    void setUsualThreads(std::int64_t threads);
    /// All parameters at once, as the form would show them.
    void setConfig(const TrainingConfig& config);
    /// The parameters whose value waits for the next run.
    std::set<std::string, std::less<>> pendingParameters() const;
    /// How far the model is that no run trains. Requires State::Idle.
    RunProgress progressAtRest() const;

    /// Resumes a paused run. Otherwise goes on with the current model where the configuration and the data are
    /// still its own: to the end of an unfinished run, or for as many epochs again; else starts afresh.
    void train();
    void pause();
    /// One step, then pauses.
    void step();
    /// Fresh weights by the configuration as it is.
    void reset();
    /// Ends the current run and joins its thread.
    void stop();

    /// Replaces the model by one from elsewhere, and the data by `data`, which may be empty. `epochs` may be null.
    void load(const Checkpoint& checkpoint, DataSplit data, std::shared_ptr<EpochSeries> epochs = {});
    void load(SavedModel saved, DataSplit data, std::shared_ptr<EpochSeries> epochs = {}) {
        load(Checkpoint(std::move(saved)), std::move(data), std::move(epochs));
    }
    /// Calls `handler` with the model, the training state and the dataset spec. While a run trains, the trainer copies
    /// the state between two steps and goes on, and the handler is called later; otherwise it is called at once.
    /// Without a model it is never called.
    void requestCheckpoint(CheckpointHandler handler);
    /// Whether a handler has still to be called.
    bool awaitsCheckpoint() const { return !checkpointHandlers_.empty(); }
    /// The same at once: blocks until the trainer has copied the state, at most the duration of a step. Requires a
    /// model.
    Checkpoint waitForCheckpoint();
    /// The checkpoint of a model that no run trains. Requires State::Idle.
    Checkpoint checkpointAtRest() const;
    /// The model as it was after that many steps is in a file.
    void markSaved(std::int64_t step);
    /// The current model is not saved in a file that the user knows of.
    void markUnsaved();

signals:
    void dataChanged();
    /// Null when there is no model any more.
    void snapshotChanged(std::shared_ptr<const lunette::Snapshot> snapshot);
    /// The history so far is void; `epochs` are what replaces it.
    void historyReset(const std::vector<lunette::EpochRecord>& epochs);
    void historyGrew(const lunette::HistoryLog::Batch& batch);
    void progressChanged(const lunette::RunProgress& progress);
    /// state(), the configuration, or which parameters are pending.
    void stateChanged();
    void configChanged();
    /// The run of the current model ended, or the model was loaded. Comes before another model replaces it.
    void trainingStopped(const lunette::Checkpoint& checkpoint);
    /// A run ended in a way that the user should read about, early for instance.
    void errorOccurred(const QString& message);

private:
    void enter(State next);
    /// Under the chosen condition.
    void show(std::shared_ptr<const Snapshot> snapshot);
    void suitConfig();
    bool continuesPresentModel() const;
    void begin(bool paused);
    void launch(std::int64_t epochs, bool paused);
    void dropModel();
    void onEnded(const std::shared_ptr<const TrainingResult>& result);
    std::shared_ptr<const Model> modelWithLiveValues() const;
    void deliverCheckpoint(const Checkpoint& checkpoint);

    DataSplit data_;
    TrainingConfig config_;
    std::shared_ptr<const Model> model_;
    DataOrigin modelOrigin_;                         ///< the data that the model was trained on
    std::shared_ptr<const TrainingState> training_;  ///< of model_, while no run has it
    std::shared_ptr<EpochSeries> epochs_;            ///< of model_
    std::int64_t run_ = 0;
    RunStatus status_ = RunStatus::Stopped;
    std::shared_ptr<const Snapshot> plain_;     ///< under no chosen condition
    std::shared_ptr<const Snapshot> snapshot_;  ///< the same under condition_
    std::optional<Vector> condition_;
    State state_ = State::NoModel;
    bool unsaved_ = false;
    std::int64_t usualThreads_ = 0;
    std::vector<CheckpointHandler> checkpointHandlers_;
    TrainingSession session_;
};

}  // namespace lunette
