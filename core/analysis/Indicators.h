#pragma once

#include "data/Dataset.h"
#include "data/Progress.h"
#include "train/Model.h"

#include <functional>
#include <optional>

namespace lunette {

/// All that the indicators ask of a model, so that anything that encodes and decodes can be measured. Of a conditional
/// model, images and codes may have their condition in rows below; without, what Condition::typical() gives holds.
struct Codec {
    Index latents = 0;
    std::function<Matrix(const Matrix& images)> encode;  ///< pixels x n to the codes' means, latents x n
    std::function<Matrix(const Matrix& codes)> decode;   ///< latents x n to expected pixels, pixels x n

    /// Of a conditional model the conditions of a dataset's images from first, and of draws; null for others.
    std::function<Matrix(const Dataset& dataset, Index first, Index count)> conditionOf{};
    std::function<Matrix(Index count, std::uint64_t seed)> drawCondition{};
};

/// The snapshot must outlive the codec.
Codec codecOf(const Snapshot& snapshot);

/// How good a model is at what people use it for, in figures that compare across models of the same data.
///
/// Distances are root-mean-square pixel differences to the nearest *training* image. d_test is their median over
/// held-out images of kinds that training has seen (2,000 drawn at random where there are more), so that a validity
/// of 1.0 reads "as close to the data as a real unseen picture". Draws follow the seed alone. Figures that have no
/// meaning are NaN: validities where every held-out image is also a training image, pairs where fewer than two are held
/// out. A conditional model encodes and decodes images with their own condition, draws with one as frequent as in
/// training (Condition::draw()), and midpoints with the midpoint of theirs.
struct Indicators {
    static constexpr Index kDraws = 1000;            ///< from the prior, and pairs
    static constexpr Index kNoiseImages = 1000;      ///< at most, for the noise tolerance
    static constexpr Index kFactorImages = 10000;    ///< at most, for the mutual information gap
    static constexpr Index kManifoldPictures = 200;  ///< at most, of each kind

    /// Median distance of 1,000 decoded draws from the prior N(0, I), over d_test.
    double sampleValidity;

    /// Median distance of the decoded midpoints of 1,000 random pairs of held-out images' codes, over d_test.
    double midpointValidity;

    /// The largest multiple m of the codes' own standard deviation that can be added to held-out images' codes,
    /// z + m s e with e ~ N(0, I), before more than half of the decoded pictures are nearer to another held-out
    /// image than to their own. Among 1,000 images, found in steps of 0.1 and then halved down to 0.001; looked
    /// for up to 5.
    double noiseTolerance;

    /// The share of the 1,000 prior draws that lie farther than the 99th percentile of held-out distances.
    double holeFraction;

    /// detailEnergy() of the same draws' pictures over that of the training images: 1 as sharp as the data, NaN where
    /// these have no detail. A sampleValidity below 1 with less than kBlurredBelow comes of blur: the mean of many
    /// pictures lies closer to each than they lie to one another.
    double sampleSharpness;

    /// On generated moons: the median distance to the nearest moon that the generator can draw at all, in
    /// root-mean-square pixels rather than multiples of d_test, because it is not a matter of which were drawn.
    /// Held-out images, with their noise, are the yardstick. Over the first 200 of each.
    struct ManifoldDistance {
        double samples, midpoints, heldOut;
    };
    std::optional<ManifoldDistance> manifoldDistance;

    /// Latents whose mean varies by more than 0.01 over the held-out images (Burda, Grosse, Salakhutdinov 2016).
    Index activeLatents;

    /// The mutual information gap over up to 10,000 training images; see mutualInformationGap(). Only on data
    /// with known factors of which one at least varies.
    std::optional<double> mig;
};

/// Costs about 4,000 searches for a nearest training image. Uses the calling thread's setThreadCount(); the figures do
/// not depend on it. Throws Cancelled where `progress` says so.
Indicators measureIndicators(const Codec& codec, const DataSplit& data, std::uint64_t seed,
                             const Progress& progress = {});

}  // namespace lunette
