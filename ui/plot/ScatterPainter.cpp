#include "plot/ScatterPainter.h"

#include "plot/MarkerSprites.h"

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

constexpr double kRestDensity = 0.3;  // opacity of the pixels of points that do not stand out

/// `share` of 256 of b, the rest of a.
QRgb between(QRgb a, QRgb b, std::uint32_t share) {
    const std::uint32_t rest = 256 - share;
    const std::uint32_t redBlue = ((a & 0xff00ffu) * rest + (b & 0xff00ffu) * share) >> 8;
    const std::uint32_t alphaGreen = ((a >> 8) & 0xff00ffu) * rest + ((b >> 8) & 0xff00ffu) * share;
    return (redBlue & 0xff00ffu) | (alphaGreen & 0xff00ff00u);
}

}  // namespace

double dotRadius(std::size_t points) {
    return std::clamp(4.6 - 0.75 * std::log10(static_cast<double>(std::max<std::size_t>(points, 50)) / 50), 1.3, 4.6);
}

void ScatterPainter::place(const ScatterPoints& points, const ScatterWindow& window) {
    window_ = window;
    radius_ = dotRadius(points.size());
    crowds_.reset();
    if (window.pixels.isEmpty() || window.plane.isEmpty()) return;
    const double reach = (radius_ + ScatterEmphasis::kRingWidth) * window.pixelRatio;
    placed_.place(points, window, MarkerSprites::reach(reach));
    crowds_.emplace(placed_);
}

QImage ScatterPainter::draw(const ScatterEmphasis& emphasis) {
    QImage image(window_.pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (image.isNull() || !crowds_) return image;
    placed_.select(emphasis.selection.get());
    sortOut(ScreenPoints::Rest, rest_);
    if (emphasis.selection) {
        drawApart(image, {radius_, ScatterEmphasis::kRestOpacity});
        sortOut(ScreenPoints::Selected, selected_);
        drawApart(image, {radius_ + ScatterEmphasis::kRingWidth, 1, &emphasis.ring});
        drawApart(image, {radius_, 1});
    } else {
        drawApart(image, {radius_, kDiscOpacity});
    }
    if (!crowds_->isAnywhere()) return image;
    rest_.end(emphasis.selection ? kRestDensity : 1);
    if (emphasis.selection) selected_.end(1);
    fadeCrowds(image, emphasis.selection != nullptr);
    return image;
}

/// Takes the points of a kind that are in crowds into the density, and those that are not apart; at the edges of
/// crowds they are in both.
void ScatterPainter::sortOut(ScreenPoints::Kind kind, PointDensity& density) {
    const std::size_t most = placed_.count(kind) + 1;
    if (apart_.size() < most) apart_.resize(most);
    apartCount_ = 0;
    density.begin(placed_.pixels());
    const int margin = placed_.margin();
    for (int band = placed_.firstBand(); band < placed_.endBand(); ++band) {
        for (const PlacedPoint& point : placed_.inBand(kind, band)) {
            const OverplotMask::Place place = crowds_->at(point);
            apart_[apartCount_] = point;  // overwritten by the next where it does not count
            apartCount_ += place != OverplotMask::Place::Dense;
            if (place != OverplotMask::Place::Sparse && placed_.isInPicture(point))
                density.add(point.x / PlacedPoint::kParts - margin, point.y / PlacedPoint::kParts - margin,
                            point.color);
        }
        if (placed_.isOfPicture(band)) density.endBand(band);
    }
}

void ScatterPainter::drawApart(QImage& image, const Discs& discs) const {
    const Pixels pixels(image);
    std::vector<MarkerSprites> stamps;
    stamps.reserve(std::size(kMarkers));
    for (const Marker marker : kMarkers) stamps.emplace_back(discs.radius * window_.pixelRatio, discs.opacity, marker);
    for (const PlacedPoint& point : std::span(apart_.data(), apartCount_))
        stamps[markerOf(point.color)].stamp(pixels, placed_.margin(), point, discs.color ? *discs.color : point.color);
}

/// Lets the discs fade into the density where there are crowds.
void ScatterPainter::fadeCrowds(QImage& discs, bool hasSelection) const {
    const Pixels pixels(discs);
    const auto width = static_cast<std::size_t>(pixels.width);
    std::vector<std::uint16_t> shares(width);
    std::vector<QRgb> dense(width);
    for (int y = 0; y < pixels.height; ++y) {
        if (!crowds_->sharesOfRow(y, shares)) continue;
        std::ranges::fill(dense, 0);
        rest_.sampleRow(y, dense);
        if (hasSelection) selected_.sampleRow(y, dense);
        QRgb* line = pixels.line(y);
        for (std::size_t x = 0; x < width; ++x) line[x] = between(line[x], dense[x], shares[x]);
    }
}

}  // namespace lunette
