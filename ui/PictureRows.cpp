#include "PictureRows.h"

#include "Picture.h"
#include "Theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

constexpr double kGap = 4;
constexpr double kMarkHeight = 8;
constexpr int kUsefulSide = 40;  // about: a picture of whole pixels that can still be read

}  // namespace

PictureRows::PictureRows(const QString& heading, QWidget* parent) : QWidget(parent), heading_(heading) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PictureRows::setRows(std::vector<std::vector<QImage>> rows) {
    rows_ = std::move(rows);
    update();
}

void PictureRows::setCaptions(const QStringList& captions) {
    captions_ = captions;
    update();
}

void PictureRows::setMark(std::optional<double> share) {
    mark_ = share;
    update();
}

void PictureRows::setShape(QSize picture, int rows) {
    picture_ = picture;
    rowCount_ = rows;
    updateGeometry();
}

int PictureRows::lineHeight() const { return QFontMetrics(theme::figures(*this)).height(); }

QSize PictureRows::minimumSizeHint() const {
    const int extent = std::max({1, picture_.width(), picture_.height()});
    const int side = std::min(kUsefulSide, extent * std::max(1, kUsefulSide / extent));
    return {160, 2 * lineHeight() + static_cast<int>(kMarkHeight + rowCount_ * (side + kGap))};
}

PictureRows::Geometry PictureRows::geometry() const {
    Geometry at;
    const double count = std::max(1, columns()), rows = std::max(rowCount_, 1);
    const double room = height() - 2 * lineHeight() - kMarkHeight;
    const double fits = std::max(1.0, std::min((width() - kGap * (count - 1)) / count, room / rows - kGap));
    const double ratio = devicePixelRatioF();
    const int extent = std::max({1, picture_.width(), picture_.height()});
    const double multiple = std::floor(fits * ratio / extent);
    at.side = multiple >= 1 ? multiple * extent / ratio : fits;
    at.pitch = std::min(std::floor((width() - at.side) / std::max(count - 1, 1.0)), std::round(1.5 * at.side));
    at.top = lineHeight() + kMarkHeight;
    return at;
}

void PictureRows::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(theme::faintInk(*this));
    painter.drawText(QRectF(0, 0, width(), lineHeight()), Qt::AlignLeft | Qt::AlignVCenter, heading_);
    const Geometry at = geometry();
    double y = at.top;
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const QRectF area(static_cast<double>(i) * at.pitch, y, at.side, at.side);
            painter.drawImage(pixelExactRect(row[i].size(), area, devicePixelRatioF()), row[i]);
        }
        y += at.side + kGap;
    }
    painter.setFont(theme::figures(*this));
    for (qsizetype i = 0; i < captions_.size(); ++i)
        painter.drawText(QRectF(static_cast<double>(i) * at.pitch, y - kGap / 2, at.side, lineHeight()),
                         Qt::AlignHCenter | Qt::AlignTop | Qt::TextDontClip, captions_[i]);
    if (!mark_ || columns() < 2) return;
    const double x = at.side / 2 + *mark_ * at.pitch * (columns() - 1), tip = at.top - 1;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::accent(*this));
    painter.drawPolygon(QPolygonF{{x, tip}, {x - 5, tip - 6}, {x + 5, tip - 6}});
}

void PictureRows::mousePressEvent(QMouseEvent* event) {
    if (columns() == 0 || event->button() != Qt::LeftButton) return;
    const auto column = static_cast<int>(event->position().x() / std::max(geometry().pitch, 1.0));
    if (column < columns()) emit pictureClicked(column, columns());
}

}  // namespace lunette
