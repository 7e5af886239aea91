#pragma once

#include "numeric/Types.h"

#include <memory>

namespace lunette {

/// p(x | z): what the decoder's output says about the pixels. Pixels lie in 0..1.
class Likelihood {
public:
    virtual ~Likelihood() = default;

    struct Sums {
        double negativeLogLikelihood;  ///< nats, over all pixels and columns
        double squaredError;           ///< sum of (x - mean)^2 over all pixels and columns
    };

    /// output, x: pixels x batch. Where gradient is not null, sets it to scale * d(nll)/d(output).
    virtual Sums evaluate(const Matrix& output, const Matrix& x, Scalar scale, Matrix* gradient) const = 0;

    /// Turns the decoder's output into the expected pixels, in place.
    virtual void toPixels(Matrix& output) const = 0;
};

/// Each pixel is a coin with probability sigmoid(output); grey values count as probabilities, as is customary
/// (Kingma and Welling 2014, appendix C.1).
class BernoulliLikelihood final : public Likelihood {
public:
    Sums evaluate(const Matrix& output, const Matrix& x, Scalar scale, Matrix* gradient) const override;
    void toPixels(Matrix& output) const override;
};

/// Each pixel is N(mean, standardDeviation^2), the mean being the output itself or its sigmoid; the constant
/// log(2 pi sigma^2)/2 a pixel is part of the figure (Kingma and Welling 2014, appendix C.2).
class GaussianLikelihood final : public Likelihood {
public:
    enum class Mean { Linear, Sigmoid };
    GaussianLikelihood(double standardDeviation, Mean mean);
    Sums evaluate(const Matrix& output, const Matrix& x, Scalar scale, Matrix* gradient) const override;
    void toPixels(Matrix& output) const override;

private:
    double standardDeviation_;
    Mean mean_;
};

}  // namespace lunette
