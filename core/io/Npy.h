#pragma once

#include "data/Dataset.h"
#include "numeric/Types.h"

#include <cstdint>
#include <span>
#include <string>

namespace lunette {

/// NumPy's array format, version 1.0 (numpy.lib.format), of float32 for a matrix of numbers as rows x columns: each
/// column of `columns` becomes a row of the array, so that a batch (values x n) reads as n x values.
void saveNpy(const Eigen::Ref<const Matrix>& columns, const std::string& path);

/// The pictures as bytes, images x height x width, x channels where there are several.
void saveNpy(const Dataset& images, const std::string& path);

/// int32, one a row.
void saveNpy(std::span<const std::int32_t> numbers, const std::string& path);

/// Reads float32 or float64, little-endian, in C order, two-dimensional. Throws Error naming the path and what is
/// wrong with it.
Matrix loadNpy(const std::string& path);

}  // namespace lunette
