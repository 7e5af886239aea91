#pragma once

#include "numeric/Types.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <type_traits>

namespace lunette {

static_assert(std::is_same_v<Scalar, double>, "Gradients are checked in double: link lunette_core_f64.");

/// The largest difference between `gradient` and central differences of f at `point`, relative to the larger of
/// 1 and the magnitude of the numbers compared. About 1e-9 for a right gradient, 1e-2 or more for a wrong one.
inline double gradientError(const std::function<double(const Vector&)>& f, Vector point, const Vector& gradient) {
    double worst = 0.0;
    for (Index i = 0; i < point.size(); ++i) {
        const double center = point[i];
        const double step = 1e-5 * std::max(1.0, std::abs(center));
        point[i] = center + step;
        const double above = f(point);
        point[i] = center - step;
        const double below = f(point);
        point[i] = center;
        const double numeric = (above - below) / (2.0 * step);
        const double scale = std::max({1.0, std::abs(numeric), std::abs(gradient[i])});
        worst = std::max(worst, std::abs(numeric - gradient[i]) / scale);
    }
    return worst;
}

constexpr double kGradientTolerance = 1e-7;

}  // namespace lunette
