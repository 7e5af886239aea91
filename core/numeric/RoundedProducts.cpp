#include "numeric/RoundedProducts.h"

#include "numeric/Elementwise.h"
#include "numeric/Parallel.h"

#include <bit>
#include <functional>

#ifdef LUNETTE_ONEDNN
#include "numeric/OneDnnProducts.h"
#endif

namespace lunette {
namespace {

constexpr Index kRoundingGrain = 1 << 14;
/// Shorter sides make products that take no longer than rounding their factors.
constexpr Index kShortestSide = 32;

thread_local const RoundedWeights* weightsOfThread = nullptr;

/// As numbers again, for multiplying them where no instructions do.
Matrix widened(const RoundedMatrix& rounded) {
    Matrix numbers(rounded.rows, rounded.columns);
    for (Index column = 0; column < rounded.columns; ++column)
        for (Index row = 0; row < rounded.rows; ++row) {
            const auto half = static_cast<std::uint32_t>(rounded.numbers[column * rounded.stride + row]);
            numbers(row, column) = static_cast<Scalar>(std::bit_cast<float>(half << 16));
        }
    return numbers;
}

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

void multiply(Transpose transposeA, const RoundedMatrix& a, Transpose transposeB, const RoundedMatrix& b, Scalar beta,
              Eigen::Ref<Matrix> c) {
#ifdef LUNETTE_ONEDNN
    if (bfloat16Support() == Bfloat16Support::Fast) return multiplyByOneDnn(transposeA, a, transposeB, b, beta, c);
#endif
    const RoundedProducts asTheyAre(nullptr);
    multiply(transposeA, Eigen::Ref<const Matrix>(widened(a)), transposeB, Eigen::Ref<const Matrix>(widened(b)), beta,
             c);
}

bool isWorthRounding(Index rows, Index columns, Index depth) {
    return rows >= kShortestSide && columns >= kShortestSide && depth >= kShortestSide;
}

}  // namespace lunette
