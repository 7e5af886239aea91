#pragma once

#include <QPainterPath>
#include <QRgb>

#include <array>
#include <cstdint>

namespace lunette {

/// The shape of a code on the map, beside the color of its class, which not everyone can tell: classes of one color
/// have other shapes, too. A hollow one is of an image whose like training never saw.
enum class Marker : std::uint8_t {
    Disc,
    Square,
    Diamond,
    Triangle,
    HollowDisc,
    HollowSquare,
    HollowDiamond,
    HollowTriangle
};
inline constexpr std::array kClassMarkers{Marker::Disc, Marker::Square, Marker::Diamond, Marker::Triangle};
inline constexpr std::array kMarkers{Marker::Disc,          Marker::Square,        Marker::Diamond,
                                     Marker::Triangle,      Marker::HollowDisc,    Marker::HollowSquare,
                                     Marker::HollowDiamond, Marker::HollowTriangle};

inline constexpr bool isHollow(Marker marker) { return static_cast<std::size_t>(marker) >= kClassMarkers.size(); }

/// A point's color carries its marker where an opaque color has no other use for its alpha: 255 a disc, 254 a square
/// and so on; any other alpha is a disc too.
inline QRgb withMarker(QRgb color, Marker marker) {
    return (color & 0xffffffU) | (0xffU - static_cast<std::uint32_t>(marker)) << 24U;
}
inline std::size_t markerOf(QRgb color) {
    const std::size_t marker = 0xffU - (color >> 24U);
    return marker < kMarkers.size() ? marker : 0;
}

/// The color with the hollow form of the marker that it carries.
inline QRgb hollow(QRgb color) {
    return withMarker(color, kMarkers[markerOf(color) % kClassMarkers.size() + kClassMarkers.size()]);
}

/// How far a place is from the middle, 1 on the outer edge of the marker of radius 1, y down.
double markerDistance(Marker marker, double x, double y);

/// The outer outline around the origin for this radius.
QPainterPath markerPath(Marker marker, double radius);

}  // namespace lunette
