#include "widgets/PictureCard.h"

#include "widgets/Picture.h"
#include "widgets/Theme.h"

#include <QPainter>

#include <algorithm>

namespace lunette {

namespace {
constexpr int kPadding = 4;
constexpr double kCorner = 4;
constexpr int kLetterSide = 16;
}  // namespace

PictureCard::PictureCard(QWidget* parent) : QWidget(parent), edge_(theme::faintInk) {}

void PictureCard::setPicture(const QImage& picture) {
    picture_ = picture;
    update();
}

void PictureCard::setLines(const QStringList& lines) {
    if (lines == lines_) return;
    const QSize before = sizeHint();
    lines_ = lines;
    if (sizeHint() != before) updateGeometry();
    update();
}

void PictureCard::setLetter(const QString& letter) {
    letter_ = letter;
    update();
}

void PictureCard::setEdge(Edge edge) {
    edge_ = edge;
    update();
}

void PictureCard::setEmptyText(const QString& text) {
    emptyText_ = text;
    update();
}

void PictureCard::setPictureSide(int side) {
    if (side == side_) return;
    side_ = side;
    updateGeometry();
    update();
}

void PictureCard::setLineCount(int lines) {
    lineCount_ = lines;
    updateGeometry();
}

QSize PictureCard::sizeHint() const {
    int width = side_;
    const QFontMetrics metrics(theme::figures(*this));
    for (const QString& line : lines_) width = std::max(width, metrics.horizontalAdvance(line));
    const int lines = std::max(lineCount_, static_cast<int>(lines_.size()));
    return {width + 2 * kPadding, side_ + 2 * kPadding + lines * metrics.height()};
}

QSize PictureCard::minimumSizeHint() const {
    const int lines = lineCount_ * QFontMetrics(theme::figures(*this)).height();
    return {64 + 2 * kPadding, 64 + 2 * kPadding + lines};
}

QRectF PictureCard::pictureArea() const {
    const int lines = std::max(lineCount_, static_cast<int>(lines_.size()));
    const int text = lines * QFontMetrics(theme::figures(*this)).height();
    return QRectF(rect()).adjusted(kPadding, kPadding, -kPadding, -kPadding - text);
}

void PictureCard::paintLetter(QPainter& painter, const QRectF& area) const {
    const int side = theme::byText(*this, kLetterSide);
    const QRectF badge(area.left(), area.top(), side, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(edge_(*this));
    painter.drawRoundedRect(badge, 3, 3);
    painter.setPen(theme::ground(*this));
    QFont font = this->font();
    font.setBold(true);
    painter.setFont(font);
    painter.drawText(badge, Qt::AlignCenter, letter_);
}

void PictureCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge_(*this), 1.5));
    painter.setBrush(theme::ground(*this));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kCorner, kCorner);

    const QRectF area = pictureArea();
    if (picture_.isNull()) {
        painter.setPen(theme::faintInk(*this));
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
    } else {
        painter.drawImage(pixelExactRect(picture_.size(), area, devicePixelRatioF()), picture_);
    }
    if (!letter_.isEmpty()) paintLetter(painter, QRectF(rect()).adjusted(kPadding, kPadding, 0, 0));

    const QFont figures = theme::figures(*this);
    painter.setFont(figures);
    painter.setPen(theme::ink(*this));
    const QFontMetrics metrics(figures);
    double y = area.bottom();
    for (const QString& line : lines_) {
        painter.drawText(QRectF(kPadding, y, width() - 2 * kPadding, metrics.height()), Qt::AlignCenter,
                         metrics.elidedText(line, Qt::ElideRight, width() - 2 * kPadding));
        y += metrics.height();
    }
}

}  // namespace lunette
