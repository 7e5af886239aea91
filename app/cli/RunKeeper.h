#pragma once

#include "io/RecoveryFile.h"

#include <chrono>
#include <condition_variable>
#include <optional>
#include <thread>

namespace lunette::cli {

/// Keeps a training that goes on in its RecoveryFile, every so often and on a thread of its own, so that training does
/// not wait for the disk. Everything but the writing happens on the caller's thread.
class RunKeeper {
public:
    using Seconds = std::chrono::duration<double>;

    /// A state is due once an interval, for the first time one interval from now; never where it is 0. `saved` is
    /// the run but for its state.
    RunKeeper(std::shared_ptr<RecoveryFile> file, SavedModel saved, Seconds interval);
    /// Waits for a write that has begun. What was written stays, unless it was discarded.
    ~RunKeeper();
    RunKeeper(const RunKeeper&) = delete;
    RunKeeper& operator=(const RunKeeper&) = delete;

    /// Whether a state of the training is due; then the next interval begins.
    bool isDue();
    /// Takes a state to be written, in the place of one that is still waiting. Returns at once.
    void keep(TrainingState state);
    /// Writes this state, the last one, before it returns; not one with values that are not finite. Throws Error; what
    /// was written before then stays.
    void keepLast(TrainingState state);
    /// Deletes what was written, after a write that has begun.
    void discard();

    /// Waits for a write that has begun; nothing is kept after that but by keepLast(). A state that is still waiting
    /// is let go.
    void finishWriting();
    /// Whether there is a run on the disk.
    bool hasKept() const;
    /// The command that goes on with it.
    std::string description() const { return file_->description(); }
    /// Why writing fails, once, until it has succeeded again.
    std::optional<std::string> takeFailure();

private:
    void work();
    bool write(TrainingState state);

    const std::shared_ptr<RecoveryFile> file_;
    SavedModel saved_;
    const Seconds interval_;
    std::chrono::steady_clock::time_point lastDue_ = std::chrono::steady_clock::now();
    std::int64_t requests_ = 0;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<TrainingState> waiting_;
    std::optional<std::string> failure_;
    bool isFailing_ = false;
    bool hasKept_;
    bool isEnding_ = false;
    std::thread writer_;
};

}  // namespace lunette::cli
