#include "widgets/HintRing.h"

#include "widgets/Theme.h"

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
    if (control_) control_->removeEventFilter(this);
    parentWidget()->removeEventFilter(this);
    control_ = control;
    if (control_) {
        control_->installEventFilter(this);
        parentWidget()->installEventFilter(this);
    }
    follow();
}

void HintRing::follow() {
    setVisible(control_ && control_->isVisible());
    if (isHidden()) return;
    const QRect place(control_->mapTo(parentWidget(), QPoint()), control_->size());
    setGeometry(place.adjusted(-kRingMargin, -kRingMargin, kRingMargin, kRingMargin));
    raise();
    update();
}

bool HintRing::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::KeyPress:
            if (watched == control_) pointAt(nullptr);
            break;
        case QEvent::Move:
        case QEvent::Resize:
        case QEvent::Show:
        case QEvent::Hide:
        case QEvent::LayoutRequest:
            follow();
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
