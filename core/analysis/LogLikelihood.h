#pragma once

#include "data/Dataset.h"
#include "data/Progress.h"
#include "train/Model.h"

namespace lunette {

/// The mean over the images of log p(x), in nats, estimated from `samples` draws of each image's posterior:
/// log 1/k sum p(x | z) p(z) / q(z | x) (Burda, Grosse, Salakhutdinov 2016, "Importance weighted autoencoders",
/// eq. 8). In expectation a lower bound that tightens as samples grow; 5,000 are customary.
///
/// Needs a code that is a distribution; throws Error for an autoencoder. Draws follow the seed, the image's
/// position and the sample alone, so more samples only add to the same ones. Uses the calling thread's
/// setThreadCount(). Of a conditional model it is log p(x | c) with each image's own condition.
double logLikelihood(const Snapshot& snapshot, const Dataset& dataset, Index samples, std::uint64_t seed,
                     const Progress& progress = {});

/// The same of a model conditioned on the class, for each image and each class: classes x images. Draws are the same
/// for every class. Throws Error unless the model is conditioned on the class.
Eigen::MatrixXd classLogLikelihoods(const Snapshot& snapshot, const Dataset& dataset, Index samples, std::uint64_t seed,
                                    const Progress& progress = {});

}  // namespace lunette
