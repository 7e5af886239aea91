#include "numeric/RoundedProducts.h"

#include "numeric/Elementwise.h"
#include "numeric/Parallel.h"

#include <functional>

namespace lunette {
namespace {

constexpr Index kRoundingGrain = 1 << 14;
/// With fewer columns, or rows, a product takes no longer than rounding the other factor does.
constexpr Index kShortestSide = 32;
/// Of shorter sums it is not measured that they gain (docs/measurements.md, "bfloat16").
constexpr Index kShortestSum = 8;

thread_local const RoundedWeights* weightsOfThread = nullptr;

}  // namespace

#ifndef LUNETTE_ONEDNN
Bfloat16Support bfloat16Support() { return Bfloat16Support::NoLibrary; }
#endif

void RoundedWeights::take(ConstSlice weights) {
    weights_ = weights.data();
    rounded_.resize(static_cast<std::size_t>(weights.size()));
    parallelFor(weights.size(), kRoundingGrain, [&](Index first, Index last) {
        elementwise().toBfloat16(weights.data() + first, rounded_.data() + first, last - first);
    });
}

const Bfloat16* RoundedWeights::find(const Scalar* number) const {
    const Scalar* end = weights_ + rounded_.size();
    if (std::less<>()(number, weights_) || !std::less<>()(number, end)) return nullptr;
    return rounded_.data() + (number - weights_);
}

RoundedProducts::RoundedProducts(const RoundedWeights* weights) : outer_(weightsOfThread) { weightsOfThread = weights; }

RoundedProducts::~RoundedProducts() { weightsOfThread = outer_; }

const RoundedWeights* RoundedProducts::weightsHere() { return weightsOfThread; }

RoundedMatrix roundedOf(const Eigen::Ref<const Matrix>& numbers, const RoundedWeights& weights,
                        std::vector<Bfloat16>& rounded) {
    const Index rows = numbers.rows(), columns = numbers.cols();
    if (const Bfloat16* known = weights.find(numbers.data())) return {known, rows, columns, numbers.outerStride()};
    if (rounded.size() < static_cast<std::size_t>(numbers.size()))
        rounded.resize(static_cast<std::size_t>(numbers.size()));
    if (numbers.outerStride() == rows)
        elementwise().toBfloat16(numbers.data(), rounded.data(), numbers.size());
    else
        for (Index column = 0; column < columns; ++column)
            elementwise().toBfloat16(numbers.data() + column * numbers.outerStride(), rounded.data() + column * rows,
                                     rows);
    return {rounded.data(), rows, columns, rows};
}

bool isWorthRounding(const RoundedWeights& weights, const Eigen::Ref<const Matrix>& a,
                     const Eigen::Ref<const Matrix>& b, const Eigen::Ref<const Matrix>& c) {
    const bool paysForA = c.cols() >= kShortestSide || weights.find(a.data());
    const bool paysForB = c.rows() >= kShortestSide || weights.find(b.data());
    return paysForA && paysForB && a.size() >= kShortestSum * c.rows();
}

}  // namespace lunette
