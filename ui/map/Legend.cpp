#include "map/Legend.h"

#include "map/LegendList.h"
#include "session/MessageText.h"
#include "widgets/NumberText.h"
#include "widgets/Theme.h"

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
constexpr int kMaxLines = 2;
}  // namespace

Legend::Legend(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMouseTracking(true);
    setAccessibleName(tr("Classes"));
}

void Legend::setHidden(const HiddenClasses& hidden) {
    if (hidden_ == hidden) return;
    hidden_ = hidden;
    update();
    emit hiddenClassesChanged();
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

QString Legend::moreText(int width) const {
    const QString text = translated(Message::tr("%n labels…", "%n label…", legend_.classes.size()));
    return fontMetrics().horizontalAdvance(text) <= width ? text : QStringLiteral("…");
}

Legend::Places Legend::places(int width) const {
    Places places;
    QPoint corner;
    int line = 0;
    const int more = fontMetrics().horizontalAdvance(moreText(width)) + kEntryGap;
    for (const auto& entry : legend_.classes) {
        const int length = kSwatch + kLegendGap + fontMetrics().horizontalAdvance(entry.name);
        if (corner.x() > 0 && corner.x() + length > width) {
            corner = {0, corner.y() + lineHeight()};
            if (++line == kMaxLines) break;
        }
        places.classes.emplace_back(corner, QSize(length, lineHeight()));
        corner.rx() += length + kEntryGap;
    }
    if (places.classes.size() == legend_.classes.size()) return places;
    // The last of the classes make room for the words behind them.
    const auto isInTheWay = [&] {
        return places.classes.size() > 1 && places.classes.back().y() == (kMaxLines - 1) * lineHeight() &&
               places.classes.back().right() + kEntryGap + more > width;
    };
    while (isInTheWay()) places.classes.pop_back();
    const QRect last = places.classes.back();
    const bool isBehind = last.right() + kEntryGap + more <= width;
    const QPoint at = isBehind ? QPoint(last.right() + kEntryGap, last.y()) : QPoint(0, last.y() + lineHeight());
    places.more = QRect(at, QSize(more - kEntryGap, lineHeight()));
    return places;
}

QRect Legend::moreRect() const {
    const QRect more = places(width()).more;
    return more.isNull() ? QRect() : more.translated(0, top());
}

void Legend::openList() {
    auto* list = new LegendList(legend_, hidden_, this);
    connect(list, &LegendList::toggled, this, &Legend::toggle);
    connect(this, &Legend::hiddenClassesChanged, list, [this, list] { list->setHidden(hidden_); });
    list->move(mapToGlobal(moreRect().bottomLeft()));
    list->show();
    list->setFocus();
}

QRect Legend::classRect(std::size_t number) const {
    const auto rects = places(width()).classes;
    return number < rects.size() ? rects[number].translated(0, top()) : QRect();
}

std::size_t Legend::classAt(QPoint position) const {
    const auto rects = places(width()).classes;
    const QPoint inside = position - QPoint(0, top());
    const auto isAt = [&](const QRect& rect) { return rect.adjusted(-kLegendGap, 0, kLegendGap, 0).contains(inside); };
    const auto found = std::ranges::find_if(rects, isAt);
    return found == rects.end() ? legend_.classes.size() : static_cast<std::size_t>(found - rects.begin());
}

int Legend::heightForWidth(int width) const {
    const Places at = places(width);
    return at.classes.empty() ? lineHeight() : std::max(at.classes.back().bottom(), at.more.bottom()) + 1;
}

int Legend::top() const { return std::max(0, (height() - heightForWidth(width())) / 2); }

QSize Legend::sizeHint() const { return {kLegendScaleWidth * 2, lineHeight()}; }

/// Of a scale: both its ends, with a bit of it between them; of classes: the first, and below it what opens the list.
QSize Legend::minimumSizeHint() const {
    if (!legend_.isScale) {
        const QString first = legend_.classes.empty() ? QString() : legend_.classes.front().name;
        const int shortest = fontMetrics().horizontalAdvance(first.left(1)) + kSwatch + kLegendGap;
        return {legend_.classes.empty() ? 0 : shortest, lineHeight()};
    }
    const auto [low, high] = scaleEnds();
    return {fontMetrics().horizontalAdvance(low + high) + 2 * (kLegendGap + kSwatch), lineHeight()};
}

std::pair<QString, QString> Legend::scaleEnds() const {
    // Two digits of the range itself: 0.00 to 1.00, 0 to 59.
    const double range = std::max(legend_.high - legend_.low, 1e-9);
    const int decimals = std::clamp(2 - static_cast<int>(std::floor(std::log10(range * 1.01))), 0, 6);
    return {numberText(legend_.low, decimals), numberText(legend_.high, decimals)};
}

void Legend::paintScale(QPainter& painter, int width) const {
    const auto [low, high] = scaleEnds();
    // Both ends are there whatever the room; the unit, and then the scale's length, give way.
    const int start = fontMetrics().horizontalAdvance(low) + kLegendGap;
    const int room = width - start - kLegendGap - fontMetrics().horizontalAdvance(high);
    const QString unit = legend_.unit.isEmpty() ? QString() : QLatin1Char(' ') + legend_.unit;
    const bool hasUnit = room - fontMetrics().horizontalAdvance(unit) >= kLegendScaleWidth / 2;
    const QRect bar(
        start, (lineHeight() - kSwatch) / 2,
        std::clamp(room - (hasUnit ? fontMetrics().horizontalAdvance(unit) : 0), kSwatch, kLegendScaleWidth), kSwatch);
    painter.drawText(QRect(0, 0, start, lineHeight()), Qt::AlignVCenter, low);
    // Each color reaches to the end, so that no seam shows where vectors are scaled.
    for (int x = 0; x < bar.width(); ++x)
        painter.fillRect(bar.adjusted(x, 0, 0, 0), theme::viridis(x / (bar.width() - 1.0)));
    painter.drawText(QRect(bar.right() + 1 + kLegendGap, 0, 3 * kLegendScaleWidth, lineHeight()), Qt::AlignVCenter,
                     hasUnit ? high + unit : high);
}

void Legend::paintClasses(QPainter& painter, int width) const {
    painter.setRenderHint(QPainter::Antialiasing);
    const Places at = places(width);
    const auto& rects = at.classes;
    const QPen pen = painter.pen();
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const CodeLegend::Entry& entry = legend_.classes[i];
        const bool isHidden = hidden_.contains(static_cast<std::int32_t>(i));
        const QPointF middle(rects[i].x() + kSwatch / 2.0, rects[i].y() + lineHeight() / 2.0);
        painter.setOpacity(isHidden ? kHiddenOpacity : 1);
        painter.setPen(isHidden ? QPen(entry.color, kRing) : QPen(Qt::NoPen));
        painter.setBrush(isHidden ? QBrush(Qt::NoBrush) : QBrush(entry.color));
        painter.drawPath(markerPath(entry.marker, (isHidden ? kSwatch - kRing : kSwatch) / 2.0).translated(middle));
        painter.setPen(pen);
        painter.drawText(rects[i].adjusted(kSwatch + kLegendGap, 0, width, 0), Qt::AlignVCenter, entry.name);
    }
    painter.setOpacity(1);
    if (!at.more.isNull()) painter.drawText(at.more, Qt::AlignVCenter, moreText(width));
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
    if (event->button() != Qt::LeftButton) return;
    if (moreRect().contains(event->position().toPoint()))
        openList();
    else
        toggle(classAt(event->position().toPoint()), event->modifiers() & Qt::ControlModifier);
}

void Legend::mouseMoveEvent(QMouseEvent* event) {
    const bool isOverOne = classAt(event->position().toPoint()) < legend_.classes.size() ||
                           moreRect().contains(event->position().toPoint());
    setCursor(isOverOne ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void Legend::keyPressEvent(QKeyEvent* event) {
    const std::size_t count = legend_.classes.size();
    if (event->key() == Qt::Key_Space) return toggle(current_, event->modifiers() & Qt::ControlModifier);
    if (event->key() == Qt::Key_Return && !moreRect().isNull()) return openList();
    if (event->key() == Qt::Key_Right && current_ + 1 < count)
        ++current_;
    else if (event->key() == Qt::Key_Left && current_ > 0)
        --current_;
    else
        return QWidget::keyPressEvent(event);
    update();
}

}  // namespace lunette
