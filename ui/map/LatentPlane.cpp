#include "map/LatentPlane.h"

#include <Eigen/SVD>

namespace lunette {

LatentPlane::LatentPlane(Vector origin, Matrix directions)
    : origin_(std::move(origin)), directions_(std::move(directions)) {}

LatentPlane LatentPlane::axes(Index latents, Index horizontal, Index vertical) {
    Matrix directions = Matrix::Zero(latents, 2);
    directions(horizontal, 0) = 1;
    if (vertical != horizontal) directions(vertical, 1) = 1;
    return {Vector::Zero(latents), std::move(directions)};
}

LatentPlane LatentPlane::principal(const Pca& pca) { return {pca.mean, pca.axes.leftCols(2)}; }

void LatentPlane::alignWith(const LatentPlane& other) {
    if (other.latents() != latents()) return;
    // The orthogonal Procrustes problem: the rotation that maximizes the trace of (D R)^T D'.
    const Eigen::Matrix<Scalar, 2, 2> overlap = directions_.transpose() * other.directions_;
    const Eigen::JacobiSVD<Eigen::Matrix<Scalar, 2, 2>> svd(overlap, Eigen::ComputeFullU | Eigen::ComputeFullV);
    directions_ = (directions_ * (svd.matrixU() * svd.matrixV().transpose())).eval();
}

Matrix LatentPlane::project(const Matrix& codes) const { return directions_.transpose() * (codes.colwise() - origin_); }

QPointF LatentPlane::pointOf(const Vector& code) const {
    const Eigen::Matrix<Scalar, 2, 1> point = directions_.transpose() * (code - origin_);
    return {point(0), point(1)};
}

Vector LatentPlane::moved(const Vector& code, QPointF point) const {
    const QPointF step = point - pointOf(code);
    return code + directions_.col(0) * static_cast<Scalar>(step.x()) +
           directions_.col(1) * static_cast<Scalar>(step.y());
}

}  // namespace lunette
