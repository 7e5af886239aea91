#include "data/Batcher.h"

#include "Error.h"
#include "numeric/Random.h"

#include <algorithm>
#include <numeric>

namespace lunette {

Batcher::Batcher(std::shared_ptr<const Dataset> dataset, Index batchSize, std::uint64_t seed)
    : dataset_(std::move(dataset)), batchSize_(batchSize), seed_(seed) {
    if (batchSize_ < 1)
        throw Error(ErrorKind::WrongValue, Message::tr("The batch size is %1; it must be at least 1.", batchSize_));
    stepsPerEpoch_ = (dataset_->size() + batchSize_ - 1) / batchSize_;
    order_.resize(static_cast<std::size_t>(dataset_->size()));
}

std::span<const Index> Batcher::indices(std::int64_t step) {
    const std::int64_t epoch = step / stepsPerEpoch_;
    if (epoch != shuffledEpoch_) shuffle(epoch);
    const Index first = (step % stepsPerEpoch_) * batchSize_;
    const Index count = std::min(batchSize_, dataset_->size() - first);
    return std::span(order_).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count));
}

void Batcher::batch(std::int64_t step, Matrix& x) { dataset_->gather(indices(step), x); }

/// Fisher and Yates, always from the identity, so that an epoch's order does not depend on the one before.
void Batcher::shuffle(std::int64_t epoch) {
    std::iota(order_.begin(), order_.end(), Index(0));
    RandomStream random(seed_, Purpose::Shuffle, static_cast<std::uint64_t>(epoch));
    for (std::size_t left = order_.size(); left > 1; --left)
        std::swap(order_[left - 1], order_[random.nextBelow(static_cast<std::uint32_t>(left))]);
    shuffledEpoch_ = epoch;
}

}  // namespace lunette
