#include "numeric/Kernels.h"

#include <omp.h>

#ifdef LUNETTE_ONEDNN
#include <dnnl.h>
#endif

#include <algorithm>
#include <type_traits>

namespace lunette {
namespace {

thread_local int threadsOfThisThread = 1;

#ifdef LUNETTE_ONEDNN
static_assert(std::is_same_v<Scalar, float>, "oneDNN multiplies floats; the double build uses Eigen");

/// oneDNN is row-major: it is asked for the transposed product of the transposed operands.
void multiplyDense(Transpose transposeA, const Eigen::Ref<const Matrix>& a, Transpose transposeB,
                   const Eigen::Ref<const Matrix>& b, Scalar beta, Eigen::Ref<Matrix>& c) {
    const Index depth = transposeA == Transpose::No ? a.cols() : a.rows();
    // OpenMP's setting is a thread's own; oneDNN reads it at every call.
    omp_set_num_threads(threadsOfThisThread);
    dnnl_sgemm(transposeB == Transpose::No ? 'N' : 'T', transposeA == Transpose::No ? 'N' : 'T', c.cols(), c.rows(),
               depth, 1.0F, b.data(), b.outerStride(), a.data(), a.outerStride(), beta, c.data(), c.outerStride());
}
#else
void multiplyDense(Transpose transposeA, const Eigen::Ref<const Matrix>& a, Transpose transposeB,
                   const Eigen::Ref<const Matrix>& b, Scalar beta, Eigen::Ref<Matrix>& c) {
    if (beta == Scalar(0)) c.setZero();
    if (transposeA == Transpose::No && transposeB == Transpose::No)
        c.noalias() += a * b;
    else if (transposeA == Transpose::No)
        c.noalias() += a * b.transpose();
    else if (transposeB == Transpose::No)
        c.noalias() += a.transpose() * b;
    else
        c.noalias() += a.transpose() * b.transpose();
}
#endif

}  // namespace

void multiply(Transpose transposeA, const Eigen::Ref<const Matrix>& a, Transpose transposeB,
              const Eigen::Ref<const Matrix>& b, Scalar beta, Eigen::Ref<Matrix> c) {
    eigen_assert((transposeA == Transpose::No ? a.rows() : a.cols()) == c.rows());
    eigen_assert((transposeB == Transpose::No ? b.cols() : b.rows()) == c.cols());
    eigen_assert((transposeA == Transpose::No ? a.cols() : a.rows()) ==
                 (transposeB == Transpose::No ? b.rows() : b.cols()));
    if (c.size() > 0) multiplyDense(transposeA, a, transposeB, b, beta, c);
}

std::string kernelsName() {
#ifdef LUNETTE_ONEDNN
    const dnnl_version_t* version = dnnl_version();
    return "oneDNN " + std::to_string(version->major) + "." + std::to_string(version->minor) + "." +
           std::to_string(version->patch);
#else
    return "Eigen " + std::to_string(EIGEN_WORLD_VERSION) + "." + std::to_string(EIGEN_MAJOR_VERSION) + "." +
           std::to_string(EIGEN_MINOR_VERSION);
#endif
}

void setThreadCount(int threads) { threadsOfThisThread = std::max(1, threads); }

int threadCount() { return threadsOfThisThread; }

int availableProcessors() { return omp_get_num_procs(); }

}  // namespace lunette
