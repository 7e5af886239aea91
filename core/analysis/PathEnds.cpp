#include "analysis/PathEnds.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace lunette {

namespace {

constexpr Index kMaxCompared = 300;

const Factor* findFactor(const Dataset& dataset, std::string_view name) {
    for (const Factor& factor : dataset.factors())
        if (factor.name == name) return &factor;
    return nullptr;
}

/// How far a moon is from the wanted phase, with jitter counting against it: a pixel of shift as much as a
/// twentieth of a phase.
class MoonChoice {
public:
    static std::optional<MoonChoice> of(const Dataset& dataset) {
        MoonChoice choice{dataset,
                          findFactor(dataset, "fraction"),
                          findFactor(dataset, "side"),
                          findFactor(dataset, "tilt"),
                          findFactor(dataset, "x"),
                          findFactor(dataset, "y")};
        const bool moons = choice.fraction && choice.side && choice.tilt && choice.x && choice.y;
        return moons ? std::optional(choice) : std::nullopt;
    }

    Index nearest(double phase, float wantedSide) const {
        Index best = 0;
        double least = std::numeric_limits<double>::infinity();
        for (Index image = 0; image < dataset.size(); ++image) {
            const auto i = static_cast<std::size_t>(image);
            if (side->values[i] != wantedSide) continue;
            const double jitter = std::hypot(x->values[i], y->values[i]) / 20.0 + std::abs(tilt->values[i]) / 180.0;
            const double cost = std::abs(fraction->values[i] - phase) + jitter;
            if (cost >= least) continue;
            least = cost;
            best = image;
        }
        return best;
    }

    const Dataset& dataset;
    const Factor *fraction, *side, *tilt, *x, *y;
};

Index mostUnlike(const Dataset& dataset, Index image) {
    const auto reference = dataset.image(image);
    Index best = image;
    std::int64_t most = -1;
    for (Index other = 0; other < std::min(dataset.size(), kMaxCompared); ++other) {
        const auto pixels = dataset.image(other);
        std::int64_t distance = 0;
        for (std::size_t i = 0; i < pixels.size(); ++i) {
            const int difference = pixels[i] - reference[i];
            distance += difference * difference;
        }
        if (distance <= most) continue;
        most = distance;
        best = other;
    }
    return best;
}

}  // namespace

PathEnds choosePathEnds(const Dataset& dataset) {
    if (const auto moons = MoonChoice::of(dataset)) {
        constexpr float waxing = 1;
        return {moons->nearest(0.5, waxing), moons->nearest(1.0, waxing)};
    }
    if (dataset.hasLabels()) {
        const auto labels = dataset.labels();
        const auto other =
            std::find_if(labels.begin(), labels.end(), [&](std::int32_t label) { return label != labels.front(); });
        if (other != labels.end()) return {0, other - labels.begin()};
    }
    return {0, mostUnlike(dataset, 0)};
}

}  // namespace lunette
