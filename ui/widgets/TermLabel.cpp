#include "widgets/TermLabel.h"

#include <QKeyEvent>
#include <QPainter>
#include <QWhatsThis>

#include <algorithm>

namespace lunette {

TermLabel::TermLabel(Term term, const QString& text, QWidget* parent)
    : QLabel(text.isEmpty() ? textOf(term).name : text, parent) {
    setToolTip(explanationOf(term));
    setWhatsThis(toolTip());
    setAccessibleDescription(textOf(term).sentence);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::WhatsThisCursor);
    setContentsMargins(0, 0, 0, 2);  // room for the dots
}

void TermLabel::explain() { QWhatsThis::showText(mapToGlobal(rect().bottomLeft()), whatsThis(), this); }

void TermLabel::paintEvent(QPaintEvent* event) {
    QLabel::paintEvent(event);
    QPainter painter(this);
    QPen dots(palette().color(foregroundRole()), 1, Qt::DotLine);
    if (hasFocus()) dots = QPen(palette().color(QPalette::Highlight), 2);
    painter.setPen(dots);
    const QRect area = contentsRect();
    const int width = std::min(area.width(), fontMetrics().horizontalAdvance(text()));
    const int left = layoutDirection() == Qt::RightToLeft ? area.right() - width : area.left();
    const int line = area.center().y() + fontMetrics().height() / 2 + 1;
    painter.drawLine(left, line, left + width, line);
}

void TermLabel::mousePressEvent(QMouseEvent*) { explain(); }

void TermLabel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space)
        explain();
    else
        QLabel::keyPressEvent(event);
}

}  // namespace lunette
