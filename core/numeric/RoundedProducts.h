#pragma once

#include "numeric/RoundedMatrix.h"

#include <span>
#include <vector>

namespace lunette {

/// The weights of a step rounded to bfloat16, so that its products and threads need not round them again.
class RoundedWeights {
public:
    /// Rounds all weights, on threadCount() threads. They are known by where they lie until the next call.
    void take(ConstSlice weights);

    /// After take(): rounds the weights from `first` to before `last` again, which have changed. Threads may update
    /// ranges of their own at once.
    void update(Index first, Index last);

    /// The rounded numbers from this one on; null where it is none of the weights.
    const Bfloat16* find(const Scalar* number) const;

private:
    const Scalar* weights_ = nullptr;
    std::vector<Bfloat16> rounded_;
};

/// While one lives, this thread's multiply() and convolution() round their factors to bfloat16, to nearest and ties to
/// even, and sum the products in float. What is too small to gain by it stays as it is, by its shape alone, so that
/// equal runs stay equal.
///
/// Every build can do so; bfloat16Support() says whether it is faster.
class RoundedProducts {
public:
    /// Null leaves products as they are. The weights must outlive this.
    explicit RoundedProducts(const RoundedWeights* weights);
    ~RoundedProducts();
    RoundedProducts(const RoundedProducts&) = delete;
    RoundedProducts& operator=(const RoundedProducts&) = delete;

    /// This thread's weights; null where products are as they are.
    static const RoundedWeights* weightsHere();

private:
    const RoundedWeights* outer_;
};

/// The numbers rounded, into `rounded`, unless they are weights that have been.
RoundedMatrix roundedOf(const Eigen::Ref<const Matrix>& numbers, const RoundedWeights& weights,
                        std::vector<Bfloat16>& rounded);

/// The columns of all matrices, which have the same rows, one after another and rounded, into `rounded`.
RoundedMatrix roundedSideBySide(std::span<const Eigen::Ref<const Matrix>> matrices, std::vector<Bfloat16>& rounded);

/// Whether the product c of a and b gains more than rounding its factors costs. A factor that is rounded here is read
/// once more, which many columns, or rows, of the other one repay; weights have been rounded, and cost nothing.
bool isWorthRounding(const RoundedWeights& weights, const Eigen::Ref<const Matrix>& a,
                     const Eigen::Ref<const Matrix>& b, const Eigen::Ref<const Matrix>& c);

}  // namespace lunette
