#include "analysis/MoonReader.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace lunette {

namespace {

/// A straight terminator falls on the edges of pixels, so that refine() may stop at a half moon that is not the
/// closest.
constexpr double kNearHalf = 0.02;

/// A property of the moon that is searched: where it may lie, and how far to step for a finite difference.
struct Dimension {
    double Moon::*member;
    Interval range;
    double step;
};

std::vector<Dimension> searchedDimensions(const MoonOptions& options) {
    const double radius = moonRadius(options.size);
    const double jitter = options.radiusJitter;
    const std::array all{
        Dimension{&Moon::fraction, {0.0, 1.0}, 0.005},
        Dimension{&Moon::tilt, {-options.tilt, options.tilt}, 1.0},
        Dimension{&Moon::x, {-options.shift, options.shift}, 0.05},
        Dimension{&Moon::y, {-options.shift, options.shift}, 0.05},
        Dimension{&Moon::radius, {radius * (1.0 - jitter), radius * (1.0 + jitter)}, 0.05},
    };
    std::vector<Dimension> result;
    std::ranges::copy_if(all, std::back_inserter(result),
                         [](const Dimension& d) { return d.range.low < d.range.high; });
    return result;
}

/// From -extent to extent, at most `spacing` apart.
std::vector<double> spread(double extent, double spacing) {
    const auto halves = static_cast<int>(std::ceil(extent / spacing - 0.5));
    std::vector<double> values;
    for (int i = -halves; i <= halves; ++i) values.push_back(halves == 0 ? 0.0 : extent * i / halves);
    return values;
}

/// Near enough to any moon for refine() to find the way from there.
std::vector<Moon> startingGrid(const MoonOptions& options) {
    std::vector<Moon> grid;
    for (const double tilt : spread(options.tilt, 20.0))
        for (const double x : spread(options.shift, 2.5))
            for (const double y : spread(options.shift, 2.5))
                for (const bool waxing : {true, false})
                    for (const double fraction : {0.02, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9})
                        grid.push_back({fraction, waxing, tilt, x, y, moonRadius(options.size)});
    return grid;
}

Vector drawn(const Moon& moon, const MoonOptions& options) {
    Vector picture(options.size * options.size);
    drawMoon(moon, options.style, options.size, picture.data());
    return picture;
}

/// d(picture)/d(dimension), a column each, by differences that stay inside the range.
Matrix slopes(const Moon& moon, const std::vector<Dimension>& dimensions, const MoonOptions& options) {
    Matrix result(options.size * options.size, static_cast<Index>(dimensions.size()));
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
        const auto& [member, range, step] = dimensions[i];
        Moon low = moon;
        Moon high = moon;
        low.*member = std::max(range.low, moon.*member - step);
        high.*member = std::min(range.high, moon.*member + step);
        result.col(static_cast<Index>(i)) =
            (drawn(high, options) - drawn(low, options)) / static_cast<Scalar>(high.*member - low.*member);
    }
    return result;
}

}  // namespace

MoonReader::MoonReader(const MoonOptions& options) : options_(options), grid_(startingGrid(options)) {
    templates_.resize(options.size * options.size, static_cast<Index>(grid_.size()));
    for (std::size_t i = 0; i < grid_.size(); ++i)
        drawMoon(grid_[i], options.style, options.size, templates_.col(static_cast<Index>(i)).data());
}

std::vector<MoonReading> MoonReader::read(const Matrix& pictures) const {
    if (pictures.rows() != templates_.rows())
        throw Error(ErrorKind::Conflict,
                    Message::tr("These pictures do not have the %1 x %1 pixels of the moons they are compared with.",
                                options_.size));
    std::vector<MoonReading> readings;
    for (Index column = 0; column < pictures.cols(); ++column) {
        const Vector picture = pictures.col(column);
        MoonReading best{{}, std::numeric_limits<double>::infinity()};
        const auto tryFrom = [&](const Moon& start) {
            const MoonReading reading = refine(start, picture);
            if (reading.distance < best.distance) best = reading;
        };
        for (const Moon& start : promising(picture)) tryFrom(start);
        if (std::abs(best.moon.fraction - 0.5) < kNearHalf)
            for (const double fraction : {0.5 - 2 * kNearHalf, 0.5 + 2 * kNearHalf}) {
                Moon aside = best.moon;
                aside.fraction = fraction;
                tryFrom(aside);
            }
        readings.push_back(best);
    }
    return readings;
}

/// For each direction of the light the grid's closest moon, of these the closest few: a nearly full moon lit from
/// the wrong direction is a valley that refine() does not climb out of.
std::vector<Moon> MoonReader::promising(const Vector& picture) const {
    constexpr std::size_t kStarts = 8;
    const Vector squared = (templates_.colwise() - picture).colwise().squaredNorm();
    std::map<std::pair<bool, double>, std::size_t> closest;
    for (std::size_t i = 0; i < grid_.size(); ++i) {
        const auto [place, isNew] = closest.try_emplace({grid_[i].waxing, grid_[i].tilt}, i);
        if (squared[static_cast<Index>(i)] < squared[static_cast<Index>(place->second)]) place->second = i;
    }
    std::vector<std::size_t> order;
    order.reserve(closest.size());
    for (const auto& [direction, i] : closest) order.push_back(i);
    std::ranges::sort(order, {}, [&](std::size_t i) { return squared[static_cast<Index>(i)]; });
    order.resize(std::min(order.size(), kStarts));
    std::vector<Moon> result;
    result.reserve(order.size());
    for (const std::size_t i : order) result.push_back(grid_[i]);
    return result;
}

/// Levenberg's and Marquardt's descent, each step clipped to what the generator can draw.
MoonReading MoonReader::refine(Moon moon, Eigen::Ref<const Vector> picture) const {
    const std::vector<Dimension> dimensions = searchedDimensions(options_);
    Vector residual = picture - drawn(moon, options_);
    double damping = 1e-2;
    for (int iteration = 0; iteration < 30; ++iteration) {
        const Matrix jacobian = slopes(moon, dimensions, options_);
        const Eigen::MatrixXd normal = (jacobian.transpose() * jacobian).cast<double>();
        const Eigen::VectorXd right = (jacobian.transpose() * residual).cast<double>();
        const double before = residual.squaredNorm();
        double gain = 0.0;
        for (int attempt = 0; attempt < 6 && gain <= 0.0; ++attempt) {
            Eigen::MatrixXd damped = normal;
            damped.diagonal() += damping * normal.diagonal() + Eigen::VectorXd::Constant(normal.rows(), 1e-9);
            const Eigen::VectorXd change = damped.ldlt().solve(right);
            Moon candidate = moon;
            for (std::size_t i = 0; i < dimensions.size(); ++i) {
                const auto& [member, range, step] = dimensions[i];
                candidate.*member = std::clamp(moon.*member + change[static_cast<Index>(i)], range.low, range.high);
            }
            const Vector candidateResidual = picture - drawn(candidate, options_);
            gain = before - candidateResidual.squaredNorm();
            damping = gain > 0.0 ? damping * 0.1 : damping * 10.0;
            if (gain > 0.0) {
                moon = candidate;
                residual = candidateResidual;
            }
        }
        if (gain <= 1e-5 * before) break;
    }
    return {moon, std::sqrt(static_cast<double>(residual.squaredNorm()) / static_cast<double>(residual.size()))};
}

}  // namespace lunette
