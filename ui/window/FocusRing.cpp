#include "window/FocusRing.h"

#include "widgets/Theme.h"

#include <QApplication>
#include <QDockWidget>
#include <QEvent>
#include <QPainter>
#include <QScrollArea>

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

namespace {

/// Qt lets the focus into docks that others cover, and into parts of a page that are scrolled away.
void bringIntoView(QWidget& control) {
    for (QWidget* around = control.parentWidget(); around; around = around->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(around)) area->ensureWidgetVisible(&control);
        if (auto* dock = qobject_cast<QDockWidget*>(around)) dock->raise();
    }
}

}  // namespace

FocusRing::FocusRing(QWidget& window) : QObject(&window), window_(window) {
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

void FocusRing::follow(QWidget* focus) {
    if (ring_) {
        if (QWidget* control = ring_->parentWidget()) control->removeEventFilter(this);
        delete ring_;
    }
    if (!focus || focus->window() != &window_ || !window_.testAttribute(Qt::WA_KeyboardFocusChange)) return;
    bringIntoView(*focus);
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
