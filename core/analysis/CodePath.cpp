#include "analysis/CodePath.h"

#include "Error.h"
#include "analysis/DensityPath.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace lunette {
namespace {

/// Below this sine the two directions are the same or opposite, and the great circle through them is not defined.
constexpr double kSmallestSine = 1e-4;
/// Of a leg.
constexpr double kSmallestShare = 1e-9;

Vector linearPoint(const Vector& a, const Vector& b, double t) {
    if (a == b) return a;  // which the sum would round
    return static_cast<Scalar>(1.0 - t) * a + static_cast<Scalar>(t) * b;
}

Vector sphericalPoint(const Vector& a, const Vector& b, double t) {
    const double lengthA = a.cast<double>().norm();
    const double lengthB = b.cast<double>().norm();
    if (lengthA == 0.0 || lengthB == 0.0) return linearPoint(a, b, t);

    const Eigen::VectorXd directionA = a.cast<double>() / lengthA;
    const Eigen::VectorXd directionB = b.cast<double>() / lengthB;
    // The half-chords give the angle accurately at both ends, where acos of the inner product does not.
    const double angle = 2.0 * std::atan2((directionA - directionB).norm(), (directionA + directionB).norm());
    const double sine = std::sin(angle);
    if (std::abs(sine) < kSmallestSine) return linearPoint(a, b, t);

    const double length = (1.0 - t) * lengthA + t * lengthB;
    const Eigen::VectorXd direction =
        (std::sin((1.0 - t) * angle) * directionA + std::sin(t * angle) * directionB) / sine;
    return (length * direction).cast<Scalar>();
}

/// At t on a chain of points that are evenly far apart.
Vector chainPoint(const Matrix& points, double t) {
    const auto last = static_cast<double>(points.cols() - 1);
    const auto before = static_cast<Index>(std::min(std::floor(t * last), last - 1));
    return linearPoint(points.col(before), points.col(before + 1), t * last - static_cast<double>(before));
}

}  // namespace

CodePath::CodePath(PathKind kind, Matrix stops, const Matrix& codes) : kind_(kind), stops_(std::move(stops)) {
    if (stops_.cols() < 2)
        throw Error(ErrorKind::TooFew, Message::tr("A path needs two codes, where it begins and where it ends."));
    if (kind_ != PathKind::Density) return;
    for (Index leg = 0; leg + 1 < stops_.cols(); ++leg)
        dense_.push_back(densityPath(codes, stops_.col(leg), stops_.col(leg + 1)));
}

Vector CodePath::at(double t) const {
    const auto legs = static_cast<double>(stops_.cols() - 1);
    double place = std::clamp(t, 0.0, 1.0) * legs;
    // A stop itself, where only rounding misses it.
    if (std::abs(place - std::round(place)) < kSmallestShare) place = std::round(place);
    const double leg = std::min(std::floor(place), legs - 1);
    const auto begin = static_cast<Index>(leg);
    const double share = place - leg;
    switch (kind_) {
        case PathKind::Spherical:
            return sphericalPoint(stops_.col(begin), stops_.col(begin + 1), share);
        case PathKind::Density:
            return chainPoint(dense_[static_cast<std::size_t>(begin)], share);
        case PathKind::Linear:
            break;
    }
    return linearPoint(stops_.col(begin), stops_.col(begin + 1), share);
}

Matrix CodePath::points(Index steps) const {
    if (steps < 2) throw Error(ErrorKind::WrongValue, Message::tr("A path needs at least 2 steps, not %1.", steps));
    Matrix points(stops_.rows(), steps);
    for (Index i = 0; i < steps; ++i) points.col(i) = at(static_cast<double>(i) / static_cast<double>(steps - 1));
    return points;
}

}  // namespace lunette
