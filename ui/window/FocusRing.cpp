#include "window/FocusRing.h"

#include "widgets/Theme.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace lunette {

class FocusRing::Ring : public QWidget {
public:
    explicit Ring(QWidget& control) : QWidget(&control) {
        setObjectName(QStringLiteral("focusRing"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setGeometry(control.rect());
        raise();
        show();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        constexpr double kWidth = 2;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme::accent(*this), kWidth));
        painter.drawRoundedRect(QRectF(rect()).adjusted(kWidth / 2, kWidth / 2, -kWidth / 2, -kWidth / 2), 3, 3);
    }
};

FocusRing::FocusRing(QWidget& window) : QObject(&window), window_(window) {
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

void FocusRing::follow(QWidget* focus) {
    if (ring_) {
        if (QWidget* control = ring_->parentWidget()) control->removeEventFilter(this);
        delete ring_;
    }
    if (!focus || focus->window() != &window_ || !window_.testAttribute(Qt::WA_KeyboardFocusChange)) return;
    ring_ = new Ring(*focus);
    focus->installEventFilter(this);
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
    if (ring_ && watched == ring_->parent()) {
        if (event->type() == QEvent::Resize) ring_->setGeometry(ring_->parentWidget()->rect());
        if (event->type() == QEvent::MouseButtonPress) ring_->hide();
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace lunette
