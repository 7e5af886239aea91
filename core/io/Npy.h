#pragma once

#include "numeric/Types.h"

#include <string>

namespace lunette {

/// NumPy's array format, version 1.0 (numpy.lib.format), for a matrix of numbers as rows x columns: each column of
/// `columns` becomes a row of the array, so that a batch (values x n) reads as n x values.
void saveNpy(const Eigen::Ref<const Matrix>& columns, const std::string& path);

/// Reads float32 or float64, little-endian, in C order, two-dimensional. Throws Error naming the path and what is
/// wrong with it.
Matrix loadNpy(const std::string& path);

}  // namespace lunette
