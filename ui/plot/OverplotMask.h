#pragma once

#include "plot/ScreenPoints.h"

#include <cstdint>
#include <vector>

namespace lunette {

/// Where in a picture points lie so close together that they can no longer be distinguished: the share of each place
/// that is to be drawn as a density, 0 up to one point a pixel and 1 from three on, counted in cells of a few pixels,
/// averaged with their neighbors and interpolated between their middles.
class OverplotMask {
public:
    explicit OverplotMask(const ScreenPoints& points);

    /// Whether any place has a share above 0.
    bool isAnywhere() const { return isAnywhere_; }
    /// What a point and all around it is: with shares of 0, of 1, or of neither alone. In the margin as at the edge.
    enum class Place : std::uint8_t { Sparse, Mixed, Dense };
    Place at(const PlacedPoint& point) const { return isAnywhere_ ? places_[cellAt(point)] : Place::Sparse; }
    /// The shares of a row of pixels, of 256. False, and nothing set, where all are 0.
    bool sharesOfRow(int y, std::vector<std::uint16_t>& shares) const;

private:
    std::size_t cellAt(const PlacedPoint& point) const {
        return cellRows_[point.y / PlacedPoint::kParts] + cellColumns_[point.x / PlacedPoint::kParts];
    }
    /// Where a pixel lies along one axis: after the middle of a cell, by a share of the way to the next one's.
    struct Between {
        int cell;
        float share;
    };
    static Between between(int pixel, int cells);
    void findShares(const std::vector<std::uint32_t>& counts);
    void findPlaces();

    int columns_, rows_;
    std::vector<std::size_t> cellColumns_, cellRows_;  ///< of each column and row of pixels; their sum is a cell
    std::vector<Between> betweenColumns_;              ///< of the columns of pixels, without margins
    std::vector<float> shares_;                        ///< of the cells, row by row
    std::vector<Place> places_;
    bool isAnywhere_ = false;
};

}  // namespace lunette
