#pragma once

#include "session/Experiment.h"
#include "session/RunProvenance.h"
#include "session/StoredRun.h"

namespace lunette {

/// The runs of this window, in the order in which they came: the current one joins when it ends, and is kept up to date
/// when it goes on. Knows no widget.
class RunStore : public QObject {
    Q_OBJECT
public:
    /// Of all runs' epochs together; of the oldest runs only the last weights are kept beyond.
    static constexpr std::size_t kMaxEpochBytes = std::size_t(512) << 20U;

    explicit RunStore(Experiment& experiment, QObject* parent = nullptr);

    const std::vector<StoredRun>& runs() const { return runs_; }
    /// Null where there is no such run.
    const StoredRun* find(std::int64_t id) const;
    std::vector<StoredRun> compared() const;
    /// The stored run whose model is current, or 0.
    std::int64_t current() const;
    /// How many runs other than the current one are unsaved.
    int unsavedElsewhere() const;
    /// The color that the next run gets.
    int freeColor() const;

    /// A blank name is refused; the run keeps its own.
    void rename(std::int64_t id, const QString& name);
    /// Calls the runs that were not renamed by what the language of now has for them.
    void nameAnew();
    void remove(std::int64_t id);
    void setCompared(std::int64_t id, bool compared);
    void compareOnly(const std::vector<std::int64_t>& ids);
    /// Makes the run the current one, with its data, to explore, save or train on. The current run is kept first.
    void open(std::int64_t id);

signals:
    /// The runs, a name, a tick or what is saved: look again.
    void changed();

private:
    void keep(const Checkpoint& checkpoint);
    static bool isTrainedOtherwise(const StoredRun& run, const Checkpoint& now);
    StoredRun& currentEntry(const Checkpoint& now);
    /// What the run that joins is called: its objective and latents, and what sets it apart from the last run of these.
    QString nameOf(const TrainingConfig& config, const std::string& spec) const;
    QString freeName(const QString& name) const;
    void boundEpochs();
    void noteSaving();
    StoredRun* entry(std::int64_t id);

    Experiment& experiment_;
    RunProvenance record_;
    std::vector<StoredRun> runs_;
    std::int64_t lastId_ = 0;
    std::int64_t currentId_ = 0;  ///< of the experiment's run currentRun_
    std::int64_t currentRun_ = 0;
    std::int64_t isOpening_ = 0;
};

}  // namespace lunette
