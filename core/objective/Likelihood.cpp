#include "objective/Likelihood.h"

#include "numeric/Parallel.h"

namespace lunette {

Likelihood::Sums Likelihood::evaluate(const Matrix& output, const Matrix& x, Scalar scale, Matrix* gradient,
                                      std::optional<double> logVariance) const {
    constexpr Index kGrain = 16384;
    if (gradient) gradient->resize(output.rows(), output.cols());
    std::vector<Sums> parts(static_cast<std::size_t>((output.size() + kGrain - 1) / kGrain));
    parallelFor(output.size(), kGrain, [&](Index first, Index last) {
        parts[static_cast<std::size_t>(first / kGrain)] =
            evaluate(output.data() + first, x.data() + first, gradient ? gradient->data() + first : nullptr,
                     last - first, scale, logVariance);
    });
    Sums total;
    for (const Sums& part : parts) {
        total.negativeLogLikelihood += part.negativeLogLikelihood;
        total.squaredError += part.squaredError;
    }
    return total;
}

void Likelihood::evaluateColumns(const Matrix& output, const Matrix& x, Scalar scale, Matrix* gradient,
                                 std::optional<double> logVariance, std::vector<Sums>& sums) const {
    constexpr Index kGrain = 16;
    if (gradient) gradient->resize(output.rows(), output.cols());
    sums.resize(static_cast<std::size_t>(output.cols()));
    parallelFor(output.cols(), kGrain, [&](Index first, Index last) {
        for (Index i = first; i < last; ++i)
            sums[static_cast<std::size_t>(i)] =
                evaluate(output.col(i).data(), x.col(i % x.cols()).data(), gradient ? gradient->col(i).data() : nullptr,
                         output.rows(), scale, logVariance);
    });
}

}  // namespace lunette
