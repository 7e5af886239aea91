#pragma once

#include "nn/Autoencoder.h"

namespace lunette {

/// What the codes of a dataset look like, latent by latent.
struct LatentStatistics {
    /// A latent whose mean varies by no more tells the images from one another no more.
    static constexpr double kActiveVariance = 0.01;

    Vector mean;      ///< of the codes' means
    Vector variance;  ///< of the codes' means
    Vector kl;        ///< mean KL(posterior || prior) of each latent, nats; empty where there is no distribution
    Index active;     ///< latents whose mean varies by more than kActiveVariance (Burda, Grosse, Salakhutdinov 2016)
};

LatentStatistics latentStatistics(const Posterior& codes);

}  // namespace lunette
