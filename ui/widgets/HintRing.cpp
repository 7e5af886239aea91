#include "widgets/HintRing.h"

#include "widgets/Theme.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace lunette {
namespace {

constexpr int kRingMargin = 4;
constexpr double kRingWidth = 2.0, kRingRadius = 6.0;

}  // namespace

HintRing::HintRing(QWidget& window) : QWidget(&window) {
    setObjectName(QStringLiteral("hintRing"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void HintRing::pointAt(QWidget* control) {
    if (control_) disconnect(control_, nullptr, this, nullptr);
    qApp->removeEventFilter(this);
    control_ = control;
    if (control_) {
        connect(control_, &QObject::destroyed, this, [this] { pointAt(nullptr); });
        qApp->installEventFilter(this);  // what scrolls or moves the control may be any widget around it
    }
    follow();
}

void HintRing::follow() {
    const QRect seen = control_ ? control_->visibleRegion().boundingRect() : QRect();
    setVisible(!seen.isEmpty());
    if (isHidden()) return;
    const QRect place(control_->mapTo(parentWidget(), seen.topLeft()), seen.size());
    setGeometry(place.adjusted(-kRingMargin, -kRingMargin, kRingMargin, kRingMargin));
    raise();
    update();
}

bool HintRing::eventFilter(QObject* watched, QEvent* event) {
    auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || !control_ || widget == this) return false;
    switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::KeyPress:
            if (widget == control_ || control_->isAncestorOf(widget)) pointAt(nullptr);
            break;
        case QEvent::Move:
        case QEvent::Resize:
        case QEvent::Show:
        case QEvent::Hide:
        case QEvent::LayoutRequest:
            if (widget == control_ || widget->isAncestorOf(control_)) follow();
            break;
        default:
            break;
    }
    return false;
}

void HintRing::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::accent(*this), kRingWidth));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRingRadius, kRingRadius);
}

}  // namespace lunette
