// Compiled once for every instruction set, under the rules of ElementwiseKernels.cpp.
#include "numeric/Elementwise.h"

namespace lunette::LUNETTE_ISA {
namespace {

constexpr double kTurn = 6.283185307179586476925;  // 2 pi

/// Two independent standard normals of two words by Box and Muller's transform: the radius from the first, by
/// (a + 1) 2^-32 in (0, 1] so that the logarithm is finite, the angle from the second.
[[maybe_unused]] inline void boxMuller(std::uint32_t a, std::uint32_t b, double& first, double& second) {
    const double radius = __builtin_sqrt(-2.0 * __builtin_log((static_cast<double>(a) + 1.0) * 0x1p-32));
    const double angle = kTurn * static_cast<double>(b) * 0x1p-32;
    first = radius * __builtin_cos(angle);
    second = radius * __builtin_sin(angle);
}

/// Rounds once. Not every instruction set converts 32 bits without a sign.
inline float toFloat(std::uint32_t x) {
    return static_cast<float>(static_cast<std::int32_t>(x >> 16)) * 65536.0F +
           static_cast<float>(static_cast<std::int32_t>(x & 0xFFFFU));
}

/// -log((a + 1) 2^-32), relative error below 3e-7: of u = m 2^e with m in 0.5..1, that is -e log 2 - log(m), and
/// log(m) by 2 atanh(s), s = (m - 1) / (m + 1). Above one half u is taken for 1 - x with x exact: a float near 1
/// has too few digits for the logarithm.
inline float minusLog(std::uint32_t a) {
    const bool upper = a >= 0x7FFFFFFFU;
    const auto bits = __builtin_bit_cast(std::int32_t, toFloat(upper ? 0x7FFFFFFFU : a + 1U));
    const float mantissa = __builtin_bit_cast(float, (bits & 0x007FFFFF) | 0x3F000000);
    const float exponent = upper ? 0.0F : static_cast<float>((bits >> 23) - 126 - 32);
    const float x = upper ? toFloat(~a) * 0x1p-32F : 1.0F - mantissa;
    const float s = x / (2.0F - x);
    const float s2 = s * s;
    float p = 1.0F / 13.0F;
    p = p * s2 + 1.0F / 11.0F;
    p = p * s2 + 1.0F / 9.0F;
    p = p * s2 + 1.0F / 7.0F;
    p = p * s2 + 1.0F / 5.0F;
    p = p * s2 + 1.0F / 3.0F;
    p = p * s2 + 1.0F;
    return 2.0F * s * p - exponent * 0.693147181F;
}

/// Branch-free, so that compilers vectorize it; within 1e-6 of the exact value, whose magnitude is below 6.7.
[[maybe_unused]] inline void boxMuller(std::uint32_t a, std::uint32_t b, float& first, float& second) {
    const float radius = __builtin_sqrtf(2.0F * minusLog(a));
    // The nearest quarter turn and what is left of the angle, within an eighth of a turn; both exact.
    const std::uint32_t quarter = (b + 0x20000000U) >> 30;
    const auto rest = static_cast<std::int32_t>(b - (quarter << 30));
    const float angle = static_cast<float>(rest) * static_cast<float>(kTurn * 0x1p-32);
    const float square = angle * angle;
    // Taylor's series; the terms left out are below 4e-9.
    const float sine =
        angle +
        angle * square *
            (-1.66666667e-1F + square * (8.33333333e-3F + square * -1.98412698e-4F + square * square * 2.75573192e-6F));
    const float cosine =
        1.0F + square * (-0.5F + square * (4.16666667e-2F + square * (-1.38888889e-3F + square * 2.48015873e-5F)));
    const bool odd = (quarter & 1U) != 0;
    const float x = odd ? sine : cosine;
    const float y = odd ? cosine : sine;
    first = radius * (quarter == 1U || quarter == 2U ? -x : x);
    second = radius * (quarter >= 2U ? -y : y);
}

/// Blocks of the generator that are made together.
constexpr Index kLanes = 64;

/// Philox4x32-10 of the counters (position, sample, low, high) under one key, in place; see philox4x32().
struct Blocks {
    std::uint32_t word[4][kLanes];

    void scramble(std::uint32_t key0, std::uint32_t key1) {
        for (int round = 0; round < 10; ++round, key0 += 0x9E3779B9U, key1 += 0xBB67AE85U)
            for (Index i = 0; i < kLanes; ++i) {
                const std::uint64_t product0 = std::uint64_t{0xD2511F53U} * word[0][i];
                const std::uint64_t product1 = std::uint64_t{0xCD9E8D57U} * word[2][i];
                word[0][i] = static_cast<std::uint32_t>(product1 >> 32) ^ word[1][i] ^ key0;
                word[1][i] = static_cast<std::uint32_t>(product1);
                word[2][i] = static_cast<std::uint32_t>(product0 >> 32) ^ word[3][i] ^ key1;
                word[3][i] = static_cast<std::uint32_t>(product0);
            }
    }
};

}  // namespace

void fillNormal(Scalar* values, Index rows, Index columns, const ElementwiseKernels::StreamKey& key);

void fillNormal(Scalar* values, Index rows, Index columns, const ElementwiseKernels::StreamKey& key) {
    const Index blocksAColumn = (rows + 3) / 4;
    const Index blocks = blocksAColumn * columns;
    Blocks lanes;
    Scalar normals[4][kLanes];
    for (Index begin = 0; begin < blocks; begin += kLanes) {
        const Index count = begin + kLanes < blocks ? kLanes : blocks - begin;
        for (Index i = 0; i < kLanes; ++i) {
            lanes.word[0][i] = static_cast<std::uint32_t>((begin + i) % blocksAColumn);
            lanes.word[1][i] = key.sample + static_cast<std::uint32_t>((begin + i) / blocksAColumn);
            lanes.word[2][i] = key.low;
            lanes.word[3][i] = key.high;
        }
        lanes.scramble(key.key0, key.key1);
        for (int pair = 0; pair < 4; pair += 2)
            for (Index i = 0; i < kLanes; ++i)
                boxMuller(lanes.word[pair][i], lanes.word[pair + 1][i], normals[pair][i], normals[pair + 1][i]);
        for (Index i = 0; i < count; ++i) {
            const Index row = (begin + i) % blocksAColumn * 4;
            Scalar* target = values + (begin + i) / blocksAColumn * rows + row;
            for (Index j = 0; j < 4 && row + j < rows; ++j) target[j] = normals[j][i];
        }
    }
}

}  // namespace lunette::LUNETTE_ISA
