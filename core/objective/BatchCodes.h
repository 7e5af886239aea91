#pragma once

#include "nn/Autoencoder.h"

namespace lunette {

/// The codes of a batch's images, and the posteriors that they were drawn from.
struct BatchCodes {
    Matrix z;  ///< latents x images
    Posterior posterior;

    /// Puts others beside them.
    void append(const BatchCodes& others);
};

}  // namespace lunette
