#include "cli/RunKeeper.h"

#include <utility>

namespace lunette::cli {

RunKeeper::RunKeeper(std::shared_ptr<RecoveryFile> file, SavedModel saved, Seconds interval)
    : file_(std::move(file)), saved_(std::move(saved)), interval_(interval), hasKept_(!file_->file().empty()) {
    writer_ = std::thread([this] { work(); });
}

RunKeeper::~RunKeeper() { finishWriting(); }

bool RunKeeper::isDue() {
    const auto now = std::chrono::steady_clock::now();
    if (interval_.count() <= 0 || now - lastDue_ < interval_) return false;
    lastDue_ = now;
    return true;
}

void RunKeeper::keep(TrainingState state) {
    {
        const std::lock_guard lock(mutex_);
        waiting_ = std::move(state);
    }
    changed_.notify_one();
}

void RunKeeper::keepLast(TrainingState state) {
    finishWriting();
    hasKept_ = write(std::move(state)) || hasKept_;
}

void RunKeeper::discard() {
    finishWriting();
    file_->discard(++requests_);
    hasKept_ = false;
}

bool RunKeeper::hasKept() const {
    const std::lock_guard lock(mutex_);
    return hasKept_;
}

std::optional<std::string> RunKeeper::takeFailure() {
    const std::lock_guard lock(mutex_);
    return std::exchange(failure_, std::nullopt);
}

void RunKeeper::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return waiting_ || isEnding_; });
        if (isEnding_) return;
        TrainingState state = *std::exchange(waiting_, std::nullopt);
        lock.unlock();
        std::string failure;
        bool isWritten = false;
        try {
            isWritten = write(std::move(state));
        } catch (const std::exception& error) {
            failure = error.what();
        }
        lock.lock();
        hasKept_ = hasKept_ || isWritten;
        if (!failure.empty() && !isFailing_) failure_ = failure;
        isFailing_ = !failure.empty();
    }
}

bool RunKeeper::write(TrainingState state) {
    saved_.state = std::move(state);
    return file_->write(saved_, ++requests_);
}

/// A state that is still waiting is let go; there will be a newer one, or none is wanted.
void RunKeeper::finishWriting() {
    {
        const std::lock_guard lock(mutex_);
        isEnding_ = true;
    }
    changed_.notify_one();
    if (writer_.joinable()) writer_.join();
}

}  // namespace lunette::cli
