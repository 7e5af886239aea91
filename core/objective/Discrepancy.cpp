#include "objective/Discrepancy.h"

#include "numeric/Parallel.h"

#include <array>
#include <vector>

namespace lunette::discrepancy {
namespace {

constexpr std::array kScales{0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0};
constexpr Index kPointsPerRange = 16;

using Row = Eigen::Array<Scalar, 1, Eigen::Dynamic>;

/// To every point, latents x points.
Row squaredDistances(const Matrix& points, const Matrix& from, Index column) {
    return (points.colwise() - from.col(column)).colwise().squaredNorm().array();
}

Row kernels(const Row& squaredDistances, Index latents) {
    Row sum = Row::Zero(squaredDistances.size());
    for (const double scale : kScales) {
        const auto c = static_cast<Scalar>(2.0 * scale * static_cast<double>(latents));
        sum += c / (squaredDistances + c);
    }
    return sum;
}

/// By the squared distance.
Row slopes(const Row& squaredDistances, Index latents) {
    Row sum = Row::Zero(squaredDistances.size());
    for (const double scale : kScales) {
        const auto c = static_cast<Scalar>(2.0 * scale * static_cast<double>(latents));
        sum -= c / (squaredDistances + c).square();
    }
    return sum;
}

}  // namespace

double kernel(double squaredDistance, Index latents) {
    double sum = 0.0;
    for (const double scale : kScales) {
        const double c = 2.0 * scale * static_cast<double>(latents);
        sum += c / (c + squaredDistance);
    }
    return sum;
}

double squared(const Matrix& codes, const Matrix& draws) {
    const Index count = codes.cols(), latents = codes.rows();
    if (count < 2) return 0.0;
    std::vector<double> alike(static_cast<std::size_t>(count)), apart(alike.size());
    parallelFor(count, kPointsPerRange, [&](Index first, Index last) {
        for (Index i = first; i < last; ++i) {
            const auto sumTo = [&](const Matrix& points, const Matrix& from) {
                return kernels(squaredDistances(points, from, i), latents).cast<double>().sum();
            };
            alike[static_cast<std::size_t>(i)] = sumTo(codes, codes) + sumTo(draws, draws) - 2.0 * kernel(0.0, latents);
            apart[static_cast<std::size_t>(i)] = sumTo(draws, codes);
        }
    });
    const auto n = static_cast<double>(count);
    const auto sum = [](const std::vector<double>& values) {
        return Eigen::Map<const Eigen::ArrayXd>(values.data(), static_cast<Index>(values.size())).sum();
    };
    return sum(alike) / (n * (n - 1.0)) - 2.0 * sum(apart) / (n * n);
}

void addGradient(const Matrix& codes, const Matrix& draws, Scalar scale, Index first, Matrix& dz) {
    const Index latents = codes.rows();
    if (codes.cols() < 2) return;
    const auto n = static_cast<double>(codes.cols());
    const auto alike = static_cast<Scalar>(4.0 / (n * (n - 1.0))), apart = static_cast<Scalar>(4.0 / (n * n));
    for (Index column = 0; column < dz.cols(); ++column) {
        const Index i = first + column;
        const auto pull = [&](const Matrix& points) -> Vector {
            const Row slope = slopes(squaredDistances(points, codes, i), latents);
            return slope.sum() * codes.col(i) - points * slope.matrix().transpose();
        };
        dz.col(column) += scale * (alike * pull(codes) - apart * pull(draws));
    }
}

}  // namespace lunette::discrepancy
