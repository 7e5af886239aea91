#include "analysis/Paths.h"

#include "Error.h"

#include <cmath>
#include <string>

namespace lunette {
namespace {

/// Below this sine the two directions are the same or opposite, and the great circle through them is not defined.
constexpr double kSmallestSine = 1e-4;

Vector linearPoint(const Vector& a, const Vector& b, double t) {
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

}  // namespace

Vector pathPoint(PathKind kind, const Vector& a, const Vector& b, double t) {
    return kind == PathKind::Spherical ? sphericalPoint(a, b, t) : linearPoint(a, b, t);
}

Matrix pathPoints(PathKind kind, const Vector& a, const Vector& b, Index steps) {
    if (steps < 2) throw Error("A path needs at least 2 steps, not " + std::to_string(steps) + ".");
    Matrix points(a.size(), steps);
    for (Index i = 0; i < steps; ++i)
        points.col(i) = pathPoint(kind, a, b, static_cast<double>(i) / static_cast<double>(steps - 1));
    return points;
}

}  // namespace lunette
