#pragma once

#include "nn/Autoencoder.h"
#include "objective/NoiseKey.h"

namespace lunette {

/// How the encoder's word becomes a point of latent space.
class Code {
public:
    virtual ~Code() = default;

    /// Sets z, latents x columns, from the posterior, and noise to z - mean (0 x 0 where there is none). The
    /// columns are firstColumn, firstColumn + 1, ... of the batch.
    virtual void draw(const Posterior& posterior, NoiseKey key, Index firstColumn, Matrix& z, Matrix& noise) const = 0;

    /// Sets divergence to the divergence from the prior in nats, one number a latent, summed over the columns.
    virtual void divergence(const Posterior& posterior, Eigen::VectorXd& divergence) const = 0;

    /// Sets gradient = dL/d(posterior) from dz = dL/dz plus, for each latent, weight times its divergence's own
    /// gradient; noise is that of draw().
    virtual void backward(const Posterior& posterior, const Matrix& noise, const Matrix& dz, const Vector& weight,
                          Posterior& gradient) const = 0;
};

/// z = mean: an autoencoder's code is one point.
class DeterministicCode final : public Code {
public:
    void draw(const Posterior& posterior, NoiseKey key, Index firstColumn, Matrix& z, Matrix& noise) const override;
    void divergence(const Posterior& posterior, Eigen::VectorXd& divergence) const override;
    void backward(const Posterior& posterior, const Matrix& noise, const Matrix& dz, const Vector& weight,
                  Posterior& gradient) const override;
};

/// z = mean + noiseScale * exp(logVariance / 2) * epsilon, with the prior N(0, I) (Kingma and Welling 2014,
/// section 2.4; the divergence is appendix B's). noiseScale 1 is the VAE; 0 makes its code deterministic.
class GaussianCode final : public Code {
public:
    explicit GaussianCode(double noiseScale = 1.0) : noiseScale_(noiseScale) {}
    void draw(const Posterior& posterior, NoiseKey key, Index firstColumn, Matrix& z, Matrix& noise) const override;
    void divergence(const Posterior& posterior, Eigen::VectorXd& divergence) const override;
    void backward(const Posterior& posterior, const Matrix& noise, const Matrix& dz, const Vector& weight,
                  Posterior& gradient) const override;

private:
    double noiseScale_;
};

}  // namespace lunette
