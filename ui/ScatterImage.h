#pragma once

#include <QImage>
#include <QRectF>

#include <memory>
#include <vector>

namespace lunette {

/// Points of a plane, y up, each with its colour.
struct ScatterPoints {
    std::vector<float> x, y;
    std::shared_ptr<const std::vector<QRgb>> colors;  ///< one a point; alpha is ignored

    std::size_t size() const { return x.size(); }
};

/// What of the plane goes onto an image of which size.
struct ScatterWindow {
    QRectF plane;  ///< top() is the lowest y
    QSize pixels;
    double pixelRatio = 1.0;  ///< dots keep their size on the screen

    bool operator==(const ScatterWindow&) const = default;
};

/// Draws the points: anti-aliased discs while they are few enough to be told apart, their density otherwise.
/// Premultiplied, transparent where there is nothing. Pure, so that any thread may call it.
QImage drawScatter(const ScatterPoints& points, const ScatterWindow& window);

/// Radius of a disc in logical pixels for so many points; 0 means that density is drawn.
double dotRadius(std::size_t points);

}  // namespace lunette
