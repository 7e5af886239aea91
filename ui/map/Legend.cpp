#include "map/Legend.h"

#include "widgets/Theme.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {
constexpr int kSwatch = 9;
constexpr int kLegendGap = 5;
constexpr int kEntryGap = 14;
constexpr int kLegendScaleWidth = 130;
constexpr double kRing = 1.5;  // around nothing: a class that is hidden
constexpr double kHiddenOpacity = 0.6;
}  // namespace

Legend::Legend(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMouseTracking(true);
    setAccessibleName(tr("Classes"));
}

void Legend::setLegend(const CodeLegend& legend) {
    legend_ = legend;
    hidden_.clear();
    current_ = 0;
    setFocusPolicy(legend_.classes.empty() ? Qt::NoFocus : Qt::TabFocus);
    setToolTip(legend_.classes.empty() ? QString()
                                       : tr("Click a class to hide it or show it again, with Ctrl to see it alone"));
    updateGeometry();
    update();
}

int Legend::lineHeight() const { return fontMetrics().height() + 2; }

std::vector<QRect> Legend::entryRects(int width) const {
    std::vector<QRect> rects;
    QPoint corner;
    for (const auto& entry : legend_.classes) {
        const int length = kSwatch + kLegendGap + fontMetrics().horizontalAdvance(entry.name);
        if (corner.x() > 0 && corner.x() + length > width) corner = {0, corner.y() + lineHeight()};
        rects.emplace_back(corner, QSize(length, lineHeight()));
        corner.rx() += length + kEntryGap;
    }
    return rects;
}

QRect Legend::classRect(std::size_t number) const {
    return number < legend_.classes.size() ? entryRects(width())[number].translated(0, top()) : QRect();
}

std::size_t Legend::classAt(QPoint position) const {
    const auto rects = entryRects(width());
    const QPoint inside = position - QPoint(0, top());
    const auto isAt = [&](const QRect& rect) { return rect.adjusted(-kLegendGap, 0, kLegendGap, 0).contains(inside); };
    return static_cast<std::size_t>(std::ranges::find_if(rects, isAt) - rects.begin());
}

int Legend::heightForWidth(int width) const {
    const auto rects = entryRects(width);
    return rects.empty() ? lineHeight() : rects.back().bottom() + 1;
}

int Legend::top() const { return std::max(0, (height() - heightForWidth(width())) / 2); }

QSize Legend::sizeHint() const { return {kLegendScaleWidth * 2, lineHeight()}; }

void Legend::paintScale(QPainter& painter, int width) const {
    const QLocale locale;
    // Two digits of the range itself: 0.00 to 1.00, 0 to 59.
    const double range = std::max(legend_.high - legend_.low, 1e-9);
    const int decimals = std::clamp(2 - static_cast<int>(std::floor(std::log10(range * 1.01))), 0, 6);
    const QString low = locale.toString(legend_.low, 'f', decimals),
                  high = locale.toString(legend_.high, 'f', decimals);
    // Both ends are there whatever the room; the unit, and then the scale's length, give way.
    const int start = fontMetrics().horizontalAdvance(low) + kLegendGap;
    const int room = width - start - kLegendGap - fontMetrics().horizontalAdvance(high);
    const QString unit = legend_.unit.isEmpty() ? QString() : QLatin1Char(' ') + legend_.unit;
    const bool hasUnit = room - fontMetrics().horizontalAdvance(unit) >= kLegendScaleWidth / 2;
    const QRect bar(
        start, (lineHeight() - kSwatch) / 2,
        std::clamp(room - (hasUnit ? fontMetrics().horizontalAdvance(unit) : 0), kSwatch, kLegendScaleWidth), kSwatch);
    painter.drawText(QRect(0, 0, start, lineHeight()), Qt::AlignVCenter, low);
    // Each colour reaches to the end, so that no seam shows where vectors are scaled.
    for (int x = 0; x < bar.width(); ++x)
        painter.fillRect(bar.adjusted(x, 0, 0, 0), theme::viridis(x / (bar.width() - 1.0)));
    painter.drawText(QRect(bar.right() + 1 + kLegendGap, 0, 3 * kLegendScaleWidth, lineHeight()), Qt::AlignVCenter,
                     hasUnit ? high + unit : high);
}

void Legend::paintClasses(QPainter& painter, int width) const {
    painter.setRenderHint(QPainter::Antialiasing);
    const auto rects = entryRects(width);
    const QPen pen = painter.pen();
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const CodeLegend::Entry& entry = legend_.classes[i];
        const bool isHidden = hidden_.contains(static_cast<std::int32_t>(i));
        const QRectF swatch(rects[i].x(), rects[i].y() + (lineHeight() - kSwatch) / 2.0, kSwatch, kSwatch);
        painter.setOpacity(isHidden ? kHiddenOpacity : 1);
        painter.setPen(isHidden ? QPen(entry.color, kRing) : QPen(Qt::NoPen));
        painter.setBrush(isHidden ? QBrush(Qt::NoBrush) : QBrush(entry.color));
        painter.drawEllipse(isHidden ? swatch.adjusted(kRing / 2, kRing / 2, -kRing / 2, -kRing / 2) : swatch);
        painter.setPen(pen);
        painter.drawText(rects[i].adjusted(kSwatch + kLegendGap, 0, width, 0), Qt::AlignVCenter, entry.name);
    }
    painter.setOpacity(1);
}

void Legend::draw(QPainter& painter, int width) const {
    painter.setFont(font());
    if (legend_.isScale)
        paintScale(painter, width);
    else
        paintClasses(painter, width);
}

void Legend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(theme::faintInk(*this));
    painter.save();
    painter.translate(0, top());
    draw(painter, width());
    painter.restore();
    if (!hasFocus() || current_ >= legend_.classes.size()) return;
    QStyleOptionFocusRect option;
    option.initFrom(this);
    option.rect = classRect(current_).adjusted(-2, 0, 2, 0);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
}

void Legend::toggle(std::size_t number, bool alone) {
    const std::size_t count = legend_.classes.size();
    if (number >= count) return;
    current_ = number;
    const auto label = static_cast<std::int32_t>(number);
    if (alone) {
        const bool wasAlone = !hidden_.contains(label) && hidden_.size() + 1 == count;
        hidden_.clear();
        for (std::size_t other = 0; !wasAlone && other < count; ++other)
            if (other != number) hidden_.insert(static_cast<std::int32_t>(other));
    } else if (hidden_.erase(label) == 0) {
        hidden_.insert(label);
    }
    update();
    emit hiddenClassesChanged();
}

void Legend::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        toggle(classAt(event->position().toPoint()), event->modifiers() & Qt::ControlModifier);
}

void Legend::mouseMoveEvent(QMouseEvent* event) {
    const bool isOverOne = classAt(event->position().toPoint()) < legend_.classes.size();
    setCursor(isOverOne ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void Legend::keyPressEvent(QKeyEvent* event) {
    const std::size_t count = legend_.classes.size();
    if (event->key() == Qt::Key_Space) return toggle(current_, event->modifiers() & Qt::ControlModifier);
    if (event->key() == Qt::Key_Right && current_ + 1 < count)
        ++current_;
    else if (event->key() == Qt::Key_Left && current_ > 0)
        --current_;
    else
        return QWidget::keyPressEvent(event);
    update();
}

}  // namespace lunette
