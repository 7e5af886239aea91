#pragma once

#include "objective/LossTerms.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

namespace lunette {

/// Training losses averaged over the steps since the point before.
struct LossPoint {
    std::int64_t step;  ///< steps done
    double epoch;       ///< the same in passes through the data
    LossTerms train;
};

/// One finished pass through the data.
struct EpochRecord {
    std::int64_t epoch;  ///< counted from 1
    LossTerms train;     ///< mean over the epoch's images, as the weights were when each was seen
    LossTerms test;      ///< over all held-out images, with the weights at the epoch's end
    double seconds;      ///< training time so far, pauses and test passes left out
};

/// The epoch of the lowest test loss, where it has risen for good since: at least five epochs ago, by at least a
/// fiftieth of all that it had fallen, while the training loss fell on. Nothing while it still falls, and where both
/// have risen, because the loss itself is another one then: beta was changed, say.
std::optional<std::int64_t> risingSince(const std::vector<EpochRecord>& epochs);

/// Losses on their way from the trainer to the window: appended by one, drained by the other, none lost.
class HistoryLog {
public:
    struct Batch {
        std::vector<LossPoint> points;
        std::vector<EpochRecord> epochs;
    };

    void append(const LossPoint& point);
    void append(const EpochRecord& record);

    /// Everything appended since the last drain.
    Batch drain();

private:
    std::mutex mutex_;
    Batch pending_;
};

}  // namespace lunette
