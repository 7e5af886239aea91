#include "widgets/DrawingPad.h"

#include "widgets/Picture.h"
#include "widgets/Theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace lunette {

namespace {
constexpr int kTextMargin = 8;
constexpr std::size_t kMaxUndone = 50;
constexpr int kMinSide = 112;
}  // namespace

DrawingPad::DrawingPad(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumSize(kMinSide, kMinSide);
}

void DrawingPad::reset(QSize size, bool isDark) {
    blank_ = size.isEmpty() ? QImage() : QImage(size, QImage::Format_RGB32);
    if (!blank_.isNull()) blank_.fill(isDark ? Qt::black : Qt::white);
    picture_ = blank_;
    before_.clear();
    drawing_ = Qt::NoButton;
    if (blank_.isNull())
        unsetCursor();
    else
        setCursor(Qt::CrossCursor);
    update();
    emit edited();
}

void DrawingPad::setPicture(const QImage& picture) {
    if (picture.size() != blank_.size()) return;
    remember();
    picture_ = picture;
    update();
    emit edited();
}

void DrawingPad::takeOver(const DrawingPad& other) {
    if (other.blank_ != blank_) return;
    picture_ = other.picture_;
    before_ = other.before_;
    update();
    emit edited();
}

void DrawingPad::clear() {
    if (!isBlank()) setPicture(blank_);
}

void DrawingPad::undo() {
    if (before_.empty()) return;
    picture_ = before_.back();
    before_.pop_back();
    update();
    emit edited();
}

void DrawingPad::remember() {
    before_.push_back(picture_);
    if (before_.size() > kMaxUndone) before_.erase(before_.begin());
}

void DrawingPad::setEmptyText(const QString& text) {
    emptyText_ = text;
    update();
}

QRectF DrawingPad::place() const { return pixelExactRect(picture_.size(), rect(), devicePixelRatioF()); }

QPointF DrawingPad::toPicture(QPointF position) const {
    const QRectF at = place();
    return {(position.x() - at.left()) * picture_.width() / at.width(),
            (position.y() - at.top()) * picture_.height() / at.height()};
}

void DrawingPad::stroke(QPointF from, QPointF to) {
    const bool isDark = qGray(blank_.pixel(0, 0)) == 0;
    const bool isInk = drawing_ == Qt::LeftButton;
    QPainter painter(&picture_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isDark == isInk ? Qt::white : Qt::black, brushWidth_, Qt::SolidLine, Qt::RoundCap));
    if (from == to)
        painter.drawPoint(from);
    else
        painter.drawLine(from, to);
    painter.end();
    update();
    emit edited();
}

void DrawingPad::mousePressEvent(QMouseEvent* event) {
    const bool isDrawing = event->button() == Qt::LeftButton || event->button() == Qt::RightButton;
    if (blank_.isNull() || !isDrawing || drawing_ != Qt::NoButton) return;
    drawing_ = event->button();
    remember();
    last_ = toPicture(event->position());
    stroke(last_, last_);
}

void DrawingPad::mouseMoveEvent(QMouseEvent* event) {
    if (drawing_ == Qt::NoButton) return;
    const QPointF to = toPicture(event->position());
    stroke(last_, to);
    last_ = to;
}

void DrawingPad::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == drawing_) drawing_ = Qt::NoButton;
}

void DrawingPad::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::ground(*this));
    if (!picture_.isNull()) {
        painter.drawImage(place(), picture_);
        painter.setPen(theme::faintInk(*this));
        painter.drawRect(place().adjusted(0, 0, -1, -1));
    }
    if (!isBlank()) return;
    painter.setPen(theme::faintInk(*this));
    if (!blank_.isNull()) painter.setPen(qGray(blank_.pixel(0, 0)) == 0 ? Qt::lightGray : Qt::darkGray);
    painter.drawText(place().adjusted(kTextMargin, kTextMargin, -kTextMargin, -kTextMargin),
                     Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
}

}  // namespace lunette
