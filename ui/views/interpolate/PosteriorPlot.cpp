#include "views/interpolate/PosteriorPlot.h"

#include "widgets/NumberText.h"
#include "widgets/Theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lunette {

namespace {
constexpr double kMarginOfLine = 0.25;  // of the distance, beyond A and B
constexpr double kDeviationsSeen = 4.0;
constexpr double kBellShare = 0.82;  // of the height, for the higher bell
constexpr double kLabelGap = 6;
constexpr double kLinkShare = 0.45;  // of the height, for the bells of other images
constexpr int kLinkPoints = 16;      // of half a bell
constexpr std::size_t kMaxLinksSeen = 60;
constexpr double kSpikeBelow = 1.5;  // pixels of deviation, about: a narrower bell is drawn as wide as this

QColor withAlpha(QColor color, float alpha) {
    color.setAlphaF(alpha);
    return color;
}
}  // namespace

PosteriorPlot::PosteriorPlot(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PosteriorPlot::setIntervals(const CodeIntervals& intervals, bool areDistributions) {
    intervals_ = intervals;
    distributions_ = areDistributions;
    filled_ = true;
    update();
}

void PosteriorPlot::setLinks(std::vector<IntervalOnLine> links) {
    links_ = std::move(links);
    update();
}

void PosteriorPlot::clear() {
    filled_ = false;
    links_.clear();
    update();
}

void PosteriorPlot::setShownWidth(double multiple) {
    shownWidth_ = multiple;
    update();
}

void PosteriorPlot::setPosition(double share) {
    position_ = share;
    update();
}

double PosteriorPlot::overlap() const { return overlapArea(intervals_, shownWidth_); }

double PosteriorPlot::Bell::density(double x) const {
    const double score = (x - mean) / deviation;
    return std::exp(-0.5 * score * score) / (deviation * std::sqrt(2 * std::numbers::pi));
}

PosteriorPlot::Bell PosteriorPlot::bellA() const { return {0, shownWidth_ * intervals_.deviationA}; }
PosteriorPlot::Bell PosteriorPlot::bellB() const { return {intervals_.distance, shownWidth_ * intervals_.deviationB}; }

QRectF PosteriorPlot::plotArea() const {
    return QRectF(rect()).adjusted(8, fontMetrics().height() + 4, -8, -fontMetrics().height() - 6);
}

double PosteriorPlot::reach() const {
    // Does not depend on the shown width, so that the slider is seen to widen the bells and not to move the axis.
    const double widest = std::max(intervals_.deviationA, intervals_.deviationB);
    return std::max({kMarginOfLine * intervals_.distance, kDeviationsSeen * widest, 1e-6});
}

double PosteriorPlot::toX(double onLine) const {
    const QRectF area = plotArea();
    return area.left() + area.width() * (onLine + reach()) / (intervals_.distance + 2 * reach());
}

double PosteriorPlot::toLine(double x) const {
    const QRectF area = plotArea();
    return (x - area.left()) / area.width() * (intervals_.distance + 2 * reach()) - reach();
}

bool PosteriorPlot::isSpike(const Bell& bell) const {
    const double pixel = (intervals_.distance + 2 * reach()) / plotArea().width();
    return bell.deviation <= kSpikeBelow * pixel / 2;
}

/// Each as high as the next: what counts is which part of the way they cover.
void PosteriorPlot::paintLinks(QPainter& painter) const {
    const QRectF area = plotArea();
    painter.setPen(QPen(withAlpha(theme::ink(*this), 0.28f), 1));
    painter.setBrush(Qt::NoBrush);
    const std::size_t stride = std::max<std::size_t>(links_.size() / kMaxLinksSeen, 1);
    for (std::size_t i = 0; i < links_.size(); i += stride) {
        const Bell bell{links_[i].position, shownWidth_ * links_[i].deviation};
        if (bell.deviation <= 0) continue;
        const double peak = bell.density(bell.mean);
        QPolygonF line;
        for (int step = -kLinkPoints; step <= kLinkPoints; ++step) {
            const double onLine = bell.mean + kDeviationsSeen * bell.deviation * step / kLinkPoints;
            line << QPointF(toX(onLine), area.bottom() - kLinkShare * area.height() * bell.density(onLine) / peak);
        }
        painter.drawPolyline(line);
    }
}

/// A bell that is too narrow to be seen as one is drawn as the narrowest that can be, beside which the other keeps its
/// height; a point is a spike.
void PosteriorPlot::paintBells(QPainter& painter) const {
    const QRectF area = plotArea();
    const std::array bells{bellA(), bellB()};
    const std::array colors{theme::endA(*this), theme::endB(*this)};
    double peak = 0;
    for (const Bell& bell : bells)
        if (!isSpike(bell)) peak = std::max(peak, bell.density(bell.mean));
    const auto under = [&](const auto& density) {
        QPainterPath path(area.bottomLeft());
        for (int half = 0; half <= static_cast<int>(2 * area.width()); ++half) {
            const double x = area.left() + half / 2.0;
            path.lineTo(x, area.bottom() - kBellShare * area.height() * std::min(density(toLine(x)) / peak, 1.0));
        }
        path.lineTo(area.bottomRight());
        return path;
    };
    for (std::size_t end = 0; end < bells.size(); ++end) {
        if (bells[end].deviation <= 0) {
            paintSpike(painter, bells[end].mean, colors[end]);
            continue;
        }
        painter.setPen(QPen(colors[end], 1.5));
        painter.setBrush(withAlpha(colors[end], 0.22f));
        if (isSpike(bells[end]))
            paintNarrowBell(painter, bells[end].mean);
        else
            painter.drawPath(under([&](double x) { return bells[end].density(x); }));
    }
    if (isSpike(bells[0]) || isSpike(bells[1])) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(withAlpha(theme::ink(*this), 0.55f), Qt::BDiagPattern));
    painter.drawPath(under([&](double x) { return std::min(bells[0].density(x), bells[1].density(x)); }));
}

