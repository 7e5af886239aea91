#pragma once

#include "data/Progress.h"
#include "plot/ScatterPoints.h"

#include <QPicture>

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace lunette {

/// A plot as it stands on the screen, recorded in drawing commands, so that another thread can write it.
struct Figure {
    QSize size;      ///< logical pixels
    QPicture below;  ///< the ground and what lies under the points
    struct Points {
        std::shared_ptr<const ScatterPoints> points;
        QRectF plane;  ///< the part of the plane that is seen; top() is the lowest y
        QRectF area;   ///< where in the figure
        ScatterEmphasis emphasis{};
    };
    std::optional<Points> points;
    QPicture above;  ///< all the rest
    /// For the text chunks of a PNG and the description in an SVG. Slow: it hashes the model.
    std::function<std::map<std::string, std::string>()> texts;
};

/// Writes the figure whole or not at all, by the ending of the path: .png, .svg or .pdf. Throws Error naming the file.
///
/// A PNG has three pixels to each of the screen's, about 290 to an inch. In SVG and PDF lines and letters are vectors.
/// So are points up to kMaxVectorPoints, a disc each; of more there is an embedded picture with four pixels to one of
/// the screen's. At the bound an SVG has about 900 kB, and the discs begin to cover one another, so that vectors would
/// show nothing more.
void saveFigure(const Figure& figure, const std::string& path);

inline constexpr std::size_t kMaxVectorPoints = 4'000;

}  // namespace lunette
