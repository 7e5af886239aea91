#pragma once

#include <Eigen/Core>

namespace lunette {

/// float in lunette_core; double in lunette_core_f64, where gradients are checked. Never both in one binary.
#ifdef LUNETTE_DOUBLE
using Scalar = double;
#else
using Scalar = float;
#endif

using Index = Eigen::Index;

/// Column-major; each column is one sample wherever a batch is meant.
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic>;
using Vector = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;

/// A view of consecutive elements of the flat parameter vector (or of its gradient).
using Slice = Eigen::Map<Vector>;
using ConstSlice = Eigen::Map<const Vector>;

}  // namespace lunette
