#include "widgets/PrimaryButton.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace lunette {

void PrimaryButton::setOnlyAction(QAction* action) {
    // A button with two actions would offer a menu of them.
    if (QAction* before = defaultAction(); before && before != action) removeAction(before);
    setDefaultAction(action);
}

QSize PrimaryButton::sizeHint() const { return QToolButton::sizeHint() + QSize(16, 0); }

void PrimaryButton::paintEvent(QPaintEvent* event) {
    if (!isEnabled()) {
        QToolButton::paintEvent(event);
        return;
    }
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    QColor ground = palette().color(QPalette::Highlight);
    if (isDown()) ground = ground.darker(115);
    if (option.state & QStyle::State_MouseOver && !isDown()) ground = ground.lighter(108);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0, 1, 0, -1), 4, 4);
    option.palette.setColor(QPalette::ButtonText, palette().color(QPalette::HighlightedText));
    painter.drawControl(QStyle::CE_ToolButtonLabel, option);
    if (!hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::HighlightedText), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 3.5, -2.5, -3.5), 2, 2);
}

}  // namespace lunette
