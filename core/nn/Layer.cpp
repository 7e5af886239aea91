#include "nn/Layer.h"

#include <algorithm>

namespace lunette {

Index ParameterBlock::size() const {
    Index size = 1;
    for (const Index extent : shape) size *= extent;
    return size;
}

ParameterRange ParameterRange::within(Index offset, Index count) const {
    return {std::clamp<Index>(first - offset, 0, count), std::clamp<Index>(last - offset, 0, count)};
}

Index Layer::parameterCount() const {
    Index count = 0;
    for (const auto& block : parameterBlocks()) count += block.size();
    return count;
}

void Layer::parameterGradient(std::span<const Share> /*shares*/, ParameterRange /*range*/, Scalar /*beta*/,
                              Slice /*dtheta*/) const {}

void Layer::addSums(std::span<const Share> shares, Index offset, ParameterRange range, Scalar beta, Slice dtheta) {
    const ParameterRange part = range.within(offset, shares.front().sums->size());
    if (part.isEmpty()) return;
    auto target = dtheta.segment(offset + part.first - range.first, part.size());
    for (const Share& share : shares) {
        const auto source = share.sums->segment(part.first, part.size());
        if (beta == Scalar(0))
            target = source;
        else
            target += source;
        beta = Scalar(1);
    }
}

}  // namespace lunette
