#include "numeric/Pca.h"

#include "Error.h"
#include "numeric/Kernels.h"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

using RealMatrix = Eigen::MatrixXd;
using Eigensolver = Eigen::SelfAdjointEigenSolver<RealMatrix>;

/// Eigenvalues come rising from Eigen; these are the largest, falling, and never below 0.
Vector largestEigenvalues(const Eigensolver& solver, Index count) {
    return solver.eigenvalues().tail(count).reverse().cwiseMax(0.0).cast<Scalar>();
}

/// Where fewer points than components leave axes undetermined, any orthonormal completion is as good.
void completeBasis(Matrix& axes, Index known) {
    if (known == axes.cols()) return;
    const RealMatrix found = axes.leftCols(known).cast<double>();
    const Eigen::HouseholderQR<RealMatrix> qr(found);
    const RealMatrix basis = qr.householderQ() * RealMatrix::Identity(axes.rows(), axes.cols());
    axes.rightCols(axes.cols() - known) = basis.rightCols(axes.cols() - known).cast<Scalar>();
}

RealMatrix covarianceOf(const Matrix& centered) {
    Matrix product(centered.rows(), centered.rows());
    multiply(Transpose::No, centered, Transpose::Yes, centered, 0, product);
    return product.cast<double>() / static_cast<double>(centered.cols());
}

/// With fewer points than dimensions the n x n inner products hold the same eigenvalues (Turk and Pentland 1991).
void fitFromInnerProducts(const Matrix& centered, Index components, Pca& pca) {
    const Index count = std::min(components, centered.cols());
    Matrix product(centered.cols(), centered.cols());
    multiply(Transpose::Yes, centered, Transpose::No, centered, 0, product);
    const Eigensolver solver(product.cast<double>() / static_cast<double>(centered.cols()));
    const Matrix vectors = solver.eigenvectors().rightCols(count).rowwise().reverse().cast<Scalar>();

    pca.variances = Vector::Zero(components);
    pca.variances.head(count) = largestEigenvalues(solver, count);
    pca.axes = Matrix::Zero(centered.rows(), components);
    const Scalar negligible = pca.variances(0) * Scalar(1e-6);
    Index known = 0;
    while (known < count && pca.variances(known) > negligible) {
        pca.axes.col(known) = (centered * vectors.col(known)).normalized();
        ++known;
    }
    pca.variances.tail(components - known).setZero();
    completeBasis(pca.axes, known);
}

}  // namespace

Matrix Pca::project(const Matrix& points) const {
    const Matrix centered = points.colwise() - mean;
    Matrix coordinates(axes.cols(), points.cols());
    multiply(Transpose::Yes, axes, Transpose::No, centered, 0, coordinates);
    return coordinates;
}

Matrix Pca::lift(const Matrix& coordinates) const {
    Matrix points(axes.rows(), coordinates.cols());
    multiply(Transpose::No, axes, Transpose::No, coordinates, 0, points);
    return points.colwise() + mean;
}

Pca fitPca(const Matrix& points, Index components) {
    if (points.cols() < 1 || components < 1 || components > points.rows())
        throw Error(ErrorKind::TooFew, Message::tr("Principal components need at least one point, and between 1 and %1 "
                                                   "components; requested: %2 of %3 points.",
                                                   points.rows(), components, points.cols()));
    Pca pca;
    pca.mean = points.cast<double>().rowwise().mean().cast<Scalar>();
    const Matrix centered = points.colwise() - pca.mean;
    if (points.rows() <= points.cols()) return pcaOfCovariance(pca.mean, covarianceOf(centered), components);
    fitFromInnerProducts(centered, components, pca);
    fixSigns(pca.axes);
    return pca;
}

Pca pcaOfCovariance(const Vector& mean, const Eigen::MatrixXd& covariance, Index components) {
    const Eigensolver solver(covariance);
    Pca pca{mean, solver.eigenvectors().rightCols(components).rowwise().reverse().cast<Scalar>(),
            largestEigenvalues(solver, components)};
    fixSigns(pca.axes);
    return pca;
}

void fixSigns(Matrix& axes) {
    for (Index k = 0; k < axes.cols(); ++k) {
        Index largest = 0;
        axes.col(k).cwiseAbs().maxCoeff(&largest);
        if (axes(largest, k) < 0) axes.col(k) = -axes.col(k);
    }
}

}  // namespace lunette
