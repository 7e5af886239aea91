#include "objective/Contraction.h"

namespace lunette::contraction {

void perturb(const Matrix& x, NoiseKey key, Index firstColumn, Matrix& noise, Matrix& doubled) {
    noise.resize(x.rows(), x.cols());
    RandomStream::fillNormal(key.seed, key.purpose, key.step, noise, firstColumn);
    doubled.resize(x.rows(), 2 * x.cols());
    doubled.leftCols(x.cols()) = x;
    doubled.rightCols(x.cols()) = x + static_cast<Scalar>(kSigma) * noise;
}

double penalty(const Matrix& means) {
    const Index images = means.cols() / 2;
    const auto difference = means.rightCols(images).cast<double>() - means.leftCols(images).cast<double>();
    return difference.squaredNorm() / (kSigma * kSigma);
}

void addGradient(const Matrix& means, Scalar scale, Matrix& gradient) {
    const Index images = means.cols() / 2;
    const auto factor = static_cast<Scalar>(2.0 * static_cast<double>(scale) / (kSigma * kSigma));
    gradient.rightCols(images) += factor * (means.rightCols(images) - means.leftCols(images));
    gradient.leftCols(images) -= factor * (means.rightCols(images) - means.leftCols(images));
}

}  // namespace lunette::contraction
