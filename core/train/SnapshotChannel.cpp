#include "train/SnapshotChannel.h"

namespace lunette {

SnapshotChannel::SnapshotChannel(std::function<void()> announce) : announce_(std::move(announce)) {}

void SnapshotChannel::publish(std::shared_ptr<const Snapshot> snapshot) {
    {
        const std::lock_guard lock(mutex_);
        newest_.swap(snapshot);
    }
    // What was replaced unseen was announced and is still to be fetched; freed here, outside the lock.
    if (!snapshot && announce_) announce_();
}

std::shared_ptr<const Snapshot> SnapshotChannel::take() {
    const std::lock_guard lock(mutex_);
    return std::move(newest_);
}

}  // namespace lunette
