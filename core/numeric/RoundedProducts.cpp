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
    parallelFor(weights.size(), kRoundingGrain, [&](Index first, Index last) { update(first, last); });
}

void RoundedWeights::update(Index first, Index last) {
    elementwise().toBfloat16(weights_ + first, rounded_.data() + first, last - first);
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
    if (const Bfloat16* known = weights.find(numbers.data()))
        return {known, numbers.rows(), numbers.cols(), numbers.outerStride()};
    return roundedSideBySide({&numbers, 1}, rounded);
}

RoundedMatrix roundedSideBySide(std::span<const Eigen::Ref<const Matrix>> matrices, std::vector<Bfloat16>& rounded) {
    const Index rows = matrices.front().rows();
    Index columns = 0;
    for (const auto& matrix : matrices) columns += matrix.cols();
    if (rounded.size() < static_cast<std::size_t>(rows * columns))
        rounded.resize(static_cast<std::size_t>(rows * columns));
    Bfloat16* next = rounded.data();
    for (const auto& matrix : matrices) {
        if (matrix.outerStride() == rows)
            elementwise().toBfloat16(matrix.data(), next, matrix.size());
        else
            for (Index column = 0; column < matrix.cols(); ++column)
                elementwise().toBfloat16(matrix.data() + column * matrix.outerStride(), next + column * rows, rows);
        next += matrix.size();
    }
    return {rounded.data(), rows, columns, rows};
}

bool isWorthRounding(const RoundedWeights& weights, const Eigen::Ref<const Matrix>& a,
                     const Eigen::Ref<const Matrix>& b, const Eigen::Ref<const Matrix>& c) {
    const bool paysForA = c.cols() >= kShortestSide || weights.find(a.data());
    const bool paysForB = c.rows() >= kShortestSide || weights.find(b.data());
    return paysForA && paysForB && a.size() >= kShortestSum * c.rows();
}

}  // namespace lunette
