#pragma once

#include "plot/ScatterPoints.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lunette {

/// A point where it falls on a picture.
struct PlacedPoint {
    static constexpr int kParts = 4;  ///< of a pixel, each way

    std::uint16_t x, y;  ///< in parts of a pixel from the margin's upper left corner, y down
    QRgb color;          ///< with its marker, see withMarker()
};

/// The points that fall on a picture or its margin, those of a selection apart from the others, each sorted into bands
/// of rows: what is drawn of them then touches a little of the picture at a time, in place of all of it at random.
class ScreenPoints {
public:
    static constexpr int kBandRows = 8;
    enum Kind { Rest, Selected };  ///< without a selection all are Rest

    /// Places these in place of those before, in their memory; none is selected. margin: so many pixels around the
    /// picture at least keep their points too.
    void place(const ScatterPoints& points, const ScatterWindow& window, int margin);
    /// Parts the points that were placed by a selection of them. Null: none is selected.
    void select(const CodeSelection* selection);

    QSize pixels() const { return pixels_; }
    int margin() const { return margin_; }
    bool isInPicture(const PlacedPoint& point) const {
        const int x = point.x / PlacedPoint::kParts - margin_, y = point.y / PlacedPoint::kParts - margin_;
        return x >= 0 && y >= 0 && x < pixels_.width() && y < pixels_.height();
    }
    /// Band n begins at the picture's row n * kBandRows. Those of the margins come before 0 and after the picture's,
    /// whose last one may end below it.
    int firstBand() const { return -margin_ / kBandRows; }
    int endBand() const { return pictureBands() - firstBand(); }
    bool isOfPicture(int band) const { return band >= 0 && band < pictureBands(); }

    /// In the order in which they came, with those of the margins on both sides.
    std::span<const PlacedPoint> inBand(Kind kind, int band) const;
    std::size_t count(Kind kind) const;

private:
    int pictureBands() const { return (pixels_.height() + kBandRows - 1) / kBandRows; }
    /// Points band by band.
    struct Bands {
        std::vector<PlacedPoint> points;
        std::vector<std::size_t> begins;  ///< of the bands, and the end of the last
    };

    QSize pixels_;
    int margin_ = 0;
    Bands all_;
    std::vector<std::uint32_t> numbers_;  ///< of all_.points among those that were placed
    std::array<Bands, 2> kinds_;          ///< of use where there is a selection; longer than what they hold
    bool hasSelection_ = false;
};

}  // namespace lunette
