#include "numeric/Elementwise.h"
#include "objective/Likelihood.h"

#include <cmath>
#include <numbers>

namespace lunette {

GaussianLikelihood::GaussianLikelihood(double standardDeviation, Mean mean)
    : logVariance_(2.0 * std::log(standardDeviation)), mean_(mean) {}

Likelihood::Sums GaussianLikelihood::evaluate(const Scalar* output, const Scalar* x, Scalar* gradient, Index count,
                                              Scalar scale, std::optional<double> logVariance) const {
    const double logarithm = logVariance.value_or(logVariance_);
    const double precision = std::exp(-logarithm);
    const auto sums =
        elementwise().squaredError(output, x, gradient, count,
                                   static_cast<Scalar>(static_cast<double>(scale) * precision), mean_ == Mean::Sigmoid);
    const double constant = 0.5 * (std::log(2.0 * std::numbers::pi) + logarithm);
    return {0.5 * precision * sums.squaredError + constant * static_cast<double>(count), sums.squaredError};
}

double GaussianLikelihood::logVarianceGradient(const Sums& sums, double count, double logVariance) const {
    return 0.5 * (count - sums.squaredError * std::exp(-logVariance));
}

void GaussianLikelihood::toPixels(Matrix& output) const {
    if (mean_ == Mean::Sigmoid) elementwise().sigmoid(output.data(), output.size());
}

}  // namespace lunette
