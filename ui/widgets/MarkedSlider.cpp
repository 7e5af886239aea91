#include "widgets/MarkedSlider.h"

#include "widgets/Theme.h"

#include <QPainter>
#include <QStyleOptionSlider>

namespace lunette {
namespace {
constexpr double kRangeMarkHeight = 3;
}  // namespace

void MarkedSlider::setMarks(std::vector<Interval> marks) {
    marks_ = std::move(marks);
    update();
}

/// Where the middle of the handle is at this share of the range.
double MarkedSlider::xOf(double share) const {
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect groove = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderGroove, this);
    const QRect handle = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    return groove.left() + handle.width() / 2.0 + share * (groove.width() - handle.width());
}

void MarkedSlider::paintEvent(QPaintEvent* event) {
    QSlider::paintEvent(event);
    QPainter painter(this);
    for (const Interval& mark : marks_)
        painter.fillRect(QRectF(QPointF(xOf(mark.low), height() - kRangeMarkHeight), QPointF(xOf(mark.high), height())),
                         theme::withheld(*this));
}

}  // namespace lunette
