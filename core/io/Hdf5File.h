#pragma once

#include "io/ArrayFile.h"

#include <string>

namespace lunette {

/// The datasets of an HDF5 file that hold numbers or text of fixed length, named by their paths within it
/// ("train/images"). In a MATLAB file of version 7.3 they are arrays as MATLAB has them: the first dimension runs
/// fastest, and a row or a column of numbers has one dimension.
///
/// Nothing outside the file is opened: links into other files, external and virtual storage and filters that would be
/// loaded are skipped with a reason. Datasets that are stored as they are, in one piece, are mapped or read with the
/// file (WholeFile.h); of the others at most kMaxUnpacked bytes are read at once. A dataset that claims more
/// than kMaxPackedRatio times the size of the file is skipped. Throws Error where the file is damaged or holds no
/// array.
ArrayFile readHdf5File(const std::string& path);

/// Whether the file begins as HDF5 does, also behind a block of another program's (MATLAB's, of 512 bytes).
bool isHdf5File(const std::string& path);

}  // namespace lunette
