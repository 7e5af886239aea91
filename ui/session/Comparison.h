#pragma once

#include "session/RunStore.h"

namespace lunette {

/// Trains several objectives one after the other in an otherwise equal configuration. Seed and batch size are the same,
/// so every run sees the same batches in the same order, and what their networks have in common sets out from the same
/// weights. The model that was current before stays in the store.
class Comparison : public QObject {
    Q_OBJECT
public:
    Comparison(Experiment& experiment, RunStore& store, QObject* parent = nullptr);

    bool isActive() const { return !queue_.empty(); }
    /// Needs data. The objective that the configuration has comes last, so that it is current at the end.
    void start(const std::vector<ObjectiveKind>& objectives);
    /// Ends the current run; those that have been trained stay in the store.
    void cancel();
    /// Says again which run is being trained, where one is: to who has come since.
    void repeat();

    /// Those that have been trained, and the current one without a state while it is being trained.
    std::vector<StoredRun> runs() const;
    /// The id in runs() of the run that is being trained.
    static constexpr std::int64_t kTrainingId = -1;

signals:
    /// place counts from 1.
    void runBegan(int place, int count, const QString& name);
    /// 0..1, of all runs together.
    void progressed(double fraction);
    /// After the last run, or early; `complete` where every run came to its end.
    void ended(bool complete);

private:
    void next();
    void check();
    void end(bool complete);
    std::vector<std::int64_t> trainedRuns() const;
    TrainingConfig configOf(ObjectiveKind objective) const;

    Experiment& experiment_;
    RunStore& store_;
    TrainingConfig base_;
    std::string spec_;
    std::vector<ObjectiveKind> queue_;  ///< the first one is being trained
    std::vector<ObjectiveKind> all_;    ///< in the order in which they are to stand
    std::vector<std::pair<ObjectiveKind, std::int64_t>> trained_;
    std::int64_t run_ = 0;
};

}  // namespace lunette
