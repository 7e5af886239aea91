#pragma once

#include "train/Trainer.h"

#include <QObject>
#include <QTimer>

#include <thread>

namespace lunette {

/// Owns the training thread of the window. Every signal comes on the GUI thread; the trainer never waits for it.
/// Every run that was started ends in exactly one ended(), after its last snapshot and its whole history.
class TrainingSession : public QObject {
    Q_OBJECT
public:
    explicit TrainingSession(QObject* parent = nullptr);
    ~TrainingSession() override;  ///< stops and joins

    /// Starts a run, running or paused; one that is active is stopped and joined first. Throws Error when model
    /// and data do not go together; then nothing runs. `epochs`, which may be null, gets the weights of its epochs.
    void start(const std::shared_ptr<const Model>& model, DataSplit data, std::shared_ptr<const TrainingState> state,
               bool paused = false, std::shared_ptr<EpochSeries> epochs = {});
    void resume();
    void pause();
    void stepOnce();
    /// Asks the run to end after the current step; ended() follows.
    void stop();
    /// stop(), waits until the thread is gone, and announces the end before it returns.
    void stopAndWait();
    void setLive(LiveParameters live);
    /// stateTaken() follows, unless the run ends first.
    void requestState();
    /// The state between two steps. Blocks until the trainer has copied it, at most the duration of a step. Null where
    /// no run is active or the run ends first.
    std::shared_ptr<const TrainingState> waitForState();

    bool isActive() const;

signals:
    void snapshotChanged(std::shared_ptr<const lunette::Snapshot> snapshot);
    void historyGrew(const lunette::HistoryLog::Batch& batch);
    void progressChanged(const lunette::RunProgress& progress);
    /// The state between two steps, copied on the trainer's thread.
    void stateTaken(std::shared_ptr<const lunette::TrainingState> state);
    /// A run that failed for want of memory and the like is stopped, without weights, and its message says why.
    void ended(std::shared_ptr<const lunette::TrainingResult> result);

private:
    struct Run;
    void takeSnapshot();
    struct Handover;
    std::function<void(TrainingState)> handOverTo(const std::shared_ptr<Handover>& handover);
    void drainHistory(Run& run);
    void finish();

    std::shared_ptr<Run> run_;
    std::thread thread_;
    QTimer progressTimer_;
    QTimer snapshotTimer_;            ///< until it ends, newer snapshots wait
    double secondsAtSnapshot_ = 0.0;  ///< the GUI thread's processor time at the last one
};

}  // namespace lunette
