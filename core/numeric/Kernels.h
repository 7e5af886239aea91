#pragma once

#include "numeric/Types.h"

namespace lunette {

/// The seam under every matrix product: oneDNN's code where the library is built with it, else Eigen's.
enum class Transpose { No, Yes };

/// c = op(a) op(b) + beta c, all column-major and dense. beta is 0 or 1; with 0, c is resized and need not
/// be initialised. c must not alias a or b. Uses the calling thread's setThreadCount().
void multiply(Transpose transposeA, Eigen::Ref<const Matrix> a, Transpose transposeB, Eigen::Ref<const Matrix> b,
              Scalar beta, Eigen::Ref<Matrix> c);

/// "oneDNN 2.6.3" or "Eigen 3.4.0", for reports.
const char* kernelsName();

/// How many threads kernels called from the *calling* thread may use, at least 1. A thread that never says
/// gets 1, so that views which decode never compete with the trainer for cores.
void setThreadCount(int threads);
int threadCount();

/// Processors available to this process.
int availableProcessors();

}  // namespace lunette
