#include "analysis/DensityPath.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace lunette {
namespace {

constexpr int kSmoothings = 24;

/// The columns of the cheapest chain from the first column to the last (Dijkstra 1959, over all pairs).
std::vector<Index> cheapestChain(const Matrix& places) {
    const Index count = places.cols();
    Eigen::ArrayXd cost = Eigen::ArrayXd::Constant(count, std::numeric_limits<double>::infinity());
    std::vector<Index> before(static_cast<std::size_t>(count), 0);
    std::vector<bool> isSettled(static_cast<std::size_t>(count), false);
    cost(0) = 0;
    for (;;) {
        Index nearest = -1;
        for (Index i = 0; i < count; ++i)
            if (!isSettled[static_cast<std::size_t>(i)] && (nearest < 0 || cost(i) < cost(nearest))) nearest = i;
        if (nearest == count - 1) break;
        isSettled[static_cast<std::size_t>(nearest)] = true;
        const Vector here = places.col(nearest);
        const Eigen::ArrayXd squared =
            (places.colwise() - here).colwise().squaredNorm().transpose().cast<double>().array();
        const Eigen::ArrayXd through = cost(nearest) + squared * squared.sqrt();
        for (Index i = 0; i < count; ++i) {
            if (through(i) >= cost(i)) continue;
            cost(i) = through(i);
            before[static_cast<std::size_t>(i)] = nearest;
        }
    }
    std::vector<Index> chain{count - 1};
    while (chain.back() != 0) chain.push_back(before[static_cast<std::size_t>(chain.back())]);
    std::ranges::reverse(chain);
    return chain;
}

/// As many points at even distances along a chain of points.
Matrix evenly(const Matrix& chain) {
    Matrix result(chain.rows(), kDensePoints);
    Eigen::ArrayXd way = Eigen::ArrayXd::Zero(chain.cols());
    for (Index i = 1; i < chain.cols(); ++i)
        way(i) = way(i - 1) + static_cast<double>((chain.col(i) - chain.col(i - 1)).norm());
    const double whole = way(way.size() - 1);
    Index next = 1;
    for (Index i = 0; i < kDensePoints; ++i) {
        const double wanted = whole * static_cast<double>(i) / static_cast<double>(kDensePoints - 1);
        while (next + 1 < chain.cols() && way(next) < wanted) ++next;
        const double step = way(next) - way(next - 1);
        const double share = step > 0 ? std::clamp((wanted - way(next - 1)) / step, 0.0, 1.0) : 0.0;
        result.col(i) =
            static_cast<Scalar>(1 - share) * chain.col(next - 1) + static_cast<Scalar>(share) * chain.col(next);
    }
    result.col(kDensePoints - 1) = chain.rightCols(1);
    return result;
}

void smooth(Matrix& points) {
    const Index inner = points.cols() - 2;
    const Matrix averages = Scalar(0.25) * points.leftCols(inner) + Scalar(0.5) * points.middleCols(1, inner) +
                            Scalar(0.25) * points.rightCols(inner);
    points.middleCols(1, inner) = averages;
}

}  // namespace

Matrix densityPath(const Matrix& codes, const Vector& a, const Vector& b) {
    Matrix places(a.size(), codes.cols() + 2);
    places.col(0) = a;
    if (codes.cols() > 0) places.middleCols(1, codes.cols()) = codes;
    places.rightCols(1) = b;
    const std::vector<Index> chain = cheapestChain(places);
    Matrix points = evenly(places(Eigen::all, chain));
    for (int i = 0; i < kSmoothings; ++i) smooth(points);
    return evenly(points);
}

}  // namespace lunette
