#include "plot/OverplotMask.h"

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

constexpr int kCell = 6;                             // pixels a side
constexpr float kDensityFrom = 1, kDensityOnly = 3;  // points a pixel

/// Calls look(cell) for the cell and those around it that there are.
template <class Look>
void around(int column, int row, int columns, int rows, const Look& look) {
    for (int j = std::max(0, row - 1); j <= std::min(rows - 1, row + 1); ++j)
        for (int i = std::max(0, column - 1); i <= std::min(columns - 1, column + 1); ++i)
            look(static_cast<std::size_t>(j) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(i));
}

float smoothStep(float from, float to, float value) {
    const float t = std::clamp((value - from) / (to - from), 0.0F, 1.0F);
    return t * t * (3 - 2 * t);
}

/// The cell of each pixel along an axis, margins included, times the distance of cells.
std::vector<std::size_t> cellsAlong(int pixels, int margin, int distance) {
    std::vector<std::size_t> places;
    for (int pixel = -margin; pixel < pixels + margin; ++pixel)
        places.push_back(static_cast<std::size_t>(std::clamp(pixel, 0, pixels - 1) / kCell * distance));
    return places;
}

}  // namespace

OverplotMask::OverplotMask(const ScreenPoints& points)
    : columns_((points.pixels().width() + kCell - 1) / kCell), rows_((points.pixels().height() + kCell - 1) / kCell) {
    cellColumns_ = cellsAlong(points.pixels().width(), points.margin(), 1);
    cellRows_ = cellsAlong(points.pixels().height(), points.margin(), columns_);
    std::vector<std::uint32_t> counts(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
    for (const auto kind : {ScreenPoints::Rest, ScreenPoints::Selected})
        for (int band = points.firstBand(); band < points.endBand(); ++band)
            for (const PlacedPoint& point : points.inBand(kind, band))
                if (points.isInPicture(point)) ++counts[cellAt(point)];
    for (int x = 0; x < points.pixels().width(); ++x) betweenColumns_.push_back(between(x, columns_));
    findShares(counts);
    if (isAnywhere_) findPlaces();
}

void OverplotMask::findShares(const std::vector<std::uint32_t>& counts) {
    shares_.reserve(counts.size());
    for (int row = 0; row < rows_; ++row)
        for (int column = 0; column < columns_; ++column) {
            std::uint32_t points = 0, cells = 0;
            around(column, row, columns_, rows_, [&](std::size_t cell) {
                points += counts[cell];
                ++cells;
            });
            const float density = static_cast<float>(points) / static_cast<float>(cells * kCell * kCell);
            shares_.push_back(smoothStep(kDensityFrom, kDensityOnly, density));
            isAnywhere_ = isAnywhere_ || shares_.back() > 0;
        }
}

void OverplotMask::findPlaces() {
    places_.reserve(shares_.size());
    for (int row = 0; row < rows_; ++row)
        for (int column = 0; column < columns_; ++column) {
            float low = 1, high = 0;
            around(column, row, columns_, rows_, [&](std::size_t cell) {
                low = std::min(low, shares_[cell]);
                high = std::max(high, shares_[cell]);
            });
            places_.push_back(low >= 1 ? Place::Dense : high <= 0 ? Place::Sparse : Place::Mixed);
        }
}

OverplotMask::Between OverplotMask::between(int pixel, int cells) {
    const float at = std::clamp((static_cast<float>(pixel) + 0.5F) / kCell - 0.5F, 0.0F, static_cast<float>(cells - 1));
    const int before = std::min(static_cast<int>(at), std::max(0, cells - 2));
    return {before, at - static_cast<float>(before)};
}

bool OverplotMask::sharesOfRow(int y, std::vector<std::uint16_t>& shares) const {
    const auto [row, down] = between(y, rows_);
    const float* upper = shares_.data() + static_cast<std::ptrdiff_t>(row) * columns_;
    const float* lower = row + 1 < rows_ ? upper + columns_ : upper;
    std::vector<float> cells(static_cast<std::size_t>(columns_) + 1);
    float highest = 0;
    for (int column = 0; column < columns_; ++column) {
        const float share = upper[column] + (lower[column] - upper[column]) * down;
        cells[static_cast<std::size_t>(column)] = 256 * share;
        highest = std::max(highest, share);
    }
    if (highest <= 0) return false;
    cells.back() = cells[static_cast<std::size_t>(columns_) - 1];
    for (std::size_t x = 0; x < shares.size(); ++x) {
        const auto [column, right] = betweenColumns_[x];
        const float left = cells[static_cast<std::size_t>(column)];
        shares[x] = static_cast<std::uint16_t>(left + (cells[static_cast<std::size_t>(column) + 1] - left) * right);
    }
    return true;
}

}  // namespace lunette
