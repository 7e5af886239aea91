#include "map/HoverMarker.h"

#include "widgets/Theme.h"

#include <QPainter>

namespace lunette {

namespace {
constexpr double kRadius = 7, kRingWidth = 1.5;  // logical pixels
constexpr int kReach = 9;                        // from the middle to the widget's edge
}  // namespace

HoverMarker::HoverMarker(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    resize(2 * kReach, 2 * kReach);
    hide();
}

void HoverMarker::surround(QPointF center) {
    const QPoint corner = center.toPoint() - QPoint(kReach, kReach);
    center_ = center - corner;
    move(corner);
    show();
    update();
}

void HoverMarker::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::ink(*this), kRingWidth));
    painter.drawEllipse(center_, kRadius, kRadius);
}

}  // namespace lunette
