#include "analysis/PlaneRegion.h"

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {
constexpr std::size_t kStrips = 512;
}

PlaneRegion::PlaneRegion(const std::vector<Corner>& corners) {
    const auto isFinite = [](const Corner& corner) { return std::isfinite(corner.x) && std::isfinite(corner.y); };
    if (corners.size() < 3 || !std::ranges::all_of(corners, isFinite)) return;
    const auto [left, right] = std::ranges::minmax(corners, {}, &Corner::x);
    const auto [low, high] = std::ranges::minmax(corners, {}, &Corner::y);
    if (low.y == high.y) return;
    left_ = left.x;
    right_ = right.x;
    low_ = low.y;
    high_ = high.y;
    strips_.resize(kStrips);
    stripsPerUnit_ = static_cast<double>(kStrips) / (high_ - low_);
    for (std::size_t i = 0; i < corners.size(); ++i) {
        Corner from = corners[i], to = corners[(i + 1) % corners.size()];
        if (from.y == to.y) continue;  // no ray to the side crosses it
        if (from.y > to.y) std::swap(from, to);
        const Edge edge{from.x, from.y, to.y, (to.x - from.x) / (to.y - from.y)};
        for (std::size_t strip = stripOf(from.y); strip <= stripOf(to.y); ++strip) strips_[strip].push_back(edge);
    }
}

std::size_t PlaneRegion::stripOf(double y) const {
    return std::min(static_cast<std::size_t>((y - low_) * stripsPerUnit_), kStrips - 1);
}

bool PlaneRegion::contains(double x, double y) const {
    if (!(x >= left_ && x <= right_ && y >= low_ && y <= high_)) return false;  // nor is what is not a number
    bool isWithin = false;
    for (const Edge& edge : strips_[stripOf(y)])
        if (y >= edge.lowY && y < edge.highY && x < edge.lowX + (y - edge.lowY) * edge.slope) isWithin = !isWithin;
    return isWithin;
}

std::vector<std::uint8_t> PlaneRegion::mask(std::span<const float> x, std::span<const float> y) const {
    std::vector<std::uint8_t> within(x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        within[i] = contains(static_cast<double>(x[i]), static_cast<double>(y[i])) ? 1 : 0;
    return within;
}

}  // namespace lunette
