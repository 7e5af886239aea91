#include "widgets/ProgressLine.h"

#include "widgets/Theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {
constexpr int kProgressSteps = 1000;
constexpr double kLineHeight = 4;
}  // namespace

ProgressLine::ProgressLine(QWidget* parent) : QProgressBar(parent) {
    setRange(0, kProgressSteps);
    setValue(0);
    setTextVisible(false);
    setMaximumWidth(160);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProgressLine::setFraction(double fraction) {
    const double share = std::clamp(fraction, 0.0, 1.0);
    setValue(minimum() + static_cast<int>(std::lround(share * (maximum() - minimum()))));
}

void ProgressLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF track(0, (height() - kLineHeight) / 2.0, width(), kLineHeight);
    QColor ground = theme::ink(*this);
    ground.setAlphaF(0.14F);
    painter.setBrush(ground);
    painter.drawRoundedRect(track, kLineHeight / 2, kLineHeight / 2);
    const double share = static_cast<double>(value() - minimum()) / std::max(1, maximum() - minimum());
    painter.setBrush(theme::accent(*this));
    painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(track.width() * share, kLineHeight)), kLineHeight / 2,
                            kLineHeight / 2);
}

}  // namespace lunette
