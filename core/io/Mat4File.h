#pragma once

#include "io/ArrayFile.h"

#include <string>

namespace lunette {

/// Whether a file begins as one of MATLAB's version 4, which has no mark of its own: by the head of its first matrix.
bool isMat4File(const std::string& path);

/// The matrices of such a file, as MathWorks' "MAT-File Format", chapter 2, lays them out; read where they lie. What is
/// complex, sparse or text is left out. Throws Error for a file that is damaged or holds no matrix of numbers.
ArrayFile readMat4File(const std::string& path);

}  // namespace lunette
