#include "numeric/Elementwise.h"
#include "objective/Likelihood.h"

namespace lunette {

Likelihood::Sums BernoulliLikelihood::evaluate(const Scalar* output, const Scalar* x, Scalar* gradient, Index count,
                                               Scalar scale, std::optional<double> /*logVariance*/) const {
    const auto sums = elementwise().bernoulli(output, x, gradient, count, scale);
    return {sums.negativeLogLikelihood, sums.squaredError};
}

double BernoulliLikelihood::logVarianceGradient(const Sums& /*sums*/, double /*count*/, double /*logVariance*/) const {
    return 0.0;
}

void BernoulliLikelihood::toPixels(Matrix& output) const { elementwise().sigmoid(output.data(), output.size()); }

}  // namespace lunette
