#pragma once

#include "io/ArrayFile.h"

namespace lunette {

/// A row or a column of numbers as an array of one dimension: MATLAB has none with fewer than two.
NpyHeader withoutSingleLengths(NpyHeader header);

/// Where the arrays are those of the Street View House Numbers (`X` of 32 x 32 x 3 x N, `y` of N numbers of 1 to 10,
/// Netzer et al. 2011), a label of 10 is read as the digit 0, which it means, and a note says so. Throws Error where
/// `y` cannot be read.
void readTenAsZero(ArrayFile& file);

}  // namespace lunette
