#pragma once

#include "numeric/Types.h"

namespace lunette {

/// The principal axes of a cloud of points: eigenvectors of its covariance, by falling variance. The sign of
/// each is such that its largest component is positive, so that the same data always give the same picture.
struct Pca {
    Vector mean;       ///< dimensions
    Matrix axes;       ///< dimensions x components, orthonormal columns
    Vector variances;  ///< components, falling; divided by n

    /// components x n.
    Matrix project(const Matrix& points) const;
    /// dimensions x n: the points of the plane that project() gave these coordinates.
    Matrix lift(const Matrix& coordinates) const;
};

/// points: dimensions x n, n at least 1; components at most dimensions.
Pca fitPca(const Matrix& points, Index components);

/// Of points of which only mean and covariance (divided by n) are known.
Pca pcaOfCovariance(const Vector& mean, const Eigen::MatrixXd& covariance, Index components);

/// Turns each axis such that its largest component is positive.
void fixSigns(Matrix& axes);

}  // namespace lunette
