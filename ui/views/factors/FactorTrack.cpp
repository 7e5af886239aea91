#include "views/factors/FactorTrack.h"

#include "widgets/Picture.h"
#include "widgets/Theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

constexpr int kBellHeight = 16;
constexpr int kPictureSide = 34;
constexpr int kTrackGap = 3;
constexpr double kNarrowestBell = 1.5;  // logical pixels of deviation: a narrower bell is drawn so, a point as a line

}  // namespace

FactorTrack::FactorTrack(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FactorTrack::setScale(double reach, int margin) {
    reach_ = reach;
    margin_ = margin;
    update();
}

void FactorTrack::setBells(bool withPrior, std::optional<Posterior> posterior) {
    withPrior_ = withPrior;
    posterior_ = posterior;
    update();
}

void FactorTrack::setPictures(std::vector<QImage> pictures) {
    const bool resized = pictures.empty() != pictures_.empty();
    pictures_ = std::move(pictures);
    if (resized) updateGeometry();
    update();
}

QSize FactorTrack::sizeHint() const {
    return {320, kBellHeight + 1 + (pictures_.empty() ? 0 : kTrackGap + kPictureSide)};
}

QSize FactorTrack::minimumSizeHint() const { return {160, sizeHint().height()}; }

double FactorTrack::toX(double value) const {
    return margin_ + (value + reach_) / (2.0 * reach_) * (width() - 2.0 * margin_);
}

// Every bell is as high as the track: what it shows is where it lies and how far it reaches.
void FactorTrack::paintBell(QPainter& painter, const Posterior& bell, const QColor& color) const {
    const double pixels = std::max(bell.deviation * (width() - 2.0 * margin_) / (2.0 * reach_),
                                   bell.deviation > 0 ? kNarrowestBell : 0.0);
    painter.setPen(QPen(color, 1.5));
    if (pixels <= 0) {
        const double x = toX(bell.mean);
        painter.drawLine(QPointF(x, 1), QPointF(x, kBellHeight));
        return;
    }
    QPainterPath path(QPointF(margin_, kBellHeight));
    for (int halves = 2 * margin_; halves <= 2 * (width() - margin_); ++halves) {
        const double x = halves / 2.0;
        const double z = (x - toX(bell.mean)) / pixels;
        path.lineTo(x, kBellHeight - (kBellHeight - 1) * std::exp(-0.5 * z * z));
    }
    path.lineTo(width() - margin_, kBellHeight);
    QColor fill = color;
    fill.setAlphaF(0.25F);
    painter.fillPath(path, fill);
    painter.drawPath(path);
}

void FactorTrack::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::faintInk(*this), 1));
    painter.drawLine(QPointF(margin_, kBellHeight), QPointF(width() - margin_, kBellHeight));
    if (withPrior_) paintBell(painter, {0.0, 1.0}, theme::faintInk(*this));
    if (posterior_) paintBell(painter, *posterior_, theme::accent(*this));
    const auto count = static_cast<double>(pictures_.size());
    const double share = (width() - 2.0 * margin_) / std::max(1.0, count);
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
        const double side = std::min<double>(kPictureSide, share - 1);
        const double center = margin_ + (static_cast<double>(i) + 0.5) * share;
        const QRectF area(center - side / 2, kBellHeight + kTrackGap, side, kPictureSide);
        painter.drawImage(pixelExactRect(pictures_[i].size(), area, devicePixelRatioF()), pictures_[i]);
    }
}

}  // namespace lunette
