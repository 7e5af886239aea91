#include "map/LatentOverlay.h"

#include "widgets/Theme.h"

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {
constexpr double kEndRadius = 9;
constexpr double kProbeRadius = 8;
constexpr double kFrameRadius = 12;
constexpr double kArrowInset = 10;  // from the edge of the map to the tip of an arrow
constexpr double kArrowLength = 14, kArrowWidth = 12;
constexpr int kLegendMargin = 6;
constexpr int kLowestMapOfLegend = 220;  // on a lower one it would cover too many codes
constexpr int kScaleWidth = 120, kScaleHeight = 8;

/// What a color of the picture looks like where it lies on the ground.
QColor onGround(const QColor& color, const QWidget& widget) {
    const QColor ground = theme::ground(widget);
    const auto mix = [](float from, float to) { return from + (to - from) * MapOverlayPicture::kOpacity; };
    return QColor::fromRgbF(mix(ground.redF(), color.redF()), mix(ground.greenF(), color.greenF()),
                            mix(ground.blueF(), color.blueF()));
}
}  // namespace

PriorRings::PriorRings(QCustomPlot* plot, const QString& layer) : QCPLayerable(plot, layer) {}

double PriorRings::unit() const {
    return center_ ? mParentPlot->xAxis->coordToPixel(center_->x() + 1) - mParentPlot->xAxis->coordToPixel(center_->x())
                   : 0.0;
}

void PriorRings::draw(QCPPainter* painter) {
    if (!center_) return;
    const auto* plot = mParentPlot;
    const QPointF center(plot->xAxis->coordToPixel(center_->x()), plot->yAxis->coordToPixel(center_->y()));
    QColor ink = theme::faintInk(*plot);
    painter->setBrush(Qt::NoBrush);
    for (int ring = 1; ring <= kRings; ++ring) {
        ink.setAlphaF(0.75f - 0.15f * static_cast<float>(ring));
        painter->setPen(QPen(ink, 1, Qt::DashLine));
        painter->drawEllipse(center, ring * unit(), ring * unit());
    }
}

MapPictureLayer::MapPictureLayer(QCustomPlot* plot, const QString& layer) : QCPLayerable(plot, layer) {}

void MapPictureLayer::draw(QCPPainter* painter) {
    const auto* plot = mParentPlot;
    if (!picture_.image.isNull()) {
        const QRectF& range = picture_.range;
        const QPointF corner(plot->xAxis->coordToPixel(range.left()), plot->yAxis->coordToPixel(range.bottom()));
        const QPointF end(plot->xAxis->coordToPixel(range.right()), plot->yAxis->coordToPixel(range.top()));
        painter->setRenderHint(QPainter::SmoothPixmapTransform, picture_.isScale);
        const bool arePictures =
            picture_.overlay == MapOverlay::DecodedGrid || picture_.overlay == MapOverlay::PriorQuantileGrid;
        painter->setOpacity(arePictures ? static_cast<qreal>(MapOverlayPicture::kPictureOpacity) : 1.0);
        painter->drawImage(QRectF(corner, end), picture_.image);
        painter->setOpacity(1.0);
    }
}

MapLabels::MapLabels(QCustomPlot* plot, const QString& layer, const MapPictureLayer& overlay, const PriorRings& rings)
    : QCPLayerable(plot, layer), overlay_(overlay), rings_(rings) {}

QString MapLabels::highest() const {
    return QStringLiteral("≥ ") + QLocale().toString(overlay_.picture().high, 'g', 2);
}

QRect MapLabels::legendBox() const {
    const QRect area = clipRect();
    if (overlay_.legend().isEmpty() || area.height() < kLowestMapOfLegend) return {};
    const QFontMetrics metrics(mParentPlot->font());
    const int scaleRow =
        metrics.horizontalAdvance(u'0') + kScaleWidth + metrics.horizontalAdvance(highest()) + 2 * kLegendMargin;
    const int width =
        std::max(metrics.horizontalAdvance(overlay_.legend()), hasScale() ? scaleRow : 0) + 2 * kLegendMargin;
    const int height = (hasScale() ? 2 : 1) * metrics.height() + kLegendMargin;
    return {area.left() + kLegendMargin, area.bottom() - height - kLegendMargin, width, height};
}

