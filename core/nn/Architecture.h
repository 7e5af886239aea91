#pragma once

#include "numeric/Activation.h"
#include "numeric/ImageShape.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lunette {

/// A plain description of an autoencoder: enough to build it again.
struct Architecture {
    ImageShape image;
    std::vector<std::int64_t> hidden{400, 200};  ///< the encoder's widths; the decoder mirrors them; empty: linear
    std::int64_t latents = 2;
    Activation activation = Activation::Relu;
    bool gaussianCode = false;  ///< the encoder also gives a log-variance for each latent

    /// "784-400-200-2-200-400-784".
    std::string describe() const;
};

}  // namespace lunette
