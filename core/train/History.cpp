#include "train/History.h"

#include <algorithm>
#include <utility>

namespace lunette {

std::optional<std::int64_t> risingSince(const std::vector<EpochRecord>& epochs) {
    constexpr std::int64_t kEpochs = 5;
    constexpr double kShare = 0.02;
    if (epochs.empty()) return std::nullopt;
    const auto best = std::ranges::min_element(epochs, {}, [](const EpochRecord& record) { return record.test.loss; });
    const EpochRecord& last = epochs.back();
    const double fallen = epochs.front().test.loss - best->test.loss;
    const bool hasRisen = last.test.loss - best->test.loss > kShare * fallen;
    const bool learnsByHeart = last.train.loss < best->train.loss;  // else the loss itself was changed, by beta say
    if (last.epoch - best->epoch < kEpochs || !hasRisen || !learnsByHeart) return std::nullopt;
    return best->epoch;
}

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
