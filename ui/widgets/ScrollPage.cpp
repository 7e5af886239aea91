#include "widgets/ScrollPage.h"

#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace lunette {
namespace {

constexpr double kMaxOfWindow = 0.5;  // of its width and height

}  // namespace

ScrollPage::ScrollPage(QWidget& view) : QScrollArea(&view) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);  // it scrolls to what has the focus
    auto* whole = new QVBoxLayout(&view);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(this);
    setWidget(new QWidget);
    widget()->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

QSize ScrollPage::sizeHint() const { return widget()->sizeHint(); }

QSize ScrollPage::minimumSizeHint() const {
    return widget()->minimumSizeHint().boundedTo((QSizeF(window()->size()) * kMaxOfWindow).toSize());
}

void ScrollPage::showEvent(QShowEvent* event) {
    QScrollArea::showEvent(event);
    window()->installEventFilter(this);
}

void ScrollPage::resizeEvent(QResizeEvent* event) {
    fit();
    QScrollArea::resizeEvent(event);
}

bool ScrollPage::eventFilter(QObject* watched, QEvent* event) {
    const bool needsOther = watched == widget() && event->type() == QEvent::LayoutRequest;
    if (needsOther || (watched == window() && event->type() == QEvent::Resize)) updateGeometry();
    if (needsOther) fit();
    return QScrollArea::eventFilter(watched, event);
}

/// As large as the place, or as the content needs at least: a resizable widget would be given what it prefers.
void ScrollPage::fit() {
    const QLayout* layout = widget()->layout();
    if (!layout) return;
    const auto sizeIn = [layout](const QSize& room) {
        QSize size = layout->totalMinimumSize().expandedTo(room);
        if (layout->hasHeightForWidth())
            size.setHeight(std::max(room.height(), layout->totalMinimumHeightForWidth(size.width())));
        return size;
    };
    QSize room = maximumViewportSize(), size = sizeIn(room);
    if (size.height() > room.height()) {
        room.rwidth() -= verticalScrollBar()->sizeHint().width();
        size = sizeIn(room);
    }
    if (size.width() > room.width()) {
        room.rheight() -= horizontalScrollBar()->sizeHint().height();
        size = sizeIn(room);
    }
    widget()->resize(size);
}

}  // namespace lunette
