#pragma once

#include "numeric/Types.h"

#include <memory>

namespace lunette {

/// A penalty, in nats, on how active each latent is on average over the images of a batch.
class Sparsity {
public:
    virtual ~Sparsity() = default;

    /// Sets activation, one number a latent, to what is averaged, summed over the columns of means, latents x n.
    virtual void activation(const Matrix& means, Eigen::VectorXd& activation) const = 0;

    /// Of the activation averaged over the batch.
    virtual double penalty(const Eigen::VectorXd& activation) const = 0;

    /// Adds scale * n d(penalty)/d(means) to gradient, latents x n, n being the batch over which was averaged.
    virtual void addGradient(const Matrix& means, const Eigen::VectorXd& activation, Scalar scale,
                             Matrix& gradient) const = 0;

    /// Whether an image's gradient depends on the other images of its batch.
    virtual bool couplesImages() const = 0;
};

/// The sum of |mean| over the latents.
class L1Sparsity final : public Sparsity {
public:
    void activation(const Matrix& means, Eigen::VectorXd& activation) const override;
    double penalty(const Eigen::VectorXd& activation) const override;
    void addGradient(const Matrix& means, const Eigen::VectorXd& activation, Scalar scale,
                     Matrix& gradient) const override;
    bool couplesImages() const override { return false; }
};

/// The sum over the latents of KL(target || average activation), both taken as probabilities, for codes in 0..1
/// (Ng 2011, "Sparse autoencoder", CS294A lecture notes, section 3).
class TargetActivation final : public Sparsity {
public:
    /// target in (0, 1).
    explicit TargetActivation(double target) : target_(target) {}
    void activation(const Matrix& means, Eigen::VectorXd& activation) const override;
    double penalty(const Eigen::VectorXd& activation) const override;
    void addGradient(const Matrix& means, const Eigen::VectorXd& activation, Scalar scale,
                     Matrix& gradient) const override;
    bool couplesImages() const override { return true; }

private:
    double target_;
};

}  // namespace lunette
