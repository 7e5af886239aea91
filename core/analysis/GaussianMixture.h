#pragma once

#include "analysis/CodeDistribution.h"

namespace lunette {

/// Gaussians fitted to codes by maximum likelihood. To each covariance a ridge is added, kRidge times each latent's own
/// variance over all codes, so that it stays invertible where codes lie in a plane or a component holds few of them.
namespace gaussians {
inline constexpr double kRidge = 1e-4;
/// The most components that are tried where their number is left to the codes.
inline constexpr Index kMaxTried = 10;
/// Of more latents than these the mixture's covariances are diagonal: a full one has d (d + 1) / 2 numbers.
inline constexpr Index kMaxLatentsOfFull = 24;
}  // namespace gaussians

/// One Gaussian with full covariance (divided by n). codes: latents x n. Throws Error where there is none, or one is
/// not finite.
CodeDistribution fitGaussian(const Matrix& codes);

struct MixtureFit {
    CodeDistribution distribution;
    std::vector<double> logLikelihoods;  ///< nats a code, after each step of EM
    double bic;                          ///< -2 log likelihood + parameters * log n (Schwarz 1978); smaller is better
};

/// A mixture by expectation maximization (Dempster, Laird, Rubin 1977), from k-means++ seeds (Arthur, Vassilvitskii
/// 2007), until a step gains less than 1e-4 nats a code. Components are at most as many as there are codes. The result
/// depends on codes, components and seed alone. Throws as fitGaussian().
MixtureFit fitMixture(const Matrix& codes, Index components, std::uint64_t seed);

/// That of 1 to kMaxTried components whose BIC is the smallest.
MixtureFit fitMixtureByBic(const Matrix& codes, std::uint64_t seed);

}  // namespace lunette