/// Each to the upper right of its ring; of rings that lie too close the outer one's.
std::vector<QRectF> MapLabels::ringLabels() const {
    std::vector<QRectF> labels;
    const auto center = rings_.center();
    if (!center) return labels;
    const auto* plot = mParentPlot;
    const QPointF middle(plot->xAxis->coordToPixel(center->x()), plot->yAxis->coordToPixel(center->y()));
    const QFontMetricsF metrics(plot->font());
    const QSizeF size(metrics.horizontalAdvance(QStringLiteral("0σ")) + 2, metrics.height());
    for (int ring = PriorRings::kRings; ring >= 1; --ring) {
        const double halfway = ring * rings_.unit() * std::sqrt(0.5);
        const QRectF label(middle + QPointF(halfway + 2, -halfway - size.height()), size);
        const bool isFree = std::ranges::none_of(labels, [&](const QRectF& other) { return other.intersects(label); });
        labels.push_back(isFree ? label : QRectF());
    }
    std::ranges::reverse(labels);
    return labels;
}

void MapLabels::draw(QCPPainter* painter) {
    const QWidget& widget = *mParentPlot;
    painter->setFont(widget.font());
    QColor ground = theme::ground(widget);
    ground.setAlphaF(0.75f);
    const std::vector<QRectF> labels = ringLabels();
    for (std::size_t ring = 0; ring < labels.size(); ++ring) {
        if (!labels[ring].isValid()) continue;
        painter->fillRect(labels[ring], ground);
        painter->setPen(theme::ink(widget));
        painter->drawText(labels[ring], Qt::AlignCenter, QStringLiteral("%1σ").arg(ring + 1));
    }
    if (!legendBox().isEmpty()) drawLegend(painter);
}

void MapLabels::drawLegend(QCPPainter* painter) const {
    const QWidget& widget = *mParentPlot;
    const QFontMetrics metrics(widget.font());
    const QRect box = legendBox();
    painter->fillRect(box, theme::ground(widget));
    painter->setPen(theme::ink(widget));
    const QRect line(box.left() + kLegendMargin, box.top() + kLegendMargin / 2, box.width(), metrics.height());
    painter->drawText(line, Qt::AlignVCenter, overlay_.legend());
    if (!hasScale()) return;
    const QRect below = line.translated(0, metrics.height());
    painter->drawText(below, Qt::AlignVCenter, QStringLiteral("0"));
    const QRect bar(below.left() + metrics.horizontalAdvance(u'0') + kLegendMargin,
                    below.center().y() - kScaleHeight / 2, kScaleWidth, kScaleHeight);
    // Each color reaches to the end, so that no seam shows where vectors are scaled.
    for (int x = 0; x < bar.width(); ++x)
        painter->fillRect(bar.adjusted(x, 0, 0, 0), onGround(theme::viridis(x / (bar.width() - 1.0)), widget));
    painter->drawText(below.adjusted(bar.right() + kLegendMargin - below.left(), 0, 0, 0), Qt::AlignVCenter, highest());
}

LatentMarks::LatentMarks(QCustomPlot* plot, const QString& layer) : QCPLayerable(plot, layer) {}

QPointF LatentMarks::toPixel(QPointF point) const {
    return {mParentPlot->xAxis->coordToPixel(point.x()), mParentPlot->yAxis->coordToPixel(point.y())};
}

void LatentMarks::draw(QCPPainter* painter) {
    const QWidget& widget = *mParentPlot;
    if (marks.endA && marks.endB) {
        painter->setPen(QPen(theme::ink(widget), 1.5));
        painter->drawLine(toPixel(*marks.endA), toPixel(*marks.endB));
    }
    if (marks.endA) drawEnd(painter, toPixel(*marks.endA), theme::endA(widget), QStringLiteral("A"));
    if (marks.endB) drawEnd(painter, toPixel(*marks.endB), theme::endB(widget), QStringLiteral("B"));
    if (marks.ownPicture) drawOwnPicture(painter, toPixel(*marks.ownPicture));
    const auto arrow = probeArrow();
    if (marks.probe && marks.leader && !arrow) {
        QColor thread = theme::accent(widget);
        thread.setAlphaF(0.7f);
        painter->setPen(QPen(thread, 1));
        painter->drawLine(toPixel(*marks.probe), *marks.leader);
    }
    if (arrow)
        drawArrow(painter, *arrow);
    else if (marks.probe)
        drawProbe(painter, toPixel(*marks.probe));
    if (!marks.region.isEmpty()) drawRegion(painter);
}

