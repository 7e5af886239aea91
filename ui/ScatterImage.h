#pragma once

#include "CodeSelection.h"

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

/// Which points stand out: they get a ring in this colour, and the others fade.
struct ScatterEmphasis {
    static constexpr double kRingWidth = 1.2;     ///< logical pixels
    static constexpr double kRestOpacity = 0.16;  ///< of the discs that do not stand out

    std::shared_ptr<const CodeSelection> selection{};  ///< null: all are alike
    QRgb ring = 0;

    bool operator==(const ScatterEmphasis&) const = default;
};

/// Draws the points: as anti-aliased discs where they can be told apart; where several fall into each pixel, as pixels
/// in the mean of their colours, brighter with the logarithm of their number. Between about one and three points a
/// pixel the one fades into the other, so that zooming in turns a cloud into its points place by place. Premultiplied,
/// transparent where there is nothing. Pure, so that any thread may call it.
QImage drawScatter(const ScatterPoints& points, const ScatterWindow& window, const ScatterEmphasis& emphasis = {});

/// Radius of a disc in logical pixels for so many points.
double dotRadius(std::size_t points);

/// Opacity of a disc where all are alike.
inline constexpr double kDiscOpacity = 0.82;

}  // namespace lunette
