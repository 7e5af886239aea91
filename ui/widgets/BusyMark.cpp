#include "widgets/BusyMark.h"

#include "widgets/Theme.h"

#include <QEvent>
#include <QPainter>
#include <QPointer>

#include <utility>

namespace lunette {
namespace {

constexpr int kBusyPatienceMs = 500;
constexpr int kBusyPadding = 6;  // beside the word
constexpr int kBusyMargin = 2;   // to the edges of the view

}  // namespace

BusyMark::BusyMark(QWidget& view, Place freePlace) : QWidget(&view), view_(view), place_(std::move(freePlace)) {
    setObjectName(QStringLiteral("busyMark"));
    setAccessibleName(tr("Computing…"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    view.installEventFilter(this);
    patience_.setSingleShot(true);
    patience_.setInterval(kBusyPatienceMs);
    connect(&patience_, &QTimer::timeout, this, [this] {
        place();
        raise();
        show();
    });
    hide();
}

QSize BusyMark::sizeHint() const {
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(accessibleName()) + 2 * kBusyPadding, metrics.height()};
}

std::function<void(bool)> BusyMark::reporter() {
    return [mark = QPointer(this), wasBusy = false](bool isBusy) mutable {
        if (std::exchange(wasBusy, isBusy) != isBusy && mark) mark->count(isBusy ? 1 : -1);
    };
}

void BusyMark::count(int change) {
    works_ += change;
    if (works_ == 0) {
        patience_.stop();
        hide();
    } else if (works_ == 1 && change > 0) {
        patience_.start();
    }
}

void BusyMark::place() {
    const QSize size = sizeHint();
    const QPoint corner(view_.width() - size.width() - kBusyMargin, view_.height() - size.height() - kBusyMargin);
    setGeometry({place_ ? place_(size) : corner, size});
}

void BusyMark::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::faintInk(*this));
    painter.setBrush(theme::ground(*this));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(theme::ink(*this));
    painter.drawText(rect(), Qt::AlignCenter, accessibleName());
}

bool BusyMark::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &view_ && event->type() == QEvent::Resize) place();
    return QWidget::eventFilter(watched, event);
}

}  // namespace lunette
