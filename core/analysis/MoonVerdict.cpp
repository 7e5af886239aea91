#include "analysis/MoonVerdict.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <numbers>

namespace lunette {
namespace {

/// Moons of one place and size, by phase: a column each.
struct Phases {
    std::vector<Moon> moons;
    Matrix pictures;
};

Phases drawPhases(std::vector<Moon> moons, const MoonOptions& options) {
    Matrix pictures(options.size * options.size, static_cast<Index>(moons.size()));
    for (std::size_t i = 0; i < moons.size(); ++i)
        drawMoon(moons[i], options.style, options.size, pictures.col(static_cast<Index>(i)).data());
    return {std::move(moons), std::move(pictures)};
}

Phases allPhases(const Moon& place, const MoonOptions& options) {
    constexpr int kSteps = 20;
    std::vector<Moon> moons;
    for (const bool waxing : {true, false})
        for (int i = 0; i <= kSteps; ++i)
            moons.push_back({i / static_cast<double>(kSteps), waxing, place.tilt, place.x, place.y, place.radius});
    return drawPhases(std::move(moons), options);
}

/// The neighbors of a moon's phase, at most `width` away on either side.
Phases phasesNear(const Moon& moon, double width, const MoonOptions& options) {
    constexpr int kSteps = 4;
    std::vector<Moon> moons;
    for (int i = -kSteps; i <= kSteps; ++i) {
        Moon near = moon;
        near.fraction = std::clamp(moon.fraction + width * i / kSteps, 0.0, 1.0);
        moons.push_back(near);
    }
    return drawPhases(std::move(moons), options);
}

/// The pair, one of each, that a weight in 0..1 brings closest to the picture: for each pair the weight is that of the
/// least squares, clipped.
CrossFade closestPair(const Phases& firsts, const Phases& seconds, Eigen::Ref<const Vector> picture) {
    const Matrix toFirst = -(firsts.pictures.colwise() - picture);
    const Matrix toSecond = -(seconds.pictures.colwise() - picture);
    const Vector squaredFirst = toFirst.colwise().squaredNorm();
    const Vector squaredSecond = toSecond.colwise().squaredNorm();
    const Matrix products = toFirst.transpose() * toSecond;
    CrossFade best;
    double least = std::numeric_limits<double>::infinity();
    for (Index i = 0; i < products.rows(); ++i)
        for (Index j = 0; j < products.cols(); ++j) {
            const double a = squaredFirst[i], b = squaredSecond[j], ab = products(i, j);
            const double between = a + b - 2.0 * ab;
            const double weight = between > 0.0 ? std::clamp((b - ab) / between, 0.0, 1.0) : 0.0;
            const double squared =
                weight * weight * a + (1.0 - weight) * (1.0 - weight) * b + 2.0 * weight * (1.0 - weight) * ab;
            if (squared >= least) continue;
            least = squared;
            best = {firsts.moons[static_cast<std::size_t>(i)], seconds.moons[static_cast<std::size_t>(j)], weight,
                    std::sqrt(std::max(squared, 0.0) / static_cast<double>(picture.size()))};
        }
    return best;
}

/// From coarse to fine, at the place and of the size of the closest moon.
CrossFade closestCrossFade(const Moon& place, Eigen::Ref<const Vector> picture, const MoonOptions& options) {
    const Phases all = allPhases(place, options);
    CrossFade best = closestPair(all, all, picture);
    for (const double width : {0.05, 0.0125, 0.004}) {
        const CrossFade finer =
            closestPair(phasesNear(best.first, width, options), phasesNear(best.second, width, options), picture);
        if (finer.distance < best.distance) best = finer;
    }
    return best;
}

double excess(double distance, double explained) {
    return std::sqrt(std::max(distance * distance - explained * explained, 0.0));
}

MoonVerdict judge(Eigen::Ref<const Vector> picture, const MoonReading& reading, const MoonOptions& options) {
    using Kind = MoonVerdict::Kind;
    MoonVerdict verdict{Kind::Moon, reading, {}};
    if (reading.distance <= kCrossFadeTolerance) return verdict;
    verdict.crossFade = closestCrossFade(reading.moon, picture, options);
    const double explained = excess(reading.distance, verdict.crossFade.distance);
    // Noise that is clipped at white darkens what is lit by sigma / sqrt(2 pi), as another moon laid over it would.
    const double darkened = options.noise / std::sqrt(2.0 * std::numbers::pi);
    if (explained <= std::hypot(kCrossFadeTolerance, darkened) &&
        reading.distance <= std::hypot(kMoonTolerance, options.noise))
        return verdict;
    const bool isCrossFade =
        explained > kCrossFadeTolerance && 2.0 * explained * explained >= reading.distance * reading.distance;
    verdict.kind = isCrossFade ? Kind::CrossFade : Kind::Other;
    return verdict;
}

std::string twoDigits(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f", value);
    return text.data();
}

}  // namespace

std::vector<MoonVerdict> judgeMoons(const Matrix& pictures, const std::vector<MoonReading>& readings,
                                    const MoonOptions& options) {
    std::vector<MoonVerdict> verdicts;
    verdicts.reserve(readings.size());
    for (std::size_t i = 0; i < readings.size(); ++i)
        verdicts.push_back(judge(pictures.col(static_cast<Index>(i)), readings[i], options));
    return verdicts;
}

std::string describe(const MoonVerdict& verdict) {
    switch (verdict.kind) {
        case MoonVerdict::Kind::Moon:
            return "a moon, " + twoDigits(verdict.reading.moon.fraction) + " lit";
        case MoonVerdict::Kind::CrossFade: {
            const auto [low, high] = std::minmax(verdict.crossFade.first.fraction, verdict.crossFade.second.fraction);
            return "no moon: a cross-fade of " + twoDigits(low) + " and " + twoDigits(high);
        }
        case MoonVerdict::Kind::Other:
            break;
    }
    return "no moon: " + twoDigits(verdict.reading.distance) + " from the nearest";
}

}  // namespace lunette