void PosteriorPlot::paintNarrowBell(QPainter& painter, double mean) const {
    const QRectF area = plotArea();
    QPolygonF bell;
    for (int step = -kLinkPoints; step <= kLinkPoints; ++step) {
        const double score = kDeviationsSeen * step / kLinkPoints;
        bell << QPointF(toX(mean) + score * kSpikeBelow,
                        area.bottom() - kBellShare * area.height() * std::exp(-0.5 * score * score));
    }
    painter.drawPolygon(bell);
}

void PosteriorPlot::paintSpike(QPainter& painter, double mean, const QColor& color) const {
    const QRectF area = plotArea();
    const double top = area.bottom() - kBellShare * area.height();
    painter.setPen(QPen(color, 2));
    painter.drawLine(QPointF(toX(mean), area.bottom()), QPointF(toX(mean), top));
    painter.setBrush(color);
    painter.drawEllipse(QPointF(toX(mean), top), 3.0, 3.0);
}

void PosteriorPlot::paintAxis(QPainter& painter) const {
    const QRectF area = plotArea();
    painter.setPen(QPen(withAlpha(theme::faintInk(*this), 0.6f), 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setFont(theme::figures(*this));
    const auto label = [&](const QString& letter, double deviation) {
        return distributions_ ? QStringLiteral("%1 ± %2").arg(letter, numberText(deviation, 2)) : letter;
    };
    const QString a = label(QStringLiteral("A"), intervals_.deviationA);
    const QString b = label(QStringLiteral("B"), intervals_.deviationB);
    const double widthA = painter.fontMetrics().horizontalAdvance(a),
                 widthB = painter.fontMetrics().horizontalAdvance(b);
    // Under its own mean each, but side by side where the means are close.
    const double middle = (toX(0) + toX(intervals_.distance)) / 2;
    const double leftA = std::max(0.0, std::min(toX(0) - widthA / 2, middle - widthA - kLabelGap));
    const double leftB =
        std::min(width() - widthB, std::max(toX(intervals_.distance) - widthB / 2, middle + kLabelGap));
    const double baseline = area.bottom() + 3 + painter.fontMetrics().ascent();
    painter.setPen(theme::endA(*this));
    painter.drawText(QPointF(leftA, baseline), a);
    painter.setPen(theme::endB(*this));
    painter.drawText(QPointF(leftB, baseline), b);
    painter.setPen(theme::faintInk(*this));
    const QString distance = tr("distance %1").arg(numberText(intervals_.distance, 2));
    painter.drawText(QRectF(0, 0, width() - 2, area.top()), Qt::AlignRight | Qt::AlignVCenter, distance);
    const QString measured = numberText(100 * overlapArea(intervals_), 1);
    const QString shared = shownWidth_ == 1.0
                               ? tr("overlap %1 %").arg(measured)
                               : tr("overlap %1 %, as shown %2 %").arg(measured, numberText(100 * overlap(), 1));
    painter.setPen(theme::ink(*this));
    painter.drawText(QRectF(2, 0, width(), area.top()), Qt::AlignLeft | Qt::AlignVCenter, shared);
}

void PosteriorPlot::paintPosition(QPainter& painter) const {
    const QRectF area = plotArea();
    const double x = toX(position_ * intervals_.distance);
    painter.setPen(QPen(theme::accent(*this), 2));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::accent(*this));
    painter.drawEllipse(QPointF(x, area.top()), 4.5, 4.5);
}

void PosteriorPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::ground(*this));
    if (!filled_) {
        painter.setPen(theme::faintInk(*this));
        painter.drawText(rect().adjusted(8, 4, -8, -4), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("The intervals in which the codes of A and B lie, once a network has learned."));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.setClipRect(QRectF(0, 0, width(), plotArea().bottom()));
    paintLinks(painter);
    painter.restore();
    paintBells(painter);
    paintAxis(painter);
    paintPosition(painter);
}

void PosteriorPlot::drag(double x) {
    if (!filled_ || intervals_.distance <= 0) return;
    emit positionDragged(std::clamp(toLine(x) / intervals_.distance, 0.0, 1.0));
}

void PosteriorPlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) drag(event->position().x());
}

void PosteriorPlot::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) drag(event->position().x());
}

}  // namespace lunette
