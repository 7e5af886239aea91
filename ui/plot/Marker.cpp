#include "plot/Marker.h"

#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

// All shapes keep within the square around the disc.
constexpr double kSquare = 0.886;  // half a side: the area of the disc
constexpr double kBase = 0.75;     // of the triangle, below the middle; its tip is 1 above

}  // namespace

double markerDistance(Marker marker, double x, double y) {
    switch (marker) {
        case Marker::Square:
        case Marker::HollowSquare:
            return std::max(std::abs(x), std::abs(y)) / kSquare;
        case Marker::Diamond:
        case Marker::HollowDiamond:
            return std::abs(x) + std::abs(y);
        case Marker::Triangle:
        case Marker::HollowTriangle:
            return std::max(y / kBase, (1.0 + kBase) * std::abs(x) - y);
        case Marker::Disc:
        case Marker::HollowDisc:
            break;
    }
    return std::hypot(x, y);
}

QPainterPath markerPath(Marker marker, double radius) {
    QPainterPath path;
    switch (marker) {
        case Marker::Square:
        case Marker::HollowSquare:
            path.addRect(-kSquare * radius, -kSquare * radius, 2 * kSquare * radius, 2 * kSquare * radius);
            return path;
        case Marker::Diamond:
        case Marker::HollowDiamond:
            path.addPolygon(QPolygonF{{0, -radius}, {radius, 0}, {0, radius}, {-radius, 0}, {0, -radius}});
            return path;
        case Marker::Triangle:
        case Marker::HollowTriangle:
            path.addPolygon(QPolygonF{{0, -radius}, {radius, kBase * radius}, {-radius, kBase * radius}, {0, -radius}});
            return path;
        case Marker::Disc:
        case Marker::HollowDisc:
            break;
    }
    path.addEllipse(QPointF(0, 0), radius, radius);
    return path;
}

}  // namespace lunette
