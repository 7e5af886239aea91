#include "objective/Code.h"

namespace lunette {

void DeterministicCode::draw(const Posterior& posterior, NoiseKey /*key*/, Index /*firstColumn*/, Matrix& z,
                             Matrix& noise) const {
    z = posterior.mean;
    noise.resize(0, 0);
}

void DeterministicCode::divergence(const Posterior& posterior, Eigen::VectorXd& divergence) const {
    divergence.setZero(posterior.mean.rows());
}

void DeterministicCode::backward(const Posterior& /*posterior*/, const Matrix& /*noise*/, const Matrix& dz,
                                 const Vector& /*weight*/, Posterior& gradient) const {
    gradient.mean = dz;
    gradient.logVariance.resize(0, 0);
}

}  // namespace lunette
