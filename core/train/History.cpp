#include "train/History.h"

#include <utility>

namespace lunette {

void HistoryLog::append(const LossPoint& point) {
    const std::lock_guard lock(mutex_);
    pending_.points.push_back(point);
}

void HistoryLog::append(const EpochRecord& record) {
    const std::lock_guard lock(mutex_);
    pending_.epochs.push_back(record);
}

HistoryLog::Batch HistoryLog::drain() {
    const std::lock_guard lock(mutex_);
    return std::exchange(pending_, {});
}

}  // namespace lunette
