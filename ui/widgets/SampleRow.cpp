#include "widgets/SampleRow.h"

#include "widgets/Picture.h"
#include "widgets/Theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {
constexpr double kGap = 3;
constexpr double kGroupGap = 14;
constexpr double kUnderline = 3;
constexpr int kSampleSide = 40;     // about
constexpr int kDefaultExtent = 32;  // pixels, while there is no picture
}  // namespace

SampleRow::SampleRow(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void SampleRow::setDraws(std::vector<QImage> a, std::vector<QImage> b) {
    const bool isOtherSize = !a.empty() && (a_.empty() || a.front().size() != a_.front().size());
    a_ = std::move(a);
    b_ = std::move(b);
    if (isOtherSize) updateGeometry();
    update();
}

int SampleRow::extent() const {
    return a_.empty() ? kDefaultExtent : std::max(a_.front().width(), a_.front().height());
}

QSize SampleRow::sizeHint() const { return {280, minimumSizeHint().height()}; }

QSize SampleRow::minimumSizeHint() const {
    const double side = readableSide(extent(), devicePixelRatioF(), kSampleSide);
    return {180, static_cast<int>(std::ceil(side + kUnderline + 1))};
}

std::size_t SampleRow::shownOfEach() const {
    const double least = readableSide(extent(), devicePixelRatioF(), kSampleSide) + kGap;
    const double fits = std::floor(((width() - kGroupGap) / 2 + kGap) / least);
    return std::clamp<std::size_t>(static_cast<std::size_t>(std::max(fits, 1.0)), 1,
                                   std::max<std::size_t>(a_.size(), 1));
}

double SampleRow::side() const {
    const auto count = static_cast<double>(shownOfEach());
    const double room = std::min(((width() - kGroupGap) / 2 + kGap) / count - kGap, height() - kUnderline - 1);
    return wholeSide(room, extent(), devicePixelRatioF());
}

void SampleRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (a_.empty()) return;
    const std::size_t shown = shownOfEach();
    const auto count = static_cast<double>(shown);
    const double room = this->side();
    const QSizeF side = pixelExactRect(a_.front().size(), {0, 0, room, room}, devicePixelRatioF()).size();
    const double pitch = side.width() + kGap, groupWidth = count * pitch - kGap;
    const auto paintGroup = [&](const std::vector<QImage>& pictures, double left, const QColor& color) {
        for (std::size_t i = 0; i < std::min(shown, pictures.size()); ++i) {
            const QRectF area(left + static_cast<double>(i) * pitch, 0, side.width(), side.height());
            painter.drawImage(pixelExactRect(pictures[i].size(), area, devicePixelRatioF()), pictures[i]);
        }
        painter.fillRect(QRectF(left, side.height() + 1, groupWidth, kUnderline - 1), color);
    };
    paintGroup(a_, 0, theme::endA(*this));
    paintGroup(b_, width() - groupWidth, theme::endB(*this));
}

}  // namespace lunette
