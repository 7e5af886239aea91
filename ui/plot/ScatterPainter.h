#pragma once

#include "plot/OverplotMask.h"
#include "plot/PointDensity.h"

#include <QImage>

#include <optional>

namespace lunette {

/// Radius of a disc in logical pixels for so many points.
double dotRadius(std::size_t points);

/// Opacity of a disc where all are alike.
inline constexpr double kDiscOpacity = 0.82;

/// Draws the points: as anti-aliased discs where they can be distinguished; where several fall into each pixel, as
/// pixels in the mean of their colors, brighter with the logarithm of their number. Between about one and three points
/// a pixel the one fades into the other, so that zooming in turns a cloud into its points place by place.
/// Premultiplied, transparent where there is nothing.
///
/// For any thread. The memory that a million points take is kept for the next time, since it is dear to get.
class ScatterPainter {
public:
    QImage draw(const ScatterPoints& points, const ScatterWindow& window, const ScatterEmphasis& emphasis = {}) {
        place(points, window);
        return draw(emphasis);
    }

    /// Finds where the points fall on the pictures of draw().
    void place(const ScatterPoints& points, const ScatterWindow& window);
    /// Draws the points that were placed last. Requires place().
    QImage draw(const ScatterEmphasis& emphasis);

private:
    struct Discs {
        double radius, opacity;       ///< logical pixels
        const QRgb* color = nullptr;  ///< null: the points' own
    };
    void sortOut(ScreenPoints::Kind kind, PointDensity& density);
    void drawApart(QImage& image, const Discs& discs) const;
    void fadeCrowds(QImage& discs, bool hasSelection) const;

    ScatterWindow window_;
    double radius_ = 0;  ///< of the discs, logical pixels
    ScreenPoints placed_;
    std::optional<OverplotMask> crowds_;  ///< none where the picture is empty
    std::vector<PlacedPoint> apart_;      ///< the first are those of a kind that are not in the midst of a crowd
    std::size_t apartCount_ = 0;
    PointDensity rest_, selected_;
};

}  // namespace lunette
