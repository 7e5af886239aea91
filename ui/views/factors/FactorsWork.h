#pragma once

#include "analysis/LatentStatistics.h"
#include "analysis/MutualInformation.h"
#include "train/Model.h"
#include "train/NamedLatents.h"

#include <QImage>

#include <memory>
#include <vector>

namespace lunette {

/// What the factors view asks the decode service: pure functions of a snapshot.

struct FactorsRequest {
    std::shared_ptr<const Snapshot> snapshot;
    Matrix image;                             ///< pixels x 1, or nothing
    Vector code;                              ///< empty: the image's own or, without one, the origin
    std::shared_ptr<const Dataset> images{};  ///< that the image is of, at `place`; null: of none
    Index place = 0;
};

/// One code, its picture, and the posterior of the image that it set out from.
struct FactorsFrame {
    std::shared_ptr<const Snapshot> snapshot;  ///< under the image's own condition, unless another was chosen
    Vector code;
    QImage picture;
    Vector mean;       ///< of the image's posterior; empty without an image
    Vector deviation;  ///< its standard deviations; empty where codes are points
};

FactorsFrame factorsFrame(const FactorsRequest& request);

/// How the codes of up to 4,000 images spread along each latent, and what each latent follows.
struct LatentSummary {
    std::shared_ptr<const Snapshot> snapshot;
    LatentStatistics statistics;
    Eigen::MatrixXd strengths;  ///< followedStrengths(), latents x the data's factors; NaN of dead latents
    std::vector<FollowedFactor> followed;
    std::vector<Index> order;       ///< latents by what they carry: KL or, where codes are points, variance
    Matrix means;                   ///< of the codes of the first of these images, latents x n
    std::vector<NamedScale> named;  ///< of the first latents, which training named
    std::vector<double> reaches;    ///< how far a slider goes to either side: four deviations of the codes, 3 at least
};

LatentSummary summarizeLatents(const std::shared_ptr<const Snapshot>& snapshot, const Dataset& images);

/// The codes of a traversal, latents x (latents.size() * steps), one row of steps after the other.
Matrix traversalCodes(const Vector& code, const std::vector<double>& reaches, const std::vector<Index>& latents,
                      Index steps);

/// The pictures that one latent after another makes of a code: `steps` a latent, evenly over -reach .. reach, each in
/// the middle of its share of the way.
std::vector<std::vector<QImage>> traverseFactors(const Snapshot& snapshot, const Vector& code,
                                                 const std::vector<double>& reaches, Index steps);

}  // namespace lunette
