#include "analysis/PlaneRegion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lunette {
PlaneRegion::PlaneRegion(const std::vector<Corner>& corners) {
    const auto isFinite = [](const Corner& corner) { return std::isfinite(corner.x) && std::isfinite(corner.y); };
    if (corners.size() < 3 || !std::ranges::all_of(corners, isFinite)) return;
    const auto [left, right] = std::ranges::minmax(corners, {}, &Corner::x);
    const auto [low, high] = std::ranges::minmax(corners, {}, &Corner::y);
    if (low.y == high.y || left.x == right.x) return;
    left_ = left.x;
    right_ = right.x;
    low_ = low.y;
    high_ = high.y;
    columnsPerUnit_ = static_cast<double>(kCells) / (right_ - left_);
    rowsPerUnit_ = static_cast<double>(kCells) / (high_ - low_);
    rows_.resize(kCells);
    cells_.resize(kCells * kCells, Cell::Without);
    for (std::size_t i = 0; i < corners.size(); ++i) {
        Corner from = corners[i], to = corners[(i + 1) % corners.size()];
        if (from.y > to.y) std::swap(from, to);
        markCut(from, to);
        if (from.y == to.y) continue;  // no ray to the side crosses it
        const Edge edge{from.x, from.y, to.y, (to.x - from.x) / (to.y - from.y)};
        for (std::size_t row = rowOf(from.y); row <= rowOf(to.y); ++row) rows_[row].push_back(edge);
    }
    for (std::size_t row = 0; row < kCells; ++row) fillRow(row);
}

/// The cells that an edge runs through, and those beside them, so that no rounding matters. from is the lower end.
void PlaneRegion::markCut(const Corner& from, const Corner& to) {
    const double slope = from.y == to.y ? 0 : (to.x - from.x) / (to.y - from.y);
    for (std::size_t row = rowOf(from.y); row <= rowOf(to.y); ++row) {
        double ends[2] = {from.x, to.x};
        if (from.y < to.y) {
            const double below = low_ + static_cast<double>(row) / rowsPerUnit_;
            const double above = low_ + static_cast<double>(row + 1) / rowsPerUnit_;
            ends[0] = from.x + std::max(below - from.y, 0.0) * slope;
            ends[1] = from.x + (std::min(above, to.y) - from.y) * slope;
        }
        const std::size_t first = columnOf(std::min(ends[0], ends[1])), last = columnOf(std::max(ends[0], ends[1]));
        Cell* cells = cells_.data() + row * kCells;
        std::fill(cells + std::max<std::size_t>(first, 1) - 1, cells + std::min(last + 2, kCells), Cell::Cut);
    }
}

/// What a whole cell is, its middle is, and neighbors between which no edge runs are alike.
void PlaneRegion::fillRow(std::size_t row) {
    const double y = low_ + (static_cast<double>(row) + 0.5) / rowsPerUnit_;
    Cell before = Cell::Cut;
    for (std::size_t column = 0; column < kCells; ++column) {
        Cell& cell = cells_[row * kCells + column];
        const double x = left_ + (static_cast<double>(column) + 0.5) / columnsPerUnit_;
        if (cell != Cell::Cut)
            cell = before != Cell::Cut ? before : crossesOdd(row, x, y) ? Cell::Within : Cell::Without;
        before = cell;
    }
}

bool PlaneRegion::crossesOdd(std::size_t row, double x, double y) const {
    bool isOdd = false;
    for (const Edge& edge : rows_[row])
        if (y >= edge.lowY && y < edge.highY && x < edge.lowX + (y - edge.lowY) * edge.slope) isOdd = !isOdd;
    return isOdd;
}

bool PlaneRegion::contains(double x, double y) const {
    if (!(x >= left_ && x <= right_ && y >= low_ && y <= high_)) return false;  // nor is what is not a number
    const std::size_t row = rowOf(y);
    const Cell cell = cells_[row * kCells + placeOf(x, left_, columnsPerUnit_)];
    return cell == Cell::Cut ? crossesOdd(row, x, y) : cell == Cell::Within;
}

std::vector<std::uint8_t> PlaneRegion::mask(std::span<const float> x, std::span<const float> y) const {
    // Which points lie within the bounds cannot be guessed, so that they are first picked out without a branch.
    constexpr std::size_t block = 512;
    constexpr float far = std::numeric_limits<float>::infinity();
    const float left = std::nextafter(static_cast<float>(left_), -far),
                low = std::nextafter(static_cast<float>(low_), -far);
    const float right = std::nextafter(static_cast<float>(right_), far),
                high = std::nextafter(static_cast<float>(high_), far);
    std::vector<std::uint8_t> within(x.size());
    std::array<std::size_t, block> near;
    for (std::size_t first = 0; first < x.size(); first += block) {
        std::size_t count = 0;
        for (std::size_t i = first; i < std::min(first + block, x.size()); ++i) {
            near[count] = i;
            count += static_cast<std::size_t>(static_cast<int>(x[i] >= left) & static_cast<int>(x[i] <= right) &
                                              static_cast<int>(y[i] >= low) & static_cast<int>(y[i] <= high));
        }
        for (const std::size_t i : std::span(near.data(), count))
            within[i] = contains(static_cast<double>(x[i]), static_cast<double>(y[i])) ? 1 : 0;
    }
    return within;
}

}  // namespace lunette
