#pragma once

#include "nn/Autoencoder.h"
#include "numeric/Random.h"

namespace lunette {

/// Keys the noise of one evaluation; the column of the batch is the sample.
struct NoiseKey {
    std::uint64_t seed;
    Purpose purpose;
    std::uint64_t step;
};

/// How the encoder's word becomes a point of latent space.
class Code {
public:
    virtual ~Code() = default;

    /// Sets z, latents x columns, from the posterior, and noise to z - mean (0 x 0 where there is none). The
    /// columns are firstColumn, firstColumn + 1, ... of the batch.
    virtual void draw(const Posterior& posterior, NoiseKey key, Index firstColumn, Matrix& z, Matrix& noise) const = 0;

    /// The divergence from the prior in nats, summed over the batch.
    virtual double divergence(const Posterior& posterior) const = 0;

    /// Sets gradient = dL/d(posterior) from dz = dL/dz plus `weight` times the divergence's own gradient; noise
    /// is that of draw().
    virtual void backward(const Posterior& posterior, const Matrix& noise, const Matrix& dz, Scalar weight,
                          Posterior& gradient) const = 0;
};

/// z = mean: an autoencoder's code is one point.
class DeterministicCode final : public Code {
public:
    void draw(const Posterior& posterior, NoiseKey key, Index firstColumn, Matrix& z, Matrix& noise) const override;
    double divergence(const Posterior& posterior) const override;
    void backward(const Posterior& posterior, const Matrix& noise, const Matrix& dz, Scalar weight,
                  Posterior& gradient) const override;
};

/// z = mean + noiseScale * exp(logVariance / 2) * epsilon, with the prior N(0, I) (Kingma and Welling 2014,
/// section 2.4; the divergence is appendix B's). noiseScale 1 is the VAE; 0 makes its code deterministic.
class GaussianCode final : public Code {
public:
    explicit GaussianCode(double noiseScale = 1.0) : noiseScale_(noiseScale) {}
    void draw(const Posterior& posterior, NoiseKey key, Index firstColumn, Matrix& z, Matrix& noise) const override;
    double divergence(const Posterior& posterior) const override;
    void backward(const Posterior& posterior, const Matrix& noise, const Matrix& dz, Scalar weight,
                  Posterior& gradient) const override;

private:
    double noiseScale_;
};

}  // namespace lunette
