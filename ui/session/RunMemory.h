#pragma once

#include "session/LatestRequest.h"
#include "session/StoredRun.h"

namespace lunette {

/// Holds the kept runs within a budget of memory. Beyond it what is not in use goes to a file, of the run least
/// recently used first: the training states with the optimizer's moments, when none is left the weights of epochs, then
/// the weights themselves. What is in use comes back. Files are read and written on BackgroundService's thread for
/// them, one part at a time. Where writing fails, everything stays in memory.
class RunMemory : public QObject {
    Q_OBJECT
public:
    using InUse = std::function<bool(const StoredRun& run)>;

    /// `runs` must outlive it. Nothing is in the folder before the budget is exceeded.
    RunMemory(std::vector<StoredRun>& runs, InUse inUse, BackgroundService& service, const QString& folder,
              QObject* parent = nullptr);

    /// At first there is no limit.
    void setBudget(std::size_t bytes);
    std::size_t budget() const { return budget_; }
    /// Of the runs' numbers; what runs share counts once.
    std::size_t inMemory() const;
    std::size_t inFile() const { return file_->bytes(); }
    static bool isWhole(const StoredRun& run);
    /// Whether a part is on its way into the file or back.
    bool isBusy() const { return isBusy_; }

    /// To be called when runs or their data have come, gone, or been taken into use. Soon after, memory that is free
    /// goes back to the system.
    void settle();

signals:
    /// inMemory(), inFile() or the budget.
    void changed();
    /// A part is in memory again.
    void broughtBack();
    /// What is in use could not be brought back; `message` says why.
    void readFailed(std::int64_t run, const QString& message);
    /// Once, until writing succeeds again.
    void writeFailed(const QString& message);

private:
    bool readNext();
    void writeNext();
    template <auto part>
    bool readPart(const StoredRun& run);
    template <auto part>
    bool writeOldest();

    std::vector<StoredRun>& runs_;
    const InUse inUse_;
    const std::shared_ptr<SpillFile> file_;
    BackgroundService& service_;
    LatestRequest request_;
    QTimer calm_;
    std::size_t budget_ = SIZE_MAX;
    bool isBusy_ = false;
    bool hasWriteFailed_ = false;     ///< and nothing has changed since
    bool isFailureReported_ = false;  ///< and writing has not succeeded since
};

}  // namespace lunette
