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

void ScreenPoints::place(const ScatterPoints& points, const ScatterWindow& window, int margin) {
    pixels_ = window.pixels;
    margin_ = (margin + kBandRows - 1) / kBandRows * kBandRows;
    hasSelection_ = false;
    const PlaneToParts toParts(window, margin_);
    constexpr std::size_t partsPerBand = std::size_t{PlacedPoint::kParts} * kBandRows;
    const auto bandOf = [](float y) { return static_cast<std::size_t>(y) / partsPerBand; };
    std::vector<std::size_t>& begins = all_.begins;
    begins.assign(static_cast<std::size_t>(endBand() - firstBand()) + 1, 0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const float x = toParts.x(points.x[i]), y = toParts.y(points.y[i]);
        if (toParts.isWithin(x, y)) ++begins[bandOf(y) + 1];
    }
    for (std::size_t band = 1; band < begins.size(); ++band) begins[band] += begins[band - 1];
    all_.points.resize(begins.back());
    numbers_.resize(begins.back());
    std::vector<std::size_t> next(begins.begin(), begins.end() - 1);
    const QRgb* colors = points.colors->data();
    for (std::size_t i = 0; i < points.size(); ++i) {
        const float x = toParts.x(points.x[i]), y = toParts.y(points.y[i]);
        if (!toParts.isWithin(x, y)) continue;
        const std::size_t place = next[bandOf(y)]++;
        all_.points[place] = {static_cast<std::uint16_t>(x), static_cast<std::uint16_t>(y), colors[i]};
        numbers_[place] = static_cast<std::uint32_t>(i);
    }
}

void ScreenPoints::select(const CodeSelection* selection) {
    hasSelection_ = selection != nullptr;
    if (!hasSelection_) return;
    for (Bands& kind : kinds_) {
        kind.points.resize(std::max(kind.points.size(), all_.points.size() + 1));
        kind.begins.assign(1, 0);
    }
    std::array<std::size_t, 2> ends{};
    for (std::size_t band = 0; band + 1 < all_.begins.size(); ++band) {
        for (std::size_t i = all_.begins[band]; i < all_.begins[band + 1]; ++i) {
            const bool isSelected = selection->holds(numbers_[i]);
            // Into both; where it does not count the next overwrites it.
            for (const auto kind : {Rest, Selected}) kinds_[kind].points[ends[kind]] = all_.points[i];
            ends[Rest] += !isSelected;
            ends[Selected] += isSelected;
        }
        for (const auto kind : {Rest, Selected}) kinds_[kind].begins.push_back(ends[kind]);
    }
}

std::span<const PlacedPoint> ScreenPoints::inBand(Kind kind, int band) const {
    if (!hasSelection_ && kind == Selected) return {};
    const Bands& bands = hasSelection_ ? kinds_[kind] : all_;
    const auto number = static_cast<std::size_t>(band - firstBand());
    return {bands.points.data() + bands.begins[number], bands.begins[number + 1] - bands.begins[number]};
}

std::size_t ScreenPoints::count(Kind kind) const {
    if (hasSelection_) return kinds_[kind].begins.back();
    return kind == Rest ? all_.points.size() : 0;
}

}  // namespace lunette
