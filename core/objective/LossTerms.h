#pragma once

namespace lunette {

/// Nats per image (squaredError: summed squared pixel differences per image, pixels in 0..1): sums over pixels
/// and latents, means over images.
struct LossTerms {
    double loss = 0.0;            ///< what training minimizes: reconstruction + beta kl + penalty
    double reconstruction = 0.0;  ///< negative log likelihood of the pixels
    double kl = 0.0;              ///< KL(posterior || prior), unweighted; 0 where the code is deterministic
    double penalty = 0.0;
    double squaredError = 0.0;

    LossTerms& operator+=(const LossTerms& other);
    LossTerms scaled(double factor) const;
    bool isFinite() const;
};

}  // namespace lunette
