#pragma once

#include "plot/Marker.h"
#include "plot/ScreenPoints.h"

#include <QImage>

#include <array>

namespace lunette {

/// Opaque `color` over premultiplied `below` at coverage 0..256: two channels at a time.
inline QRgb blend(QRgb below, QRgb color, std::uint32_t coverage) {
    const std::uint32_t rest = 256 - coverage;
    color |= 0xff000000u;
    const std::uint32_t redBlue = ((below & 0xff00ffu) * rest + (color & 0xff00ffu) * coverage) >> 8;
    const std::uint32_t alphaGreen = ((below >> 8) & 0xff00ffu) * rest + ((color >> 8) & 0xff00ffu) * coverage;
    return (redBlue & 0xff00ffu) | (alphaGreen & 0xff00ff00u);
}

/// The pixels of a premultiplied picture.
struct Pixels {
    explicit Pixels(QImage& image)
        : first(reinterpret_cast<QRgb*>(image.bits())),
          perLine(image.bytesPerLine() / static_cast<std::ptrdiff_t>(sizeof(QRgb))),
          width(image.width()),
          height(image.height()) {}
    QRgb* line(int y) const { return first + y * perLine; }

    QRgb* first;
    std::ptrdiff_t perLine;
    int width, height;
};

/// Anti-aliased markers of one size and shape, drawn beforehand at every position within a pixel that a PlacedPoint can
/// have.
class MarkerSprites {
public:
    /// radius in pixels; opacity 0..1.
    MarkerSprites(double radius, double opacity, Marker marker = Marker::Disc);

    /// The most pixels that a disc reaches to each side of the pixel that its middle lies in.
    static int reach(double radius);

    /// A disc over what is there. margin: of the points around the picture.
    void stamp(const Pixels& pixels, int margin, const PlacedPoint& point, QRgb color) const;

private:
    void stampWithin(const Pixels& pixels, int left, int top, const std::uint16_t* coverage, QRgb color) const;
    void stampClipped(const Pixels& pixels, int left, int top, const std::uint16_t* coverage, QRgb color) const;
    void draw(double radius, double opacity, Marker marker, std::size_t u, std::size_t v,
              std::uint16_t* coverage) const;

    static constexpr int kPositions = PlacedPoint::kParts * PlacedPoint::kParts;
    int side_, width_;  ///< pixels; the width is padded to a multiple of four, with no coverage
    std::array<int, PlacedPoint::kParts> first_;  ///< pixel of a row or column, from the middle's, by the middle's part
    std::vector<std::uint16_t> coverage_;         ///< position by position, row by row: 0..256, four times a pixel
};

}  // namespace lunette
