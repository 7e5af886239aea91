#include "optim/GradientClip.h"

#include "numeric/Parallel.h"

#include <cmath>
#include <numeric>
#include <vector>

namespace lunette {
namespace {

constexpr Index kParametersPerSum = 16384;

}  // namespace

double clipNorm(Slice gradient, double maxNorm) {
    std::vector<double> squares(
        static_cast<std::size_t>((gradient.size() + kParametersPerSum - 1) / kParametersPerSum));
    parallelFor(gradient.size(), kParametersPerSum, [&](Index first, Index last) {
        const auto range = gradient.segment(first, last - first);
        squares[static_cast<std::size_t>(first / kParametersPerSum)] = range.cast<double>().squaredNorm();
    });
    const double norm = std::sqrt(std::accumulate(squares.begin(), squares.end(), 0.0));
    const double factor = maxNorm / (norm + 1e-6);
    if (factor < 1.0)
        parallelFor(gradient.size(), kParametersPerSum, [&](Index first, Index last) {
            gradient.segment(first, last - first) *= static_cast<Scalar>(factor);
        });
    return norm;
}

}  // namespace lunette
