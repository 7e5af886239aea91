#pragma once

#include "numeric/Types.h"

#include <memory>
#include <optional>
#include <vector>

namespace lunette {

/// p(x | z): what the decoder's output says about the pixels. Pixels lie in 0..1.
///
/// A Gaussian's variance may be learned with the weights; whoever holds it hands its logarithm in, and it takes
/// the place of the likelihood's own.
class Likelihood {
public:
    virtual ~Likelihood() = default;

    struct Sums {
        double negativeLogLikelihood = 0.0;  ///< nats
        double squaredError = 0.0;           ///< sum of (x - mean)^2
    };

    /// Of `count` pixels. Where gradient is not null, sets it to scale * d(nll)/d(output).
    virtual Sums evaluate(const Scalar* output, const Scalar* x, Scalar* gradient, Index count, Scalar scale,
                          std::optional<double> logVariance) const = 0;

    /// d(nll)/d(logVariance) of `count` pixels whose sums are known; 0 where there is no variance.
    virtual double logVarianceGradient(const Sums& sums, double count, double logVariance) const = 0;

    /// Turns the decoder's output into the expected pixels, in place.
    virtual void toPixels(Matrix& output) const = 0;

    /// Of a whole batch, pixels x columns, on several threads; the sums do not depend on their number.
    Sums evaluate(const Matrix& output, const Matrix& x, Scalar scale, Matrix* gradient,
                  std::optional<double> logVariance = {}) const;

    /// Of each column by itself, on several threads; columns of x are used again from the first where output has
    /// more of them.
    void evaluateColumns(const Matrix& output, const Matrix& x, Scalar scale, Matrix* gradient,
                         std::optional<double> logVariance, std::vector<Sums>& sums) const;
};

/// Each pixel is a coin with probability sigmoid(output); gray values count as probabilities, as is customary
/// (Kingma and Welling 2014, appendix C.1).
class BernoulliLikelihood final : public Likelihood {
public:
    using Likelihood::evaluate;
    Sums evaluate(const Scalar* output, const Scalar* x, Scalar* gradient, Index count, Scalar scale,
                  std::optional<double> logVariance) const override;
    double logVarianceGradient(const Sums& sums, double count, double logVariance) const override;
    void toPixels(Matrix& output) const override;
};

/// Each pixel is N(mean, standardDeviation^2), the mean being the output itself or its sigmoid; the constant
/// log(2 pi sigma^2)/2 a pixel is part of the figure (Kingma and Welling 2014, appendix C.2).
class GaussianLikelihood final : public Likelihood {
public:
    enum class Mean { Linear, Sigmoid };
    GaussianLikelihood(double standardDeviation, Mean mean);
    using Likelihood::evaluate;
    Sums evaluate(const Scalar* output, const Scalar* x, Scalar* gradient, Index count, Scalar scale,
                  std::optional<double> logVariance) const override;
    double logVarianceGradient(const Sums& sums, double count, double logVariance) const override;
    void toPixels(Matrix& output) const override;

private:
    double logVariance_;
    Mean mean_;
};

}  // namespace lunette
