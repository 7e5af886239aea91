#include "widgets/SampleRow.h"

#include "widgets/Picture.h"
#include "widgets/Theme.h"

#include <QPainter>

#include <algorithm>

namespace lunette {

namespace {
constexpr double kGap = 3;
constexpr double kGroupGap = 14;
constexpr double kUnderline = 3;
}  // namespace

SampleRow::SampleRow(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void SampleRow::setDraws(std::vector<QImage> a, std::vector<QImage> b) {
    a_ = std::move(a);
    b_ = std::move(b);
    update();
}

void SampleRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (a_.empty()) return;
    const auto count = static_cast<double>(a_.size());
    const double room = std::min((width() - kGroupGap) / (2 * count) - kGap, height() - kUnderline - 1);
    const QSizeF side = pixelExactRect(a_.front().size(), {0, 0, room, room}, devicePixelRatioF()).size();
    const double pitch = side.width() + kGap, groupWidth = count * pitch - kGap;
    const auto paintGroup = [&](const std::vector<QImage>& pictures, double left, const QColor& color) {
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            const QRectF area(left + static_cast<double>(i) * pitch, 0, side.width(), side.height());
            painter.drawImage(pixelExactRect(pictures[i].size(), area, devicePixelRatioF()), pictures[i]);
        }
        painter.fillRect(QRectF(left, side.height() + 1, groupWidth, kUnderline - 1), color);
    };
    paintGroup(a_, 0, theme::endA(*this));
    paintGroup(b_, width() - groupWidth, theme::endB(*this));
}

}  // namespace lunette
