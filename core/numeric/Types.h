#pragma once

#include "numeric/Scalar.h"

#include <Eigen/Core>

namespace lunette {

/// Column-major; each column is one sample wherever a batch is meant.
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic>;
using Vector = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;

/// A view of consecutive elements of the flat parameter vector (or of its gradient).
using Slice = Eigen::Map<Vector>;
using ConstSlice = Eigen::Map<const Vector>;

}  // namespace lunette
