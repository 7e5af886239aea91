#include "objective/AggregatePosterior.h"

#include "numeric/Elementwise.h"
#include "numeric/Parallel.h"

#include <cmath>
#include <numbers>

namespace lunette {
namespace {

constexpr Index kCodesPerRange = 16;

/// log of the sum of exponentials that never leaves the range of a Scalar; scratch is overwritten.
template <class Values, class Scratch>
Scalar logSumExp(const Values& logTerms, Scratch& scratch) {
    const Scalar largest = logTerms.maxCoeff();
    scratch = logTerms - largest;
    elementwise().exponential(scratch.data(), scratch.data(), scratch.size(), Scalar(1));
    return largest + std::log(scratch.sum());
}

/// From log components of a mixture over log mixtures, of all latents together and of each: the derivatives of the
/// scaled sums by the log components, in place of the latter. own: the row of the posterior that drew the code.
template <class Column, class Table>
void toSlopes(Column& jointRatios, Table& ratios, Index own, AggregatePosterior::Scales scales) {
    elementwise().exponential(jointRatios.data(), jointRatios.data(), jointRatios.size(), Scalar(1));
    elementwise().exponential(ratios.data(), ratios.data(), ratios.size(), Scalar(1));
    ratios *= -scales.totalCorrelation;
    jointRatios *= scales.totalCorrelation - scales.mutualInformation;
    ratios.colwise() += jointRatios;
    ratios.row(own) += scales.mutualInformation;
}

}  // namespace

void BatchCodes::append(const BatchCodes& others) {
    const auto widen = [](Matrix& matrix, const Matrix& more) {
        const Index before = matrix.cols();
        matrix.conservativeResize(more.rows(), before + more.cols());
        matrix.rightCols(more.cols()) = more;
    };
    widen(z, others.z);
    widen(posterior.mean, others.posterior.mean);
    widen(posterior.logVariance, others.posterior.logVariance);
}

AggregatePosterior::AggregatePosterior(const BatchCodes& codes, Index population)
    : z_(codes.z.transpose()),
      mean_(codes.posterior.mean.transpose()),
      logVariance_(codes.posterior.logVariance.transpose()),
      precision_((-logVariance_).exp()) {
    if (z_.rows() < 2) return;
    const auto batch = static_cast<double>(z_.rows());
    const double all = std::max(batch, static_cast<double>(population));
    logWeight_ = static_cast<Scalar>(std::log((all - 1.0) / (all * (batch - 1.0))));
    logOwnExtra_ = static_cast<Scalar>(std::log((batch - 1.0) / (all - 1.0)));
}

void AggregatePosterior::weighCode(Index image, Table& logComponents) const {
    const auto logTwoPi = static_cast<Scalar>(std::log(2.0 * std::numbers::pi));
    for (Index j = 0; j < z_.cols(); ++j)
        logComponents.col(j) = Scalar(-0.5) * (logVariance_.col(j) + logTwoPi +
                                               (mean_.col(j) - z_(image, j)).square() * precision_.col(j));
}

AggregatePosterior::LogDensities AggregatePosterior::evaluate() const {
    const Index images = z_.rows(), latents = z_.cols();
    LogDensities result{Vector(images), Vector(images), Matrix(latents, images)};
    parallelFor(images, kCodesPerRange, [&](Index first, Index last) {
        Table components(images, latents);
        Column joint(images), scratch(images);
        for (Index i = first; i < last; ++i) {
            weighCode(i, components);
            joint = components.rowwise().sum();
            result.own[i] = joint[i];
            joint[i] += logOwnExtra_;
            components.row(i) += logOwnExtra_;
            result.joint[i] = logWeight_ + logSumExp(joint, scratch);
            for (Index j = 0; j < latents; ++j)
                result.marginals(j, i) = logWeight_ + logSumExp(components.col(j), scratch);
        }
    });
    return result;
}

double AggregatePosterior::LogDensities::mutualInformation() const {
    return (own.cast<double>() - joint.cast<double>()).sum();
}

double AggregatePosterior::LogDensities::totalCorrelation() const {
    return joint.cast<double>().sum() - marginals.cast<double>().sum();
}

void AggregatePosterior::addCodeGradient(const LogDensities& densities, Scales scales, Index first, Matrix& dz) const {
    Table slopes(z_.rows(), z_.cols());
    Column joint(z_.rows());
    for (Index column = 0; column < dz.cols(); ++column) {
        const Index i = first + column;
        weighCode(i, slopes);
        joint = slopes.rowwise().sum() + (logWeight_ - densities.joint[i]);
        slopes.rowwise() += logWeight_ - densities.marginals.col(i).transpose().array();
        joint[i] += logOwnExtra_;
        slopes.row(i) += logOwnExtra_;
        toSlopes(joint, slopes, i, scales);
        for (Index j = 0; j < z_.cols(); ++j)
            dz(j, column) += (slopes.col(j) * (mean_.col(j) - z_(i, j)) * precision_.col(j)).sum();
    }
}

void AggregatePosterior::addPosteriorGradient(const LogDensities& densities, Scales scales, Index first,
                                              Posterior& gradient) const {
    const auto logTwoPi = static_cast<Scalar>(std::log(2.0 * std::numbers::pi));
    const Column jointShift = logWeight_ - densities.joint.array();
    const Table marginalShift = logWeight_ - densities.marginals.transpose().array();
    Table standardized(z_.rows(), z_.cols()), slopes(z_.rows(), z_.cols());
    Column joint(z_.rows());
    for (Index column = 0; column < gradient.mean.cols(); ++column) {
        const Index m = first + column;
        for (Index j = 0; j < z_.cols(); ++j) {
            standardized.col(j) = (z_.col(j) - mean_(m, j)).square() * precision_(m, j);
            slopes.col(j) = Scalar(-0.5) * (logVariance_(m, j) + logTwoPi + standardized.col(j));
        }
        joint = slopes.rowwise().sum() + jointShift;
        slopes += marginalShift;
        joint[m] += logOwnExtra_;
        slopes.row(m) += logOwnExtra_;
        toSlopes(joint, slopes, m, scales);
        for (Index j = 0; j < z_.cols(); ++j) {
            gradient.mean(j, column) += precision_(m, j) * (slopes.col(j) * (z_.col(j) - mean_(m, j))).sum();
            gradient.logVariance(j, column) += Scalar(0.5) * (slopes.col(j) * (standardized.col(j) - Scalar(1))).sum();
        }
    }
}

}  // namespace lunette
