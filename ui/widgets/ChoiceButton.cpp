#include "widgets/ChoiceButton.h"

#include "widgets/Theme.h"

#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QStylePainter>

namespace lunette {

ChoiceButton::ChoiceButton(const QString& text, QWidget* parent) : QToolButton(parent) {
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
}

QSize ChoiceButton::sizeHint() const {
    return {fontMetrics().horizontalAdvance(text()) + 16, fontMetrics().height() + 12};
}

void ChoiceButton::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    painter.setPen(isChecked() || underMouse() ? theme::ink(*this) : theme::faintInk(*this));
    painter.drawText(rect(), Qt::AlignCenter, text());
    if (isChecked()) painter.fillRect(QRect(8, height() - 3, width() - 16, 2), theme::accent(*this));
    if (!hasFocus()) return;
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    painter.drawPrimitive(QStyle::PE_FrameFocusRect, focus);
}

}  // namespace lunette
