#include "LatentOverlay.h"

#include "Theme.h"

namespace lunette {

namespace {
constexpr int kRings = 3;
constexpr double kEndRadius = 9;
constexpr double kProbeRadius = 8;
constexpr double kHoverRadius = 7;
}  // namespace

PriorRings::PriorRings(QCustomPlot* plot, const QString& layer) : QCPLayerable(plot, layer) {}

void PriorRings::draw(QCPPainter* painter) {
    if (!centre_) return;
    const auto* plot = mParentPlot;
    const QPointF centre(plot->xAxis->coordToPixel(centre_->x()), plot->yAxis->coordToPixel(centre_->y()));
    const double unit = plot->xAxis->coordToPixel(centre_->x() + 1) - centre.x();
    QColor ink = theme::faintInk(*plot);
    painter->setBrush(Qt::NoBrush);
    painter->setFont(plot->font());
    for (int ring = 1; ring <= kRings; ++ring) {
        ink.setAlphaF(0.75f - 0.15f * static_cast<float>(ring));
        painter->setPen(QPen(ink, 1, Qt::DashLine));
        painter->drawEllipse(centre, ring * unit, ring * unit);
        painter->setPen(theme::faintInk(*plot));
        const QString label = QStringLiteral("%1σ").arg(ring);
        const double halfway = ring * unit * std::sqrt(0.5);
        painter->drawText(centre + QPointF(halfway + 3, -halfway - 3), label);
    }
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
    if (marks.hovered) {
        painter->setPen(QPen(theme::ink(widget), 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(toPixel(*marks.hovered), kHoverRadius, kHoverRadius);
    }
    if (marks.endA) drawEnd(painter, toPixel(*marks.endA), theme::endA(widget), QStringLiteral("A"));
    if (marks.endB) drawEnd(painter, toPixel(*marks.endB), theme::endB(widget), QStringLiteral("B"));
    if (marks.probe && marks.leader) {
        QColor thread = theme::accent(widget);
        thread.setAlphaF(0.7f);
        painter->setPen(QPen(thread, 1));
        painter->drawLine(toPixel(*marks.probe), *marks.leader);
    }
    if (marks.probe) drawProbe(painter, toPixel(*marks.probe));
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

}  // namespace lunette
