#include "numeric/Random.h"

#include "numeric/Elementwise.h"

#include <cmath>
#include <numbers>

namespace lunette {

std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t product0 = std::uint64_t{0xD2511F53U} * counter[0];
        const std::uint64_t product1 = std::uint64_t{0xCD9E8D57U} * counter[2];
        counter = {
            static_cast<std::uint32_t>(product1 >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(product1),
            static_cast<std::uint32_t>(product0 >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(product0)};
        key[0] += 0x9E3779B9U;
        key[1] += 0xBB67AE85U;
    }
    return counter;
}

RandomStream::RandomStream(std::uint64_t seed, Purpose purpose, std::uint64_t step, std::uint32_t sample)
    : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)},
      counter_{0, sample, static_cast<std::uint32_t>(step),
               (static_cast<std::uint32_t>(purpose) << 24) | (static_cast<std::uint32_t>(step >> 32) & 0xFFFFFFU)} {}

void RandomStream::refill() {
    block_ = philox4x32(counter_, key_);
    ++counter_[0];
    used_ = 0;
}

std::uint32_t RandomStream::nextBits() {
    if (used_ == 4) refill();
    return block_[static_cast<std::size_t>(used_++)];
}

double RandomStream::nextUniform() { return static_cast<double>(nextBits() >> 8) * 0x1p-24; }

double RandomStream::nextNormal() {
    if (hasSpareNormal_) {
        hasSpareNormal_ = false;
        return spareNormal_;
    }
    // (bits + 1) 2^-32 lies in (0, 1], so that the logarithm is finite.
    const double u = (static_cast<double>(nextBits()) + 1.0) * 0x1p-32;
    const double angle = 2.0 * std::numbers::pi * static_cast<double>(nextBits()) * 0x1p-32;
    const double radius = std::sqrt(-2.0 * std::log(u));
    spareNormal_ = radius * std::sin(angle);
    hasSpareNormal_ = true;
    return radius * std::cos(angle);
}

std::uint32_t RandomStream::nextBelow(std::uint32_t bound) {
    // Lemire 2019, "Fast random integer generation in an interval".
    std::uint64_t product = std::uint64_t{nextBits()} * bound;
    if (static_cast<std::uint32_t>(product) < bound) {
        const std::uint32_t threshold = (0U - bound) % bound;
        while (static_cast<std::uint32_t>(product) < threshold) product = std::uint64_t{nextBits()} * bound;
    }
    return static_cast<std::uint32_t>(product >> 32);
}

void RandomStream::fillNormal(std::uint64_t seed, Purpose purpose, std::uint64_t step, Matrix& samples,
                              Index firstSample) {
    const RandomStream first(seed, purpose, step, static_cast<std::uint32_t>(firstSample));
    const auto [position, sample, low, high] = first.counter_;
    elementwise().fillNormal(samples.data(), samples.rows(), samples.cols(),
                             {first.key_[0], first.key_[1], sample, low, high});
}

}  // namespace lunette
