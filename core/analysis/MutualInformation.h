#pragma once

#include "data/Dataset.h"

#include <span>
#include <vector>

namespace lunette {

/// Bin numbers of continuous values: `bins` intervals of equal width over the values' range. Values that take no
/// more than `bins` different values keep a bin each, so that a class or a switch is not blurred.
std::vector<int> discretize(std::span<const float> values, int bins);

/// I(a; b) in nats of two discrete variables, from their joint histogram; entropy(a) is I(a; a).
double mutualInformation(std::span<const int> a, std::span<const int> b);

/// The mutual information gap (Chen, Li, Grosse, Duvenaud 2018, "Isolating sources of disentanglement", eq. 6): for
/// each factor, the information that the best latent has of it minus that of the second best, over the factor's
/// entropy; the mean over factors. 1: each factor has a latent of its own; 0: none has.
///
/// Convention: a latent is its posterior mean, codes and continuous factors are cut into 20 bins, factors that do
/// not vary are left out. codes: latents x images; the factors' values belong to the same images. NaN when no
/// factor varies.
double mutualInformationGap(const Matrix& codes, std::span<const Factor> factors);

/// Whether a factor takes more than one value.
bool varies(const Factor& factor);

/// What each latent says of each factor, latents x factors: 0 nothing .. 1 everything, by the convention of
/// mutualInformationGap(). It is (I - E) / (H - E), I being the information that the latent has of the factor, H the
/// factor's entropy, and E what n images of unrelated variables show by chance, (bins of one - 1)(bins of the
/// other - 1) / 2n (Miller 1955), so that few images do not look like a link. 0 for a factor that does not vary.
Eigen::MatrixXd followedStrengths(const Matrix& codes, std::span<const Factor> factors);

/// What a latent says of the known factor that it says most of.
struct FollowedFactor {
    Index factor = -1;      ///< -1 where no factor varies
    double strength = 0.0;  ///< 0 nothing .. 1 everything
};

/// One a latent, of strengths as followedStrengths() gives them for these factors.
std::vector<FollowedFactor> followedFactors(const Eigen::MatrixXd& strengths, std::span<const Factor> factors);

}  // namespace lunette
