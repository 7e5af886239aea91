#include "analysis/PointGrid.h"

#include <cmath>

namespace lunette {

namespace {

constexpr double kPointsPerCell = 8;
constexpr std::size_t kMaxCells = 512;     // a side
constexpr std::size_t kMaxSampled = 4096;  // values from which an axis is laid out
constexpr std::size_t kCutShare = 64;      // one of so many lies beyond its cells at either end

bool isFinite(float x, float y) { return std::isfinite(x) && std::isfinite(y); }

}  // namespace

PointGrid::Axis::Axis(std::span<const float> values, std::size_t cells) : last_(static_cast<float>(cells - 1)) {
    std::vector<float> some;
    for (std::size_t i = 0; i < values.size(); i += values.size() / kMaxSampled + 1)
        if (std::isfinite(values[i])) some.push_back(values[i]);
    if (some.empty()) return;
    const auto cut = static_cast<std::ptrdiff_t>(some.size() / kCutShare);
    const auto low = some.begin() + cut, high = some.end() - 1 - cut;
    std::nth_element(some.begin(), low, some.end());
    low_ = *low;
    std::nth_element(some.begin(), high, some.end());
    if (*high > low_) cellsPerUnit_ = static_cast<float>(cells) / (*high - low_);
}

PointGrid::PointGrid(std::span<const float> x, std::span<const float> y)
    : side_(std::clamp<std::size_t>(static_cast<std::size_t>(std::sqrt(static_cast<double>(x.size()) / kPointsPerCell)),
                                    1, kMaxCells)),
      columns_(x, side_),
      rows_(y, side_),
      begins_(side_ * side_ + 1) {
    for (std::size_t i = 0; i < x.size(); ++i)
        if (isFinite(x[i], y[i])) ++begins_[cellOf(x[i], y[i]) + 1];
    for (std::size_t cell = 1; cell < begins_.size(); ++cell) begins_[cell] += begins_[cell - 1];
    points_.resize(begins_.back());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (std::size_t i = 0; i < x.size(); ++i)
        if (isFinite(x[i], y[i])) points_[next[cellOf(x[i], y[i])]++] = {x[i], y[i], static_cast<std::uint32_t>(i)};
}

Index PointGrid::nearest(float x, float y, float reach) const {
    Index found = -1;
    if (!(reach >= 0)) return found;
    float best = reach * reach;
    for (std::size_t row = rows_.placeOf(y - reach); row <= rows_.placeOf(y + reach); ++row) {
        const std::size_t first = begins_[row * side_ + columns_.placeOf(x - reach)];
        const std::size_t end = begins_[row * side_ + columns_.placeOf(x + reach) + 1];
        for (const Point& point : std::span(points_.data() + first, end - first)) {
            const float dx = point.x - x, dy = point.y - y, squared = dx * dx + dy * dy;
            const auto number = static_cast<Index>(point.number);
            if (squared < best || (squared == best && number > found)) {
                best = squared;
                found = number;
            }
        }
    }
    return found;
}

}  // namespace lunette
