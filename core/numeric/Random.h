#pragma once

#include "numeric/Types.h"

#include <array>
#include <cstdint>

namespace lunette {

/// What a random number is for. Two purposes never share a stream, so that switching one kind of noise off
/// leaves every other draw as it was. The numbers are part of the reproducibility contract: append only.
enum class Purpose : std::uint8_t {
    Initialization = 1,
    Shuffle = 2,
    PosteriorNoise = 3,
    Corruption = 4,
    Evaluation = 5,
    Sampling = 6,
    Generation = 7,
    Split = 8,
    Indicators = 9,
    ImportanceSampling = 10,
    EvaluationCorruption = 11,
    Contraction = 12,
    EvaluationContraction = 13,
    MixtureChoice = 14,
    MixtureSeeding = 15,
    KlSplit = 16,
    Labels = 17,
    PriorDraws = 18,
    EvaluationPriorDraws = 19,
    Conditions = 20,
};

/// Counter-based random numbers: Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3",
/// SC 2011). The key is the seed; the counter holds purpose, step, sample and position, so any draw can be
/// made without making the ones before it, in any order and on any thread.
class RandomStream {
public:
    RandomStream(std::uint64_t seed, Purpose purpose, std::uint64_t step = 0, std::uint32_t sample = 0);

    std::uint32_t nextBits();

    /// Uniform in [0, 1), a multiple of 2^-24.
    double nextUniform();

    /// Standard normal, by Box and Muller's transform; two draws of nextBits() a pair.
    double nextNormal();

    /// Uniform integer in [0, bound), bound in 1..2^32-1, without modulo bias.
    std::uint32_t nextBelow(std::uint32_t bound);

    /// Fills a matrix of the right shape with standard normals; each column is a sample with a stream of its own,
    /// numbered from firstSample: in double nextNormal()'s numbers, in float within 1e-6 of them.
    static void fillNormal(std::uint64_t seed, Purpose purpose, std::uint64_t step, Matrix& samples,
                           Index firstSample = 0);

private:
    void refill();

    std::array<std::uint32_t, 2> key_;
    std::array<std::uint32_t, 4> counter_;
    std::array<std::uint32_t, 4> block_{};
    int used_ = 4;
    double spareNormal_ = 0.0;
    bool hasSpareNormal_ = false;
};

/// One block of the generator: ten Philox rounds of `counter` under `key`.
std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

}  // namespace lunette
