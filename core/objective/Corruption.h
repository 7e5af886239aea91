#pragma once

#include "objective/NoiseKey.h"

#include <memory>

namespace lunette {

/// What is done to the pictures before the encoder sees them, while the likelihood still judges by the clean ones
/// (Vincent, Larochelle, Lajoie, Bengio, Manzagol 2010, "Stacked denoising autoencoders", section 3.3).
class Corruption {
public:
    virtual ~Corruption() = default;

    /// Sets corrupted from x, pixels x columns in 0..1, and stays in 0..1. strength 0 changes nothing. The columns
    /// are firstColumn, firstColumn + 1, ... of the batch.
    virtual void apply(const Matrix& x, double strength, NoiseKey key, Index firstColumn, Matrix& corrupted) const = 0;
};

/// Adds N(0, strength^2) to every pixel and clips to 0..1.
class GaussianCorruption final : public Corruption {
public:
    void apply(const Matrix& x, double strength, NoiseKey key, Index firstColumn, Matrix& corrupted) const override;
};

/// Sets every pixel to 0 with probability strength.
class MaskingCorruption final : public Corruption {
public:
    void apply(const Matrix& x, double strength, NoiseKey key, Index firstColumn, Matrix& corrupted) const override;
};

/// Sets every pixel to 0 or to 1, each with probability strength / 2.
class SaltAndPepperCorruption final : public Corruption {
public:
    void apply(const Matrix& x, double strength, NoiseKey key, Index firstColumn, Matrix& corrupted) const override;
};

}  // namespace lunette
