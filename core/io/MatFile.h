#pragma once

#include "io/ArrayFile.h"

#include <string>

namespace lunette {

/// The arrays of real numbers in a MATLAB file of version 4 (Mat4File.h) or 5 to 7, those in a structure as
/// "structure.field". The first dimension runs fastest; a row or a column of numbers has one dimension. Text, cells,
/// sparse and complex arrays are skipped with a reason, as are arrays that claim more than kMaxPackedRatio times the
/// size of the file or unpack to more than kMaxUnpacked. Throws Error where the file is damaged or holds no array.
ArrayFile readMatFile(const std::string& path);

/// Whether the file is of one of these versions, by its header.
bool isMatFile(const std::string& path);

}  // namespace lunette
