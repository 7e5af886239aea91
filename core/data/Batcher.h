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

    /// The images of a step's batch, steps counted from 0 over all epochs. Valid until the next call.
    std::span<const Index> indices(std::int64_t step);

    /// Sets x to those images, pixels x batch.
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
