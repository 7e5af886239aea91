#include "objective/Likelihood.h"
#include "objective/PixelSums.h"

namespace lunette {

Likelihood::Sums BernoulliLikelihood::evaluate(const Matrix& output, const Matrix& x, Scalar scale,
                                               Matrix* gradient) const {
    if (gradient) gradient->resize(output.rows(), output.cols());
    const auto sums = sumOverPixels(output.size(), [&](Index first, Index count) {
        return elementwise().bernoulli(output.data() + first, x.data() + first,
                                       gradient ? gradient->data() + first : nullptr, count, scale);
    });
    return {sums.negativeLogLikelihood, sums.squaredError};
}

void BernoulliLikelihood::toPixels(Matrix& output) const { elementwise().sigmoid(output.data(), output.size()); }

}  // namespace lunette
