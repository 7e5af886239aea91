#pragma once

#include "io/ArrayFile.h"

#include <string>

namespace lunette {

/// The arrays in a Python pickle (Pickle.h), gzipped or not: those of a dictionary by its keys, with "key.key" for one
/// within another; the two of a pair as `X` and `y`; those of two or three pairs, as mnist.pkl has them, as `X_train`,
/// `y_train`, `X_test`, ... (the second of three is `val`); those of the items of a tuple as `arr_0`, `arr_1`, ... A
/// pair under a key gives `key.X` and `key.y`. Lists of numbers, of texts, and of arrays of one shape are arrays too,
/// and so are lists of lists of numbers, of one length on each of at most four levels, and are the fields of a list of
/// pairs or dictionaries that hold a picture each. Throws Error where the file is not a pickle of plain data, holds no
/// array, or unpacks to more than kMaxUnpacked.
ArrayFile readPickledArrays(const std::string& path);

/// The file's bytes, unpacked where it is gzipped. Throws Error where it unpacks to more than kMaxUnpacked.
SharedBytes unpackedFile(const std::string& path);

}  // namespace lunette
