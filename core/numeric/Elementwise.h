#pragma once

#include "numeric/Activation.h"
#include "numeric/Precision.h"
#include "numeric/Scalar.h"

#include <cstdint>

namespace lunette {

/// The passes over memory between matrix products, each over raw arrays and on the calling thread. Compiled
/// once for every instruction set that is worth it and picked when the program starts, so that one binary is
/// fast on every processor.
struct ElementwiseKernels {
    /// y = activation(y + bias), for rows first .. last-1 of a rows x columns matrix.
    void (*addBiasActivate)(Scalar* y, const Scalar* bias, Index rows, Index columns, Index first, Index last,
                            Activation activation);

    /// dy *= activation'(y) and biasGradient = the row sums of the result, for the same range of rows.
    void (*activationBackward)(const Scalar* y, Scalar* dy, Scalar* biasGradient, Index rows, Index columns,
                               Index first, Index last, Activation activation);

    struct Sums {
        double negativeLogLikelihood;
        double squaredError;
    };

    /// Cross-entropy in nats of x in 0..1 under sigmoid(logits), summed; where gradient is not null,
    /// gradient = scale (sigmoid(logits) - x).
    Sums (*bernoulli)(const Scalar* logits, const Scalar* x, Scalar* gradient, Index count, Scalar scale);

    /// Summed squared error of sigmoid(output), or of output itself, against x; where gradient is not null,
    /// gradient = scale d(squared error / 2)/d(output). negativeLogLikelihood is left 0.
    Sums (*squaredError)(const Scalar* output, const Scalar* x, Scalar* gradient, Index count, Scalar scale,
                         bool sigmoid);

    void (*sigmoid)(Scalar* values, Index count);

    /// y[i] = exp(factor x[i]).
    void (*exponential)(const Scalar* x, Scalar* y, Index count, Scalar factor);

    struct AdamCoefficients {
        Scalar beta1, beta2, epsilon;
        Scalar rate;              ///< learning rate / (1 - beta1^t)
        Scalar secondCorrection;  ///< 1 / (1 - beta2^t)
    };
    void (*adam)(Scalar* theta, Scalar* first, Scalar* second, const Scalar* gradient, Index count,
                 const AdamCoefficients& coefficients);

    /// velocity = momentum velocity + gradient; theta -= rate velocity.
    void (*sgd)(Scalar* theta, Scalar* velocity, const Scalar* gradient, Index count, Scalar rate, Scalar momentum);

    /// y = x sigmoid(x), and dx = dy times the slope of that at x.
    void (*silu)(const Scalar* x, Scalar* y, Index count);
    void (*siluBackward)(const Scalar* x, const Scalar* dy, Scalar* dx, Index count);

    /// y[i] = x[i] / 255.
    void (*fromBytes)(const std::uint8_t* x, Scalar* y, Index count);

    /// y[i] = x[i] to nearest, ties to even; what is too large becomes infinite and NaN stays NaN. A subnormal number
    /// may become zero.
    void (*toBfloat16)(const Scalar* x, Bfloat16* y, Index count);

    /// The Philox key, and the counter's words of the first column but for the position, which each column's stream
    /// counts from 0; every further column is the next sample.
    struct StreamKey {
        std::uint32_t key0, key1;
        std::uint32_t sample, low, high;
    };
    /// RandomStream::fillNormal(): four normals of each block of the generator, down the columns. In float within
    /// 1e-6 of RandomStream::nextNormal(), in double equal to it but for rounding.
    void (*fillNormal)(Scalar* values, Index rows, Index columns, const StreamKey& key);
};

/// The best set for this processor.
const ElementwiseKernels& elementwise();

/// The sets that run on this processor, the plainest first; null past the best one. For tests.
const ElementwiseKernels* elementwiseSet(int number);

}  // namespace lunette
