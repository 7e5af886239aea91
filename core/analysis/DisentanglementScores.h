#pragma once

#include "analysis/Dci.h"
#include "train/Model.h"

#include <optional>

namespace lunette {

/// What latents tell of the known factors, beside the MIG among the Indicators: over the codes' means of up to 10,000
/// training images (Indicators::kFactorImages). 1 is best for every figure.
struct DisentanglementScores {
    std::optional<double> migSampled;  ///< the MIG of one code drawn from each posterior; none where a code is a point
    Dci dci;                           ///< informativeness over as many held-out images
    double sap;                        ///< separatedAttributePredictability()
    double factorVae;                  ///< factorVaeScore()
    Eigen::MatrixXd strengths;         ///< followedStrengths(), latents x the data's factors
};

/// The separated attribute predictability (Kumar, Sattigeri and Balakrishnan 2018, "Variational inference of
/// disentangled latent concepts from unlabeled observations", section 3): for each factor, the R^2 of a line through
/// the latent that explains most of it minus that of the second; the mean over the factors that vary. A class counts as
/// its number. A lone latent competes with none. NaN where no factor varies.
double separatedAttributePredictability(const FactorCodes& data);

/// The score of Kim and Mnih 2018, "Disentangling by factorising", section 4: how often the latent that varies least
/// among images that share a factor's value tells which factor it was, by majority vote.
///
/// Convention: images share a value where they share one of 20 bins (discretize()). A vote draws a factor, an image and
/// 64 images of its bin, and takes the latent with the smallest variance over its variance among all images. 800 votes
/// choose a factor for each latent, 800 others are counted. Latents that are not active take no part; without any, the
/// score is 0. With n factors, luck alone gives 1/n. Draws follow the seed. NaN where no factor varies.
double factorVaeScore(const FactorCodes& data, std::uint64_t seed);

/// None on data without a known factor that varies.
std::optional<DisentanglementScores> measureDisentanglement(const Snapshot& snapshot, const DataSplit& data,
                                                            std::uint64_t seed);

}  // namespace lunette
