#include "train/EpochSeries.h"

#include <algorithm>

namespace lunette {

bool EpochSeries::isWanted(std::int64_t epoch) const {
    return epoch % stride_ == 0 && (entries_.empty() || epoch > entries_.back().epoch);
}

bool EpochSeries::wants(std::int64_t epoch) const {
    const std::lock_guard lock(mutex_);
    return isWanted(epoch);
}

void EpochSeries::add(std::int64_t epoch, std::shared_ptr<const Snapshot> snapshot) {
    const std::lock_guard lock(mutex_);
    if (!isWanted(epoch)) return;
    const auto bytes = static_cast<std::size_t>(snapshot->theta().size()) * sizeof(Scalar);
    const std::size_t room = std::clamp<std::size_t>(kMaxBytes / std::max<std::size_t>(1, bytes), 2, kMaxSnapshots);
    while (entries_.size() >= room) {
        stride_ *= 2;
        std::erase_if(entries_, [this](const Entry& entry) { return entry.epoch % stride_ != 0; });
    }
    if (epoch % stride_ == 0) entries_.push_back({epoch, std::move(snapshot)});
}

std::vector<EpochSeries::Entry> EpochSeries::entries() const {
    const std::lock_guard lock(mutex_);
    return entries_;
}

std::int64_t EpochSeries::stride() const {
    const std::lock_guard lock(mutex_);
    return stride_;
}

}  // namespace lunette
