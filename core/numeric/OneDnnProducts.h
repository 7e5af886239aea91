#pragma once

#include "numeric/RoundedMatrix.h"

namespace lunette {

/// multiply() of rounded factors by oneDNN, for processors with instructions for it.
void multiplyByOneDnn(Transpose transposeA, const RoundedMatrix& a, Transpose transposeB, const RoundedMatrix& b,
                      Scalar beta, Eigen::Ref<Matrix> c);

}  // namespace lunette
