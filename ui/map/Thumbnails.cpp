#include "map/Thumbnails.h"

#include "imaging/PictureGrid.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>

namespace lunette {

namespace {

constexpr double kUsefulThumbnailSide = 44, kMaxThumbnailSide = 64;  // logical pixels
constexpr double kThumbnailFrame = 2, kThumbnailGap = 2;             // around a picture, logical pixels
constexpr double kRestOpacity = 0.2;                                 // of images that are not selected

/// Of a picture on the screen, in device pixels.
QSize sideOf(ImageShape shape, double pixelRatio) {
    const auto extent = static_cast<double>(std::max(shape.width, shape.height));
    double times = std::max(1.0, std::floor(kUsefulThumbnailSide * pixelRatio / extent));
    if (extent > kMaxThumbnailSide * pixelRatio) times = kMaxThumbnailSide * pixelRatio / extent;
    const auto scaled = [times](Index pixels) {
        return std::max(1, static_cast<int>(std::lround(times * static_cast<double>(pixels))));
    };
    return {scaled(shape.width), scaled(shape.height)};
}

struct Candidate {
    std::size_t code;
    bool isSelected;
    double distance;  ///< squared, in cells
    bool isBetterThan(const Candidate& other) const {
        return isSelected != other.isSelected ? isSelected : distance < other.distance;
    }
};

}  // namespace

std::vector<Thumbnail> chooseThumbnails(const ScatterPoints& points, const CodeSelection* selection,
                                        const QRectF& range, QSizeF cell) {
    std::map<std::pair<double, double>, Candidate> best;  // by row and column
    for (std::size_t code = 0; code < points.size(); ++code) {
        const QPointF point(points.x[code], points.y[code]);
        if (!(point.x() >= range.left() && point.x() <= range.right() && point.y() >= range.top() &&
              point.y() <= range.bottom()))
            continue;  // and so for not-a-number
        const double column = std::floor(point.x() / cell.width()), row = std::floor(point.y() / cell.height());
        const double dx = point.x() / cell.width() - column - 0.5, dy = point.y() / cell.height() - row - 0.5;
        const Candidate candidate{code, selection && selection->holds(code), dx * dx + dy * dy};
        const auto [place, isFirst] = best.try_emplace({row, column}, candidate);
        if (!isFirst && candidate.isBetterThan(place->second)) place->second = candidate;
    }
    std::vector<Thumbnail> chosen;
    chosen.reserve(best.size());
    for (const auto& [place, candidate] : best)
        chosen.push_back({candidate.code, {(place.second + 0.5) * cell.width(), (place.first + 0.5) * cell.height()}});
    return chosen;
}

void drawThumbnails(const MapOverlayRequest& request, MapOverlayPicture& picture) {
    const ImageShape shape = request.images->shape();
    const QSize side = sideOf(shape, request.pixelRatio);
    const QRectF& range = request.range;
    const double unitX = range.width() / request.pixels.width(), unitY = range.height() / request.pixels.height();
    const double around = (2 * kThumbnailFrame + kThumbnailGap) * request.pixelRatio;
    const auto chosen = chooseThumbnails(*request.points, request.selection.get(), range,
                                         {(side.width() + around) * unitX, (side.height() + around) * unitY});
    std::vector<Index> images;
    images.reserve(chosen.size());
    for (const Thumbnail& thumbnail : chosen) images.push_back(static_cast<Index>(thumbnail.code));
    Matrix pixels;
    request.images->gather(images, pixels);
    const std::vector<QImage> pictures = toImages(pixels, shape);

    picture.image = QImage(request.pixels, QImage::Format_ARGB32_Premultiplied);
    picture.image.fill(Qt::transparent);
    QPainter painter(&picture.image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, side.width() < shape.width);
    const int frame = static_cast<int>(std::lround(kThumbnailFrame * request.pixelRatio));
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const auto [code, middle] = chosen[i];
        const QPoint corner(static_cast<int>(std::lround((middle.x() - range.left()) / unitX - side.width() / 2.0)),
                            static_cast<int>(std::lround((range.bottom() - middle.y()) / unitY - side.height() / 2.0)));
        const QRect place(corner, side);
        painter.setOpacity(request.selection && !request.selection->holds(code) ? kRestOpacity : 1);
        painter.fillRect(place.adjusted(-frame, -frame, frame, frame), QColor((*request.points->colors)[code]));
        painter.drawImage(place, pictures[i]);
    }
}

}  // namespace lunette
