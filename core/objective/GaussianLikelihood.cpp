#include "objective/Likelihood.h"
#include "objective/PixelSums.h"

#include <cmath>
#include <numbers>

namespace lunette {

GaussianLikelihood::GaussianLikelihood(double standardDeviation, Mean mean)
    : standardDeviation_(standardDeviation), mean_(mean) {}

Likelihood::Sums GaussianLikelihood::evaluate(const Matrix& output, const Matrix& x, Scalar scale,
                                              Matrix* gradient) const {
    const double variance = standardDeviation_ * standardDeviation_;
    const auto gradientScale = static_cast<Scalar>(static_cast<double>(scale) / variance);
    if (gradient) gradient->resize(output.rows(), output.cols());
    const auto sums = sumOverPixels(output.size(), [&](Index first, Index count) {
        return elementwise().squaredError(output.data() + first, x.data() + first,
                                          gradient ? gradient->data() + first : nullptr, count, gradientScale,
                                          mean_ == Mean::Sigmoid);
    });
    const double constant = 0.5 * std::log(2.0 * std::numbers::pi * variance);
    return {0.5 * sums.squaredError / variance + constant * static_cast<double>(output.size()), sums.squaredError};
}

void GaussianLikelihood::toPixels(Matrix& output) const {
    if (mean_ == Mean::Sigmoid) elementwise().sigmoid(output.data(), output.size());
}

}  // namespace lunette
