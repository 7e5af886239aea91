#pragma once

#include "session/Experiment.h"
#include "session/RunMemory.h"
#include "session/RunProvenance.h"

namespace lunette {

/// The runs of this window, in the order in which they came: the current one joins when it ends, and is kept up to date
/// when it goes on. What is not in use of them may be in a file: see RunMemory. In use is what is current, compared,
/// replayed, held or being opened. Knows no widget.
class RunStore : public QObject {
    Q_OBJECT
public:
    RunStore(Experiment& experiment, BackgroundService& service, const QString& folder = standardFolder(),
             QObject* parent = nullptr);

    /// Where runs go for which there is no room in memory: the user's cache folder.
    static QString standardFolder();
    RunMemory& memory() { return memory_; }
    const RunMemory& memory() const { return memory_; }

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
    /// Whose epochs are looked at; 0: none's.
    void setReplayed(std::int64_t id);
    std::int64_t replayed() const { return replayed_; }
    /// These are in use, too, until others are.
    void hold(std::vector<std::int64_t> ids);
    /// Makes the run the current one, with its data, to explore, save or train on: at once, or when its file has been
    /// read, unless another run was requested or became current until then. The current run is kept first.
    void open(std::int64_t id);
    void cancelOpening() { requested_ = 0; }

signals:
    /// The runs, a name, a tick, what is saved, or that it is in memory again: look again.
    void changed();
    /// The requested run is the current one.
    void opened();
    /// For the user.
    void errorOccurred(const QString& message);

private:
    void keep(const Checkpoint& checkpoint);
    static bool isTrainedOtherwise(const StoredRun& run, const Checkpoint& now);
    StoredRun& currentEntry(const Checkpoint& now);
    /// What the run that joins is called: its objective and latents, and what sets it apart from the last run of these.
    QString nameOf(const TrainingConfig& config, const std::string& spec) const;
    QString freeName(const QString& name) const;
    void noteSaving();
    void shareData();
    void use(StoredRun& run);
    bool isInUse(const StoredRun& run) const;
    void openRequested();
    void giveUp(std::int64_t id, const QString& message);
    StoredRun* entry(std::int64_t id);

    Experiment& experiment_;
    RunProvenance record_;
    std::vector<StoredRun> runs_;
    std::int64_t lastId_ = 0;
    std::int64_t currentId_ = 0;  ///< of the experiment's run currentRun_
    std::int64_t currentRun_ = 0;
    std::int64_t isOpening_ = 0;
    std::int64_t requested_ = 0;      ///< to be opened when it is in memory
    std::int64_t requestedFrom_ = 0;  ///< in place of the experiment's run of this number alone
    std::int64_t replayed_ = 0;
    std::vector<std::int64_t> held_;
    std::int64_t lastUse_ = 0, lastWeightsId_ = 0;
    RunMemory memory_;
};

}  // namespace lunette