void LatentMarks::drawRegion(QCPPainter* painter) const {
    QPolygonF seen;
    for (const QPointF& corner : marks.region) seen << toPixel(corner);
    const QColor accent = theme::accent(*mParentPlot);
    QColor inside = accent;
    inside.setAlphaF(0.12f);
    painter->setPen(QPen(accent, 1.5));
    painter->setBrush(inside);
    painter->drawPolygon(seen, Qt::OddEvenFill);
}

void LatentMarks::drawEnd(QCPPainter* painter, QPointF point, const QColor& color, const QString& letter) const {
    painter->setPen(QPen(theme::ground(*mParentPlot), 2));
    painter->setBrush(color);
    painter->drawEllipse(point, kEndRadius, kEndRadius);
    QFont font = mParentPlot->font();
    font.setBold(true);
    painter->setFont(font);
    painter->setPen(theme::ground(*mParentPlot));
    painter->drawText(QRectF(point.x() - kEndRadius, point.y() - kEndRadius, 2 * kEndRadius, 2 * kEndRadius),
                      Qt::AlignCenter, letter);
}

/// A frame around the place, wide enough to be seen around the probe too.
void LatentMarks::drawOwnPicture(QCPPainter* painter, QPointF point) const {
    const QRectF frame(point - QPointF(kFrameRadius, kFrameRadius), point + QPointF(kFrameRadius, kFrameRadius));
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme::ground(*mParentPlot), 5));
    painter->drawRect(frame);
    painter->setPen(QPen(theme::accent(*mParentPlot), 2));
    painter->drawRect(frame);
}

void LatentMarks::drawProbe(QCPPainter* painter, QPointF point) const {
    const double radius = marks.probeHeld ? kProbeRadius + 1.5 : kProbeRadius;
    const QColor accent = theme::accent(*mParentPlot);
    QColor inside = accent;
    inside.setAlphaF(0.25f);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme::ground(*mParentPlot), 5));
    painter->drawEllipse(point, radius, radius);
    painter->setPen(QPen(accent, 2.5));
    painter->setBrush(inside);
    painter->drawEllipse(point, radius, radius);
    painter->setPen(Qt::NoPen);
    painter->setBrush(accent);
    painter->drawEllipse(point, 2.0, 2.0);
}

std::optional<QPointF> LatentMarks::probeArrow() const {
    if (!marks.probe) return std::nullopt;
    const QPointF probe = toPixel(*marks.probe);
    const QRectF area(clipRect());
    if (area.contains(probe)) return std::nullopt;
    // Where the line from the middle to the probe leaves the map, a little inwards.
    const QRectF inside = area.adjusted(kArrowInset, kArrowInset, -kArrowInset, -kArrowInset);
    const QPointF way = probe - inside.center();
    const double share = std::min(way.x() == 0 ? 1 : inside.width() / 2 / std::abs(way.x()),
                                  way.y() == 0 ? 1 : inside.height() / 2 / std::abs(way.y()));
    return inside.center() + way * share;
}

void LatentMarks::drawArrow(QCPPainter* painter, QPointF tip) const {
    const QPointF way = toPixel(*marks.probe) - QRectF(clipRect()).center();
    const QPointF along = way / std::hypot(way.x(), way.y()), across(-along.y(), along.x());
    const QPointF base = tip - along * kArrowLength;
    const QPolygonF arrow{tip, base + across * kArrowWidth / 2, base - across * kArrowWidth / 2};
    painter->setPen(QPen(theme::ground(*mParentPlot), 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(theme::accent(*mParentPlot));
    painter->drawPolygon(arrow);
    painter->setPen(Qt::NoPen);
    painter->drawPolygon(arrow);
}

}  // namespace lunette
