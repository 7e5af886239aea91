#include "plot/ScreenPoints.h"

#include <algorithm>
#include <limits>

namespace lunette {
namespace {

/// The plane's coordinates to parts of a pixel from the margin's corner, y down.
class PlaneToParts {
public:
    PlaneToParts(const ScatterWindow& window, int margin)
        : scaleX_(static_cast<float>(PlacedPoint::kParts * window.pixels.width() / window.plane.width())),
          scaleY_(static_cast<float>(PlacedPoint::kParts * window.pixels.height() / window.plane.height())),
          left_(static_cast<float>(window.plane.left())),
          top_(static_cast<float>(window.plane.bottom())),
          shift_(static_cast<float>(PlacedPoint::kParts * margin)),
          width_(length(window.pixels.width(), margin)),
          height_(length(window.pixels.height(), margin)) {}

    float x(float planeX) const { return (planeX - left_) * scaleX_ + shift_; }
    float y(float planeY) const { return (top_ - planeY) * scaleY_ + shift_; }
    bool isWithin(float x, float y) const { return x >= 0 && y >= 0 && x < width_ && y < height_; }  // not for NaN

private:
    static float length(int pixels, int margin) {
        constexpr auto most = static_cast<float>(std::numeric_limits<std::uint16_t>::max());
        return std::min(most, static_cast<float>(PlacedPoint::kParts * (pixels + 2 * margin)));
    }

    float scaleX_, scaleY_, left_, top_, shift_, width_, height_;
};

}  // namespace

void ScreenPoints::place(const ScatterPoints& points, const ScatterWindow& window, const CodeSelection* selection,
                         int margin) {
    pixels_ = window.pixels;
    margin_ = (margin + kBandRows - 1) / kBandRows * kBandRows;
    const PlaneToParts toParts(window, margin_);
    const auto perKind = static_cast<std::size_t>(endBand() - firstBand());
    constexpr std::size_t partsPerBand = std::size_t{PlacedPoint::kParts} * kBandRows;
    const auto bucketOf = [&](std::size_t point, float y) {
        const std::size_t kind = selection && selection->holds(point) ? Selected : Rest;
        return kind * perKind + static_cast<std::size_t>(y) / partsPerBand;
    };
    begins_.assign(2 * perKind + 1, 0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const float x = toParts.x(points.x[i]), y = toParts.y(points.y[i]);
        if (toParts.isWithin(x, y)) ++begins_[bucketOf(i, y) + 1];
    }
    for (std::size_t bucket = 1; bucket < begins_.size(); ++bucket) begins_[bucket] += begins_[bucket - 1];
    points_.resize(begins_.back());
    std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
    const QRgb* colors = points.colors->data();
    for (std::size_t i = 0; i < points.size(); ++i) {
        const float x = toParts.x(points.x[i]), y = toParts.y(points.y[i]);
        if (!toParts.isWithin(x, y)) continue;
        points_[next[bucketOf(i, y)]++] = {static_cast<std::uint16_t>(x), static_cast<std::uint16_t>(y), colors[i]};
    }
}

std::span<const PlacedPoint> ScreenPoints::inBand(Kind kind, int band) const {
    const std::size_t bucket = bucketOf(kind, band);
    return {points_.data() + begins_[bucket], begins_[bucket + 1] - begins_[bucket]};
}

std::size_t ScreenPoints::count(Kind kind) const {
    return begins_[bucketOf(kind, endBand())] - begins_[bucketOf(kind, firstBand())];
}

}  // namespace lunette
