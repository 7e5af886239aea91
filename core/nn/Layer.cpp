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

void Layer::parameterGradient(const Matrix& /*x*/, const Matrix& /*dy*/, const Vector& /*sums*/,
                              ParameterRange /*range*/, Scalar /*beta*/, Slice /*dtheta*/) const {}

void Layer::addSums(const Vector& sums, Index offset, ParameterRange range, Scalar beta, Slice dtheta) {
    const auto [first, last] = range.within(offset, sums.size());
    auto target = dtheta.segment(offset + first, last - first);
    const auto source = sums.segment(first, last - first);
    if (beta == Scalar(0))
        target = source;
    else
        target += source;
}

}  // namespace lunette
