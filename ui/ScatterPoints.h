#pragma once

#include "CodeSelection.h"

#include <QRectF>
#include <QRgb>
#include <QSize>

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

}  // namespace lunette
