#pragma once

#include <QPainterPath>
#include <QRgb>

#include <array>
#include <cstdint>

namespace lunette {

/// The shape of a code on the map: where classes are more than colours, the next shape tells those of one colour apart.
enum class Marker : std::uint8_t { Disc, Square, Diamond, Triangle };
inline constexpr std::array kMarkers{Marker::Disc, Marker::Square, Marker::Diamond, Marker::Triangle};

/// A point's colour carries its marker where an opaque colour has no other use for its alpha: 255 a disc, 254 a square
/// and so on; any other alpha is a disc too.
inline QRgb withMarker(QRgb color, Marker marker) {
    return (color & 0xffffffU) | (0xffU - static_cast<std::uint32_t>(marker)) << 24U;
}
inline std::size_t markerOf(QRgb color) {
    const std::size_t marker = 0xffU - (color >> 24U);
    return marker < kMarkers.size() ? marker : 0;
}

/// How far a place is from the middle, 1 on the edge of the marker of radius 1, y down.
double markerDistance(Marker marker, double x, double y);

/// The outline around the origin for this radius.
QPainterPath markerPath(Marker marker, double radius);

}  // namespace lunette
