#include "objective/Sparsity.h"

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

/// A sigmoid may round to 0 or 1, where the divergence is infinite.
double inside(double probability) { return std::clamp(probability, 1e-6, 1.0 - 1e-6); }

}  // namespace

void L1Sparsity::activation(const Matrix& means, Eigen::VectorXd& activation) const {
    activation = means.cast<double>().cwiseAbs().rowwise().sum();
}

double L1Sparsity::penalty(const Eigen::VectorXd& activation) const { return activation.sum(); }

void L1Sparsity::addGradient(const Matrix& means, const Eigen::VectorXd& /*activation*/, Scalar scale,
                             Matrix& gradient) const {
    gradient += scale * means.cwiseSign();
}

void TargetActivation::activation(const Matrix& means, Eigen::VectorXd& activation) const {
    activation = means.cast<double>().rowwise().sum();
}

double TargetActivation::penalty(const Eigen::VectorXd& activation) const {
    double sum = 0.0;
    for (const double value : activation) {
        const double average = inside(value);
        sum += target_ * std::log(target_ / average) + (1.0 - target_) * std::log((1.0 - target_) / (1.0 - average));
    }
    return sum;
}

void TargetActivation::addGradient(const Matrix& /*means*/, const Eigen::VectorXd& activation, Scalar scale,
                                   Matrix& gradient) const {
    for (Index latent = 0; latent < gradient.rows(); ++latent) {
        const double average = inside(activation[latent]);
        const double slope = (1.0 - target_) / (1.0 - average) - target_ / average;
        gradient.row(latent).array() += scale * static_cast<Scalar>(slope);
    }
}

}  // namespace lunette
