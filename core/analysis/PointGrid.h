#pragma once

#include "numeric/Scalar.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace lunette {

/// Points of a plane, sorted into cells, so that the one nearest to a place is found without a look at all of them.
///
/// The cells divide what lies around most of the points evenly; those at the edge also hold all that lies beyond, so
/// that a few far outliers don't put all others into one cell.
class PointGrid {
public:
    /// Of no points.
    PointGrid() = default;
    /// Those with a coordinate that is not finite are never found. x and y are of one length, below 2^32.
    PointGrid(std::span<const float> x, std::span<const float> y);

    /// The number of the nearest point within reach, of several as near that of the last, or -1.
    Index nearest(float x, float y, float reach) const;

private:
    class Axis {
    public:
        Axis() = default;
        Axis(std::span<const float> values, std::size_t cells);
        /// Never falls where the value rises.
        std::size_t placeOf(float value) const {
            const float place = (value - low_) * cellsPerUnit_;
            return place > 0 ? static_cast<std::size_t>(std::min(place, last_)) : 0;
        }

    private:
        float low_ = 0, cellsPerUnit_ = 0;
        float last_ = 0;  ///< of the cells
    };
    struct Point {
        float x, y;
        std::uint32_t number;
    };
    std::size_t cellOf(float x, float y) const { return rows_.placeOf(y) * side_ + columns_.placeOf(x); }

    std::size_t side_ = 1;  ///< cells
    Axis columns_, rows_;
    std::vector<std::uint32_t> begins_{0, 0};  ///< of the cells, row by row, and the end of the last
    std::vector<Point> points_;                ///< cell by cell
};

}  // namespace lunette
