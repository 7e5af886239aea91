#pragma once

#include "train/Model.h"

#include <functional>
#include <mutex>

namespace lunette {

/// Hands the newest snapshot from the trainer to the window without either ever waiting for the other: a newer
/// one replaces one that was not taken, and `announce` is called at most once per take().
class SnapshotChannel {
public:
    /// announce runs on the publishing thread and must not block.
    explicit SnapshotChannel(std::function<void()> announce = {});

    void publish(std::shared_ptr<const Snapshot> snapshot);

    /// The newest one not taken yet, or null.
    std::shared_ptr<const Snapshot> take();

private:
    std::function<void()> announce_;
    std::mutex mutex_;
    std::shared_ptr<const Snapshot> newest_;
};

}  // namespace lunette
