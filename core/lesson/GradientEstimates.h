#pragma once

#include <cstdint>

namespace lunette {

/// The spread of two estimates of the derivative, by theta, of E[x^2] with x ~ N(theta, 1), which is 2 theta.
struct GradientVariances {
    double score;     ///< of x^2 (x - theta), the score function's (REINFORCE); exactly theta^4 + 14 theta^2 + 15
    double pathwise;  ///< of 2 (theta + e), e ~ N(0, 1), the reparameterized one's; exactly 4
};
/// Estimated from `draws` draws, at least 2, which depend on the seed only.
GradientVariances gradientVariances(double theta, std::int64_t draws, std::uint64_t seed);

}  // namespace lunette
