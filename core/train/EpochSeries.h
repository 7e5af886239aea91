#pragma once

#include "train/Model.h"

#include <memory>
#include <mutex>
#include <vector>

namespace lunette {

/// A run's weights at the ends of epochs, to be looked at again: filled by the trainer, read by the window. It keeps so
/// many at most; when one more comes every second one goes, so that they stay evenly spaced over the whole run.
class EpochSeries {
public:
    static constexpr std::size_t kMaxSnapshots = 50;
    /// Of weights. Large models are kept at fewer epochs, but at two at least.
    static constexpr std::size_t kMaxBytes = std::size_t(96) << 20U;

    /// Whether the weights after so many epochs are wanted; they need not be copied otherwise.
    bool wants(std::int64_t epoch) const;
    /// Keeps the weights as they were after that many epochs. Ignored where they are not wanted.
    void add(std::int64_t epoch, std::shared_ptr<const Snapshot> snapshot);

    struct Entry {
        std::int64_t epoch;
        std::shared_ptr<const Snapshot> snapshot;
    };
    EpochSeries() = default;
    /// What entries() and stride() of another one gave.
    EpochSeries(std::vector<Entry> entries, std::int64_t stride) : entries_(std::move(entries)), stride_(stride) {}

    /// By epoch, rising.
    std::vector<Entry> entries() const;
    /// Epochs that it divides are kept.
    std::int64_t stride() const;

private:
    bool isWanted(std::int64_t epoch) const;

    mutable std::mutex mutex_;
    std::vector<Entry> entries_;
    std::int64_t stride_ = 1;
};

}  // namespace lunette
