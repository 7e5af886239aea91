#include "numeric/Elementwise.h"
#include "objective/Code.h"

namespace lunette {

void GaussianCode::draw(const Posterior& posterior, NoiseKey key, Index firstColumn, Matrix& z, Matrix& noise) const {
    if (noiseScale_ == 0.0) {
        noise.resize(0, 0);
        z = posterior.mean;
        return;
    }
    noise.resize(posterior.mean.rows(), posterior.mean.cols());
    RandomStream::fillNormal(key.seed, key.purpose, key.step, noise, firstColumn);
    z.resize(noise.rows(), noise.cols());
    elementwise().exponential(posterior.logVariance.data(), z.data(), z.size(), Scalar(0.5));
    // From here on `noise` is the displacement of z from the mean, which is also its derivative by half the
    // log-variance.
    noise.array() *= z.array() * static_cast<Scalar>(noiseScale_);
    z = posterior.mean + noise;
}

void GaussianCode::divergence(const Posterior& posterior, Eigen::VectorXd& divergence) const {
    const auto mean = posterior.mean.array().template cast<double>();
    const auto logVariance = posterior.logVariance.array().template cast<double>();
    divergence = 0.5 * (mean.square() + logVariance.exp() - 1.0 - logVariance).rowwise().sum();
}

void GaussianCode::backward(const Posterior& posterior, const Matrix& noise, const Matrix& dz, const Vector& weight,
                            Posterior& gradient) const {
    gradient.mean = dz + weight.asDiagonal() * posterior.mean;
    gradient.logVariance.resize(dz.rows(), dz.cols());
    elementwise().exponential(posterior.logVariance.data(), gradient.logVariance.data(), dz.size(), Scalar(1));
    gradient.logVariance.array() =
        (gradient.logVariance.array() - Scalar(1)).colwise() * (Scalar(0.5) * weight.array());
    if (noise.size() > 0) gradient.logVariance.array() += Scalar(0.5) * dz.array() * noise.array();
}

}  // namespace lunette
