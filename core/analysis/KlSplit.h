#pragma once

#include "data/Dataset.h"
#include "train/Model.h"

#include <optional>

namespace lunette {

/// What the mean KL(posterior || prior) of images consists of, in nats (Chen, Li, Grosse, Duvenaud 2018, "Isolating
/// sources of disentanglement", eq. 2). With q(z) the mixture of the images' posteriors and p(z) = N(0, I):
/// KL = mutualInformation + totalCorrelation + dimensionWise.
struct KlSplit {
    static constexpr Index kDrawsPerImage = 4;

    double mutualInformation;  ///< of image and code: E[log q(z | x) - log q(z)]; at most log(images)
    double totalCorrelation;   ///< what the latents say of one another: E[log q(z) - sum over j of log q(z_j)]
    double dimensionWise;      ///< sum over j of KL(q(z_j) || p(z_j))
    Index images;

    /// The same two parts by AggregatePosterior, as training estimates them from its batches: means over the same
    /// images and draws, in batches of batchSize. Their difference from the exact figures is the estimate's bias.
    struct Minibatch {
        double mutualInformation, totalCorrelation;
        Index batchSize;
    };
    Minibatch minibatch;

    double kl() const { return mutualInformation + totalCorrelation + dimensionWise; }
};

/// The split of at least one image; batchSize is that of the minibatch estimates. Each density is exact, a sum over all
/// posteriors rather than over a batch; the expectations are means over kDrawsPerImage codes drawn for each image. The
/// sum of the parts is the KL in closed form, whose difference from the drawn one goes to dimensionWise. Draws follow
/// the seed alone. Takes time in proportion to images^2 latents. Uses the calling thread's setThreadCount(); the
/// figures do not depend on it.
KlSplit splitKl(const Posterior& codes, std::uint64_t seed, Index batchSize = 128);

/// The split over the held-out images, at most 2,000 (drawHeldOut()); none where the code
/// is a point. The minibatch estimates are those of the model's batch size.
std::optional<KlSplit> splitKl(const Snapshot& snapshot, const Dataset& heldOut, std::uint64_t seed);

}  // namespace lunette
