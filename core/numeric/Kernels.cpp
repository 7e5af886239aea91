#include "numeric/Kernels.h"

#include "numeric/Parallel.h"
#include "numeric/RoundedProducts.h"

#ifdef LUNETTE_ONEDNN
#include "numeric/OneDnnProducts.h"

#include <dnnl.h>
#include <omp.h>
#endif

#include <bit>
#include <type_traits>
#include <vector>

namespace lunette {
namespace {

using Source = Eigen::Ref<const Matrix>;

/// A range of fewer columns costs more to hand out than to multiply.
constexpr Index kColumnGrain = 32;

#ifdef LUNETTE_ONEDNN
static_assert(std::is_same_v<Scalar, float>, "oneDNN multiplies floats; the double build uses Eigen");

/// On this thread alone. oneDNN is row-major, so it computes the transposed product of the transposed operands.
void multiplyHere(Transpose transposeA, const Source& a, Transpose transposeB, const Source& b, Scalar beta,
                  Eigen::Ref<Matrix> c) {
    const Index depth = transposeA == Transpose::No ? a.cols() : a.rows();
    omp_set_num_threads(1);  // a thread's own setting, which oneDNN reads at every call
    dnnl_sgemm(transposeB == Transpose::No ? 'N' : 'T', transposeA == Transpose::No ? 'N' : 'T', c.cols(), c.rows(),
               depth, 1.0F, b.data(), b.outerStride(), a.data(), a.outerStride(), beta, c.data(), c.outerStride());
}
#else
void multiplyHere(Transpose transposeA, const Source& a, Transpose transposeB, const Source& b, Scalar beta,
                  Eigen::Ref<Matrix> c) {
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

/// As numbers again, for multiplying them where no instructions do.
Matrix widened(const RoundedMatrix& rounded) {
    Matrix numbers(rounded.rows, rounded.columns);
    for (Index column = 0; column < rounded.columns; ++column)
        for (Index row = 0; row < rounded.rows; ++row) {
            const auto half = static_cast<std::uint32_t>(rounded.numbers[column * rounded.stride + row]);
            numbers(row, column) = static_cast<Scalar>(std::bit_cast<float>(half << 16));
        }
    return numbers;
}

/// What a thread rounds factors into, kept from call to call.
struct RoundedFactors {
    std::vector<Bfloat16> a, b;
};

void multiplyRounded(const RoundedWeights& weights, Transpose transposeA, const Source& a, Transpose transposeB,
                     const Source& b, Scalar beta, Eigen::Ref<Matrix> c) {
    thread_local RoundedFactors factors;
    const RoundedMatrix roundedA = roundedOf(a, weights, factors.a);
    multiply(transposeA, roundedA, transposeB, roundedOf(b, weights, factors.b), beta, c);
}

}  // namespace

void multiply(Transpose transposeA, const Source& a, Transpose transposeB, const Source& b, Scalar beta,
              Eigen::Ref<Matrix> c) {
    eigen_assert((transposeA == Transpose::No ? a.rows() : a.cols()) == c.rows());
    eigen_assert((transposeB == Transpose::No ? b.cols() : b.rows()) == c.cols());
    eigen_assert((transposeA == Transpose::No ? a.cols() : a.rows()) ==
                 (transposeB == Transpose::No ? b.rows() : b.cols()));
    if (c.size() == 0) return;
    const RoundedWeights* rounded = RoundedProducts::weightsHere();
    if (rounded && !isWorthRounding(*rounded, a, b, c)) rounded = nullptr;
    const auto product = [&](const Source& part, Eigen::Ref<Matrix> result) {
        if (rounded)
            multiplyRounded(*rounded, transposeA, a, transposeB, part, beta, result);
        else
            multiplyHere(transposeA, a, transposeB, part, beta, result);
    };
    if (threadCount() == 1 || c.cols() < 2 * kColumnGrain) return product(b, c);
    parallelFor(c.cols(), kColumnGrain * ((c.cols() / kColumnGrain + threadCount() - 1) / threadCount()),
                [&](Index first, Index last) {
                    const Index columns = last - first;
                    const Source part = transposeB == Transpose::No ? b.block(0, first, b.rows(), columns)
                                                                    : b.block(first, 0, columns, b.cols());
                    product(part, c.middleCols(first, columns));
                });
}

void multiplyColumns(std::span<const ColumnPair> pairs, Scalar beta, Eigen::Ref<Matrix> c) {
    const RoundedWeights* rounded = RoundedProducts::weightsHere();
    if (rounded && pairs.size() > 1 && isWorthRounding(*rounded, pairs.front().a, pairs.front().b, c)) {
        thread_local RoundedFactors factors;
        const auto sideBySide = [&](Eigen::Ref<const Matrix> ColumnPair::*factor, std::vector<Bfloat16>& numbers) {
            std::vector<Eigen::Ref<const Matrix>> pieces;
            for (const ColumnPair& pair : pairs) pieces.push_back(pair.*factor);
            return roundedSideBySide(pieces, numbers);
        };
        return multiply(Transpose::No, sideBySide(&ColumnPair::a, factors.a), Transpose::Yes,
                        sideBySide(&ColumnPair::b, factors.b), beta, c);
    }
    for (const ColumnPair& pair : pairs) {
        multiply(Transpose::No, pair.a, Transpose::Yes, pair.b, beta, c);
        beta = Scalar(1);
    }
}

void multiply(Transpose transposeA, const RoundedMatrix& a, Transpose transposeB, const RoundedMatrix& b, Scalar beta,
              Eigen::Ref<Matrix> c) {
#ifdef LUNETTE_ONEDNN
    if (bfloat16Support() == Bfloat16Support::Fast) return multiplyByOneDnn(transposeA, a, transposeB, b, beta, c);
#endif
    const RoundedProducts asTheyAre(nullptr);
    multiply(transposeA, Eigen::Ref<const Matrix>(widened(a)), transposeB, Eigen::Ref<const Matrix>(widened(b)), beta,
             c);
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

}  // namespace lunette
