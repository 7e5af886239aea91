// Compiled several times, each with other instruction sets enabled and with LUNETTE_ISA naming the result (see
// CMakeLists.txt). It includes no header with inline functions of its own use: the linker keeps one copy of
// those, and a copy compiled for a newer processor must not reach an older one.
#include "numeric/Elementwise.h"

#ifdef __AVX512BF16__
#include <immintrin.h>
#endif

namespace lunette::LUNETTE_ISA {

void fillNormal(Scalar* values, Index rows, Index columns, const ElementwiseKernels::StreamKey& key);

namespace {

// Scalar is float or double; the double build exists for checks and takes the C library's functions.
[[maybe_unused]] inline double exponentialOf(double x) { return __builtin_exp(x); }
[[maybe_unused]] inline double log1pOf(double x) { return __builtin_log1p(x); }

/// exp(x) by 2^n 2^f with a degree-6 polynomial for 2^f on -0.5..0.5; relative error below 2e-7. Branch-free,
/// so that compilers vectorize it. Saturates at exp(+-87).
[[maybe_unused]] inline float exponentialOf(float x) {
    x = x < -87.0F ? -87.0F : x;
    x = x > 87.0F ? 87.0F : x;
    const float scaled = x * 1.44269504F;
    const float shifted = scaled + 12582912.0F;  // 1.5 * 2^23: rounds to the nearest integer
    const float n = shifted - 12582912.0F;
    // ln 2 in two parts, so that the reduction is exact to more bits than a float has.
    const float r = (x - n * 0.693145752F) - n * 1.42860677e-6F;
    float p = 1.38888889e-3F;
    p = p * r + 8.33333333e-3F;
    p = p * r + 4.16666667e-2F;
    p = p * r + 1.66666667e-1F;
    p = p * r + 0.5F;
    p = p * r + 1.0F;
    p = p * r + 1.0F;
    const int bits = (static_cast<int>(n) + 127) << 23;
    return p * __builtin_bit_cast(float, bits);
}

/// log(1 + x) for x in 0..1 by 2 atanh(x / (2 + x)); relative error below 3e-7.
[[maybe_unused]] inline float log1pOf(float x) {
    const float s = x / (2.0F + x);
    const float s2 = s * s;
    float p = 1.0F / 13.0F;
    p = p * s2 + 1.0F / 11.0F;
    p = p * s2 + 1.0F / 9.0F;
    p = p * s2 + 1.0F / 7.0F;
    p = p * s2 + 1.0F / 5.0F;
    p = p * s2 + 1.0F / 3.0F;
    p = p * s2 + 1.0F;
    return 2.0F * s * p;
}

inline Scalar sigmoidOf(Scalar x) { return Scalar(1) / (Scalar(1) + exponentialOf(-x)); }
inline Scalar tanhOf(Scalar x) { return Scalar(2) * sigmoidOf(Scalar(2) * x) - Scalar(1); }

constexpr Scalar kLeak = Scalar(0.01);

template <Activation A>
inline Scalar activate(Scalar x) {
    if constexpr (A == Activation::Relu) return x > Scalar(0) ? x : Scalar(0);
    if constexpr (A == Activation::LeakyRelu) return x > Scalar(0) ? x : kLeak * x;
    if constexpr (A == Activation::Tanh) return tanhOf(x);
    if constexpr (A == Activation::Sigmoid) return sigmoidOf(x);
    return x;
}

/// The derivative from the activation's output.
template <Activation A>
inline Scalar slope(Scalar y) {
    if constexpr (A == Activation::Relu) return y > Scalar(0) ? Scalar(1) : Scalar(0);
    if constexpr (A == Activation::LeakyRelu) return y > Scalar(0) ? Scalar(1) : kLeak;
    if constexpr (A == Activation::Tanh) return Scalar(1) - y * y;
    if constexpr (A == Activation::Sigmoid) return y * (Scalar(1) - y);
    return Scalar(1);
}

template <Activation A>
void addBiasActivateAs(Scalar* y, const Scalar* bias, Index rows, Index columns, Index first, Index last) {
    for (Index column = 0; column < columns; ++column) {
        Scalar* values = y + column * rows;
        for (Index row = first; row < last; ++row) values[row] = activate<A>(values[row] + bias[row]);
    }
}

void addBiasActivate(Scalar* y, const Scalar* bias, Index rows, Index columns, Index first, Index last,
                     Activation activation) {
    switch (activation) {
        case Activation::Silu:  // not fused
        case Activation::Identity:
            return addBiasActivateAs<Activation::Identity>(y, bias, rows, columns, first, last);
        case Activation::Relu:
            return addBiasActivateAs<Activation::Relu>(y, bias, rows, columns, first, last);
        case Activation::LeakyRelu:
            return addBiasActivateAs<Activation::LeakyRelu>(y, bias, rows, columns, first, last);
        case Activation::Tanh:
            return addBiasActivateAs<Activation::Tanh>(y, bias, rows, columns, first, last);
        case Activation::Sigmoid:
            return addBiasActivateAs<Activation::Sigmoid>(y, bias, rows, columns, first, last);
    }
}

template <Activation A>
void activationBackwardAs(const Scalar* y, Scalar* dy, Scalar* biasGradient, Index rows, Index columns, Index first,
                          Index last) {
    for (Index row = first; row < last; ++row) biasGradient[row] = Scalar(0);
    for (Index column = 0; column < columns; ++column) {
        const Scalar* outputs = y + column * rows;
        Scalar* gradients = dy + column * rows;
        for (Index row = first; row < last; ++row) {
            gradients[row] *= slope<A>(outputs[row]);
            biasGradient[row] += gradients[row];
        }
    }
}

void activationBackward(const Scalar* y, Scalar* dy, Scalar* biasGradient, Index rows, Index columns, Index first,
                        Index last, Activation activation) {
    switch (activation) {
        case Activation::Silu:  // not fused
        case Activation::Identity:
            return activationBackwardAs<Activation::Identity>(y, dy, biasGradient, rows, columns, first, last);
        case Activation::Relu:
            return activationBackwardAs<Activation::Relu>(y, dy, biasGradient, rows, columns, first, last);
        case Activation::LeakyRelu:
            return activationBackwardAs<Activation::LeakyRelu>(y, dy, biasGradient, rows, columns, first, last);
        case Activation::Tanh:
            return activationBackwardAs<Activation::Tanh>(y, dy, biasGradient, rows, columns, first, last);
        case Activation::Sigmoid:
            return activationBackwardAs<Activation::Sigmoid>(y, dy, biasGradient, rows, columns, first, last);
    }
}

/// Sums stay in Scalar over so many terms, so that they vectorize, and then go into a double.
constexpr Index kSumBlock = 1024;

template <bool WithGradient>
ElementwiseKernels::Sums bernoulliAs(const Scalar* logits, const Scalar* x, Scalar* gradient, Index count,
                                     Scalar scale) {
    ElementwiseKernels::Sums sums{0.0, 0.0};
    for (Index begin = 0; begin < count; begin += kSumBlock) {
        const Index end = begin + kSumBlock < count ? begin + kSumBlock : count;
        auto likelihood = Scalar(0);
        auto squared = Scalar(0);
#pragma omp simd reduction(+ : likelihood, squared)
        for (Index i = begin; i < end; ++i) {
            const Scalar a = logits[i];
            const Scalar magnitude = a < Scalar(0) ? -a : a;
            const Scalar small = exponentialOf(-magnitude);  // exp(-|a|), never overflows
            const Scalar inverse = Scalar(1) / (Scalar(1) + small);
            const Scalar mean = a < Scalar(0) ? small * inverse : inverse;
            const Scalar positive = a < Scalar(0) ? Scalar(0) : a;
            likelihood += positive - a * x[i] + log1pOf(small);
            const Scalar error = mean - x[i];
            squared += error * error;
            if constexpr (WithGradient) gradient[i] = scale * error;
        }
        sums.negativeLogLikelihood += static_cast<double>(likelihood);
        sums.squaredError += static_cast<double>(squared);
    }
    return sums;
}

ElementwiseKernels::Sums bernoulli(const Scalar* logits, const Scalar* x, Scalar* gradient, Index count, Scalar scale) {
    return gradient ? bernoulliAs<true>(logits, x, gradient, count, scale)
                    : bernoulliAs<false>(logits, x, gradient, count, scale);
}

template <bool Sigmoid, bool WithGradient>
ElementwiseKernels::Sums squaredErrorAs(const Scalar* output, const Scalar* x, Scalar* gradient, Index count,
                                        Scalar scale) {
    ElementwiseKernels::Sums sums{0.0, 0.0};
    for (Index begin = 0; begin < count; begin += kSumBlock) {
        const Index end = begin + kSumBlock < count ? begin + kSumBlock : count;
        auto squared = Scalar(0);
#pragma omp simd reduction(+ : squared)
        for (Index i = begin; i < end; ++i) {
            const Scalar mean = Sigmoid ? sigmoidOf(output[i]) : output[i];
            const Scalar error = mean - x[i];
            squared += error * error;
            if constexpr (WithGradient) gradient[i] = scale * error * (Sigmoid ? mean * (Scalar(1) - mean) : Scalar(1));
        }
        sums.squaredError += static_cast<double>(squared);
    }
    return sums;
}

ElementwiseKernels::Sums squaredError(const Scalar* output, const Scalar* x, Scalar* gradient, Index count,
                                      Scalar scale, bool sigmoid) {
    if (sigmoid)
        return gradient ? squaredErrorAs<true, true>(output, x, gradient, count, scale)
                        : squaredErrorAs<true, false>(output, x, gradient, count, scale);
    return gradient ? squaredErrorAs<false, true>(output, x, gradient, count, scale)
                    : squaredErrorAs<false, false>(output, x, gradient, count, scale);
}

void sigmoid(Scalar* values, Index count) {
    for (Index i = 0; i < count; ++i) values[i] = sigmoidOf(values[i]);
}

void exponential(const Scalar* x, Scalar* y, Index count, Scalar factor) {
    for (Index i = 0; i < count; ++i) y[i] = exponentialOf(factor * x[i]);
}

[[maybe_unused]] inline float squareRoot(float x) { return __builtin_sqrtf(x); }
[[maybe_unused]] inline double squareRoot(double x) { return __builtin_sqrt(x); }

void adam(Scalar* theta, Scalar* first, Scalar* second, const Scalar* gradient, Index count,
          const ElementwiseKernels::AdamCoefficients& coefficients) {
    const auto [beta1, beta2, epsilon, rate, correction] = coefficients;
    for (Index i = 0; i < count; ++i) {
        const Scalar g = gradient[i];
        const Scalar m = beta1 * first[i] + (Scalar(1) - beta1) * g;
        const Scalar v = beta2 * second[i] + (Scalar(1) - beta2) * g * g;
        first[i] = m;
        second[i] = v;
        theta[i] -= rate * m / (squareRoot(v * correction) + epsilon);
    }
}

void sgd(Scalar* theta, Scalar* velocity, const Scalar* gradient, Index count, Scalar rate, Scalar momentum) {
    for (Index i = 0; i < count; ++i) {
        velocity[i] = momentum * velocity[i] + gradient[i];
        theta[i] -= rate * velocity[i];
    }
}

void silu(const Scalar* x, Scalar* y, Index count) {
    for (Index i = 0; i < count; ++i) y[i] = x[i] * sigmoidOf(x[i]);
}

void siluBackward(const Scalar* x, const Scalar* dy, Scalar* dx, Index count) {
    for (Index i = 0; i < count; ++i) {
        const Scalar s = sigmoidOf(x[i]);
        dx[i] = dy[i] * s * (Scalar(1) + x[i] * (Scalar(1) - s));
    }
}

void fromBytes(const std::uint8_t* x, Scalar* y, Index count) {
    for (Index i = 0; i < count; ++i) y[i] = static_cast<Scalar>(x[i]) * (Scalar(1) / Scalar(255));
}

// The half below the last bit kept, less one where that bit is even, carries into it; a NaN stays one by its quiet bit.
void toBfloat16(const Scalar* x, Bfloat16* y, Index count) {
    Index i = 0;
#if defined(__AVX512BF16__) && !defined(LUNETTE_DOUBLE)
    for (; i + 32 <= count; i += 32)
        _mm512_storeu_si512(
            y + i, reinterpret_cast<__m512i>(_mm512_cvtne2ps_pbh(_mm512_loadu_ps(x + i + 16), _mm512_loadu_ps(x + i))));
#endif
    for (; i < count; ++i) {
        const auto bits = __builtin_bit_cast(std::uint32_t, static_cast<float>(x[i]));
        const std::uint32_t rounded = bits + 0x7FFFU + ((bits >> 16) & 1U);
        const bool isNan = (bits & 0x7FFFFFFFU) > 0x7F800000U;
        y[i] = static_cast<Bfloat16>((isNan ? bits | 0x400000U : rounded) >> 16);
    }
}

}  // namespace

extern const ElementwiseKernels kKernels{
    addBiasActivate, activationBackward, bernoulli,  squaredError, sigmoid, exponential, adam, sgd, silu,
    siluBackward,    fromBytes,          toBfloat16, fillNormal};

}  // namespace lunette::LUNETTE_ISA
