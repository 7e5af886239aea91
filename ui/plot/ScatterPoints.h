#pragma once

#include "analysis/PointGrid.h"
#include "plot/CodeSelection.h"

#include <QPointF>
#include <QRectF>
#include <QRgb>
#include <QSize>

#include <cmath>
#include <memory>
#include <optional>
#include <vector>

namespace lunette {

/// Points of a plane, y up, each with its color. One with a coordinate that is not a number is hidden.
struct ScatterPoints {
    std::vector<float> x, y;
    std::shared_ptr<const std::vector<QRgb>> colors;  ///< one a point, with its marker
    PointGrid grid{};                                 ///< of x and y; without it none is found by its place

    std::size_t size() const { return x.size(); }
    /// None where there is no such point, or it is hidden.
    std::optional<QPointF> at(qint64 point) const {
        const auto i = static_cast<std::size_t>(point);
        if (point < 0 || i >= size() || !std::isfinite(x[i]) || !std::isfinite(y[i])) return std::nullopt;
        return QPointF(x[i], y[i]);
    }
};

/// What of the plane goes onto an image of which size.
struct ScatterWindow {
    QRectF plane;  ///< top() is the lowest y
    QSize pixels;
    double pixelRatio = 1.0;  ///< dots keep their size on the screen

    bool operator==(const ScatterWindow&) const = default;
};

/// Which points stand out: they get a ring in this color, and the others fade.
struct ScatterEmphasis {
    static constexpr double kRingWidth = 1.2;     ///< logical pixels
    static constexpr double kRestOpacity = 0.16;  ///< of the discs that do not stand out

    std::shared_ptr<const CodeSelection> selection{};  ///< null: all are alike
    QRgb ring = 0;

    bool operator==(const ScatterEmphasis&) const = default;
};

}  // namespace lunette
