#pragma once

#include "data/Dataset.h"

#include <vector>

namespace lunette {

/// Deals every image once an epoch, in an order keyed by seed and epoch: the batch of a step is a function of
/// the step alone, so resuming needs no state and compared runs see the same batches.
class Batcher {
public:
    /// The last batch of an epoch may be smaller.
    Batcher(std::shared_ptr<const Dataset> dataset, Index batchSize, std::uint64_t seed);

    Index stepsPerEpoch() const { return stepsPerEpoch_; }

    /// Sets x to pixels x batch for the step, counted from 0 over all epochs.
    void batch(std::int64_t step, Matrix& x);

private:
    void shuffle(std::int64_t epoch);

    std::shared_ptr<const Dataset> dataset_;
    Index batchSize_;
    std::uint64_t seed_;
    Index stepsPerEpoch_;
    std::int64_t shuffledEpoch_ = -1;
    std::vector<Index> order_;
};

}  // namespace lunette
