#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace lunette {

/// A polygon of the plane, as a hand draws it around points: closed by itself, and it may cross itself. A point is
/// within it where a ray from there crosses its edges an odd number of times.
///
/// Its bounds are divided into cells, and the edges sorted into the cells' rows: only a point in a cell that an edge
/// may cut is compared with edges, and with few of them. A million points take some five milliseconds.
class PlaneRegion {
public:
    struct Corner {
        double x, y;
    };
    /// Fewer than three corners enclose nothing, as does one that is not finite.
    explicit PlaneRegion(const std::vector<Corner>& corners);

    bool contains(double x, double y) const;
    /// One a point: 1 within, 0 without, as for a point that is not a number. x and y are of one length.
    std::vector<std::uint8_t> mask(std::span<const float> x, std::span<const float> y) const;

private:
    struct Edge {
        double lowX, lowY, highY, slope;  ///< slope: dx / dy
    };
    enum class Cell : std::uint8_t { Without, Within, Cut };
    static constexpr std::size_t kCells = 256;  ///< a side

    /// Of a value between `low` and the end of the last cell.
    static std::size_t placeOf(double value, double low, double cellsPerUnit) {
        return std::min(static_cast<std::size_t>(static_cast<std::int64_t>((value - low) * cellsPerUnit)), kCells - 1);
    }
    std::size_t rowOf(double y) const { return placeOf(y, low_, rowsPerUnit_); }
    std::size_t columnOf(double x) const { return placeOf(std::clamp(x, left_, right_), left_, columnsPerUnit_); }
    void markCut(const Corner& from, const Corner& to);
    void fillRow(std::size_t row);
    bool crossesOdd(std::size_t row, double x, double y) const;

    double left_ = 1, right_ = 0, low_ = 1, high_ = 0;  ///< the bounds; first of nothing
    double columnsPerUnit_ = 0, rowsPerUnit_ = 0;
    std::vector<std::vector<Edge>> rows_;
    std::vector<Cell> cells_;  ///< row by row
};

}  // namespace lunette
