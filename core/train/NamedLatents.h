#pragma once

#include "data/Dataset.h"
#include "train/TrainingConfig.h"

namespace lunette {

/// The factors that the configuration ties its first latents to, in their order; empty where it ties none,
/// and where the objective has no posterior that follows the prior.
std::vector<std::string> namedLatents(const TrainingConfig& config);

/// Images whose factors training may use, and the targets of the named latents' means.
struct LabeledImages {
    std::vector<Index> images;  ///< of the dataset, in rising order
    Matrix targets;             ///< named latents x images
};

/// As many images as the configuration has labels, at most all, drawn by its seed. A target is the quantile of the
/// standard normal distribution at the rank of the image's value among theirs, so that the labeled means follow the
/// prior whatever the factor's own distribution is. Empty where the configuration names none, has no labels or gives
/// them no weight. Throws Error for a factor that the data do not have, or that does not vary among the images.
LabeledImages chooseLabeled(const TrainingConfig& config, const Dataset& train);

/// The labeled images of a step: all, or as many as a batch holds, in turn.
LabeledImages labeledOfStep(const LabeledImages& all, std::int64_t step, Index batchSize);

/// The quantiles of N(0, 1) at (rank + 1/2) / n, rank 0 the smallest; equal values share their mean rank.
Vector normalScores(std::span<const float> values);

/// How a named latent reads as its factor: the factor's normal score is near intercept + slope * z, a line fitted to
/// the posterior means of some images, and the factor's value is the quantile of theirs at that score.
struct NamedScale {
    double r2 = 0;  ///< see namedR2(); NaN where the dataset lacks the factor, whose values are empty then
    double intercept = 0, slope = 0;
    std::vector<float> values;  ///< of the factor, rising

    /// The factor's value at a latent's value; requires values.
    double at(double z) const;
};

/// One for each named latent, from the means of the dataset's first images, latents x images.
std::vector<NamedScale> namedScales(const TrainingConfig& config, const Matrix& codes, const Dataset& dataset);

/// For each named latent the share of the variance of its factor's normal scores, over these images, that a
/// line through its posterior means explains (the squared correlation). NaN where the dataset lacks the factor.
/// codes: means of the dataset's first images, latents x images.
std::vector<double> namedR2(const TrainingConfig& config, const Matrix& codes, const Dataset& dataset);

}  // namespace lunette
