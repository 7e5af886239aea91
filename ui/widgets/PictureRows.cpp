#include "widgets/PictureRows.h"

#include "widgets/Language.h"
#include "widgets/Picture.h"
#include "widgets/Theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

constexpr double kRowGap = 4;
constexpr double kNameGap = 8;
constexpr double kMarkHeight = 8;
constexpr double kCaptionGap = 8;
constexpr int kUsefulRowSide = 40;  // about: a picture of whole pixels that can still be read

}  // namespace

PictureRows::PictureRows(const QString& heading, QWidget* parent) : QWidget(parent), heading_(heading) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PictureRows::setRows(std::vector<std::vector<QImage>> rows) {
    rows_ = std::move(rows);
    update();
}

void PictureRows::setHeading(const QString& heading) {
    heading_ = heading;
    update();
}

void PictureRows::setCaptions(const QStringList& captions) {
    captions_ = captions;
    update();
}

void PictureRows::setRowNames(const QStringList& names) {
    rowNames_ = names;
    update();
}

void PictureRows::setCaptioned(bool isCaptioned) {
    isCaptioned_ = isCaptioned;
    updateGeometry();
}

void PictureRows::setMark(std::optional<double> share) {
    if (mark_.has_value() != share.has_value()) updateGeometry();
    mark_ = share;
    update();
}

void PictureRows::setShape(QSize picture, int rows, bool areCaptioned) {
    picture_ = picture;
    rowCount_ = rows;
    areRowsCaptioned_ = areCaptioned;
    updateGeometry();
}

int PictureRows::lineHeight() const { return QFontMetrics(theme::figures(*this)).height(); }

void PictureRows::setWidestCaption(const QString& text) {
    widestCaption_ = text;
    update();
}

int PictureRows::extent() const { return std::max({1, picture_.width(), picture_.height()}); }

double PictureRows::nameWidth(const QStringList& names) const {
    const QFontMetricsF metrics(theme::figures(*this));
    double width = 0;
    for (const QString& name : names)
        for (const QString& line : name.split(u'\n')) width = std::max(width, metrics.horizontalAdvance(line));
    return width > 0 ? std::ceil(width) + kNameGap : 0;
}

double PictureRows::nameHeight(const QStringList& names) const {
    qsizetype lines = 0;
    for (const QString& name : names) lines = std::max(lines, name.count(u'\n') + 1);
    return static_cast<double>(lines * lineHeight());
}

QStringList PictureRows::namesIn(double height) const {
    if (nameHeight(rowNames_) <= height) return rowNames_;
    QStringList names;
    for (const QString& name : rowNames_) {
        const QStringList lines = name.split(u'\n');
        names << (lines.size() < 3 ? name : lines.front() + u'\n' + language::listed(lines.mid(1)));
    }
    return names;
}

double PictureRows::headHeight() const { return lineHeight() + (mark_ ? kMarkHeight : kRowGap); }

bool PictureRows::hasCaptionRows() const { return captions_.size() > columns(); }

QSize PictureRows::minimumSizeHint() const {
    const double side = readableSide(extent(), devicePixelRatioF(), kUsefulRowSide);
    const int captionRows = areRowsCaptioned_ ? rowCount_ : isCaptioned_ ? 1 : 0;
    return {160, captionRows * lineHeight() + static_cast<int>(std::ceil(headHeight() + rowCount_ * (side + kRowGap)))};
}

double PictureRows::captionWidth() const {
    double widest = 0;
    for (const QString& caption : captions_ + QStringList{widestCaption_})
        widest = std::max(widest, QFontMetricsF(font()).horizontalAdvance(caption));
    return widest;
}

