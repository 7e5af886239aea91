#pragma once

#include "numeric/RoundedMatrix.h"
#include "numeric/Types.h"

#include <span>
#include <string>

namespace lunette {

/// c = op(a) op(b) + beta c, column-major; the seam under every matrix product: oneDNN's code where the library
/// is built with it, else Eigen's. c has the product's shape already; with beta 0 (the other value is 1) its
/// elements need not be initialized. c must not alias a or b. Wide products are split over threadCount() threads.
/// RoundedProducts makes it round a and b.
void multiply(Transpose transposeA, const Eigen::Ref<const Matrix>& a, Transpose transposeB,
              const Eigen::Ref<const Matrix>& b, Scalar beta, Eigen::Ref<Matrix> c);

/// Two matrices of as many columns.
struct ColumnPair {
    Eigen::Ref<const Matrix> a, b;
};

/// c = the sum of a b^T over the pairs + beta c: the product of all columns where they lie in several matrices. There
/// is at least one pair; all have the same rows. Else as multiply().
void multiplyColumns(std::span<const ColumnPair> pairs, Scalar beta, Eigen::Ref<Matrix> c);

/// multiply() of rounded factors, on this thread alone.
void multiply(Transpose transposeA, const RoundedMatrix& a, Transpose transposeB, const RoundedMatrix& b, Scalar beta,
              Eigen::Ref<Matrix> c);

/// "oneDNN 2.6.3" or "Eigen 3.4.0", for reports.
std::string kernelsName();

}  // namespace lunette
