#pragma once

#include "io/SpillFile.h"
#include "train/Trainer.h"

namespace lunette {

/// Parts of a kept run whose numbers are in a SpillFile. What is small stays in memory. read() gives back what was
/// written, bit for bit; it may take long, may be called on any thread, and throws Error as SpillFile::Piece does.

class SpilledState {
public:
    SpilledState(SpillFile& file, const TrainingState& state);
    std::shared_ptr<const TrainingState> read() const;

private:
    TrainingState small_;  ///< all but the numbers, whose vectors are empty
    std::vector<Index> sizes_;
    std::shared_ptr<const SpillFile::Piece> piece_;
};

/// Of one under no chosen condition.
class SpilledSnapshot {
public:
    SpilledSnapshot(SpillFile& file, const Snapshot& snapshot);
    std::shared_ptr<const Snapshot> read() const;

private:
    std::shared_ptr<const Model> model_;
    std::int64_t step_;
    double epoch_;
    std::shared_ptr<const SpillFile::Piece> piece_;
};

class SpilledEpochs {
public:
    SpilledEpochs(SpillFile& file, const EpochSeries& epochs);
    std::shared_ptr<EpochSeries> read() const;
    /// Which are kept, rising.
    const std::vector<std::int64_t>& epochs() const { return epochs_; }

private:
    std::vector<std::int64_t> epochs_;
    std::vector<SpilledSnapshot> snapshots_;
    std::int64_t stride_;
};

/// Bytes of their numbers in memory.
std::size_t bytesOf(const TrainingState& state);
std::size_t bytesOf(const Snapshot& snapshot);
std::size_t bytesOf(const EpochSeries& epochs);

}  // namespace lunette