PictureRows::Geometry PictureRows::geometry() const {
    Geometry at;
    const double rows = std::max(rowCount_, 1);
    const double captionRows = hasCaptionRows() ? rows : isCaptioned_ ? 1 : 0;
    const double high = (height() - captionRows * lineHeight() - headHeight()) / rows - kRowGap;
    at.names = namesIn(high);
    at.left = nameWidth(at.names);
    at.columns = columns();
    const double across = width() - at.left, ratio = devicePixelRatioF();
    if (prefersSize_) {
        const double fitting = std::floor((across + kRowGap) / (wholeSide(high, extent(), ratio) + kRowGap));
        at.columns = std::clamp(static_cast<int>(fitting), std::min(1, columns()), columns());
    }
    // Fewer pictures where the captions of all would run into each other.
    const double words = captionWidth();
    if (words > 0)
        at.columns = std::clamp(static_cast<int>((across + kCaptionGap) / (words + kCaptionGap)),
                                std::min(1, at.columns), at.columns);
    const double count = std::max(1, at.columns);
    at.side = wholeSide(std::min((across - kRowGap * (count - 1)) / count, high), extent(), ratio);
    const double widest = std::max(at.side, words);
    at.pitch = std::min(std::floor((across - widest) / std::max(count - 1, 1.0)),
                        std::max(std::round(1.5 * at.side), words > 0 ? words + kCaptionGap : 0.0));
    at.left += (widest - at.side) / 2;
    at.step = std::clamp(nameHeight(at.names) + kRowGap, at.side, std::max(at.side, high)) + kRowGap +
              (hasCaptionRows() ? lineHeight() : 0);
    at.top = headHeight();
    return at;
}

void PictureRows::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(theme::faintInk(*this));
    painter.drawText(QRectF(0, 0, width(), lineHeight()), Qt::AlignLeft | Qt::AlignVCenter, heading_);
    const Geometry at = geometry();
    double y = at.top;
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < std::min(row.size(), static_cast<std::size_t>(at.columns)); ++i) {
            const QRectF area(at.left + static_cast<double>(i) * at.pitch, y, at.side, at.side);
            painter.drawImage(pixelExactRect(row[i].size(), area, devicePixelRatioF()), row[i]);
        }
        if (hasCaptionRows())
            paintCaptions(painter, static_cast<qsizetype>(&row - rows_.data()) * columns(), y + at.side, at);
        y += at.step;
    }
    if (!hasCaptionRows()) paintCaptions(painter, 0, y - kRowGap / 2, at);
    paintNames(painter, at);
    if (!mark_ || at.columns < 2) return;
    const double x = at.left + at.side / 2 + *mark_ * at.pitch * (at.columns - 1), tip = at.top - 1;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::accent(*this));
    painter.drawPolygon(QPolygonF{{x, tip}, {x - 5, tip - 6}, {x + 5, tip - 6}});
}

/// Those of one row, from this one on.
void PictureRows::paintCaptions(QPainter& painter, qsizetype first, double top, const Geometry& at) const {
    for (qsizetype i = 0; i < std::min<qsizetype>(captions_.size() - first, at.columns); ++i)
        painter.drawText(QRectF(at.left + static_cast<double>(i) * at.pitch, top, at.side, lineHeight()),
                         Qt::AlignHCenter | Qt::AlignTop | Qt::TextDontClip, captions_[first + i]);
}

void PictureRows::paintNames(QPainter& painter, const Geometry& at) const {
    painter.setFont(theme::figures(*this));
    painter.setPen(theme::ink(*this));
    for (qsizetype i = 0; i < std::min<qsizetype>(at.names.size(), static_cast<qsizetype>(rows_.size())); ++i) {
        const double top = at.top + static_cast<double>(i) * at.step;
        painter.drawText(QRectF(0, top, at.left - kNameGap, at.side),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, at.names[i]);
    }
    painter.setPen(theme::faintInk(*this));
}

void PictureRows::mousePressEvent(QMouseEvent* event) {
    const Geometry at = geometry();
    const double x = event->position().x() - at.left;
    if (at.columns == 0 || event->button() != Qt::LeftButton || x < 0) return;
    const auto column = static_cast<int>(x / std::max(at.pitch, 1.0));
    if (column < at.columns) emit pictureClicked(column, at.columns);
}

}  // namespace lunette
