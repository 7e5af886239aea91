#include "LegendBar.h"

#include "Theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {
constexpr int kSwatch = 9;
constexpr int kGap = 5;
constexpr int kEntryGap = 14;
constexpr int kScaleWidth = 130;
}  // namespace

LegendBar::LegendBar(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LegendBar::setLegend(const CodeLegend& legend) {
    legend_ = legend;
    updateGeometry();
    update();
}

int LegendBar::lineHeight() const { return fontMetrics().height() + 2; }

int LegendBar::entryWidth(const CodeLegend::Entry& entry) const {
    return kSwatch + kGap + fontMetrics().horizontalAdvance(entry.name) + kEntryGap;
}

int LegendBar::heightForWidth(int width) const {
    int x = 0, lines = 1;
    for (const auto& entry : legend_.classes) {
        if (x > 0 && x + entryWidth(entry) - kEntryGap > width) {
            x = 0;
            ++lines;
        }
        x += entryWidth(entry);
    }
    return lines * lineHeight();
}

QSize LegendBar::sizeHint() const { return {kScaleWidth * 2, lineHeight()}; }

void LegendBar::paintScale(QPainter& painter, int width) const {
    const QLocale locale;
    // Two digits of the range itself: 0.00 to 1.00, 0 to 59.
    const double range = std::max(legend_.high - legend_.low, 1e-9);
    const int decimals = std::clamp(2 - static_cast<int>(std::floor(std::log10(range * 1.01))), 0, 6);
    const QString low = locale.toString(legend_.low, 'f', decimals),
                  high = locale.toString(legend_.high, 'f', decimals);
    // Both ends are there whatever the room; the unit, and then the scale's length, give way.
    const int start = fontMetrics().horizontalAdvance(low) + kGap;
    const int room = width - start - kGap - fontMetrics().horizontalAdvance(high);
    const QString unit = legend_.unit.isEmpty() ? QString() : QLatin1Char(' ') + legend_.unit;
    const bool hasUnit = room - fontMetrics().horizontalAdvance(unit) >= kScaleWidth / 2;
    const QRect bar(start, (lineHeight() - kSwatch) / 2,
                    std::clamp(room - (hasUnit ? fontMetrics().horizontalAdvance(unit) : 0), kSwatch, kScaleWidth),
                    kSwatch);
    painter.drawText(QRect(0, 0, start, lineHeight()), Qt::AlignVCenter, low);
    // Each colour reaches to the end, so that no seam shows where vectors are scaled.
    for (int x = 0; x < bar.width(); ++x)
        painter.fillRect(bar.adjusted(x, 0, 0, 0), theme::viridis(x / (bar.width() - 1.0)));
    painter.drawText(QRect(bar.right() + 1 + kGap, 0, 3 * kScaleWidth, lineHeight()), Qt::AlignVCenter,
                     hasUnit ? high + unit : high);
}

void LegendBar::paintClasses(QPainter& painter, int width) const {
    int x = 0, y = 0;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& entry : legend_.classes) {
        if (x > 0 && x + entryWidth(entry) - kEntryGap > width) {
            x = 0;
            y += lineHeight();
        }
        const QPen pen = painter.pen();
        painter.setPen(Qt::NoPen);
        painter.setBrush(entry.color);
        painter.drawEllipse(QRectF(x, y + (lineHeight() - kSwatch) / 2.0, kSwatch, kSwatch));
        painter.setPen(pen);
        painter.drawText(QRect(x + kSwatch + kGap, y, width, lineHeight()), Qt::AlignVCenter, entry.name);
        x += entryWidth(entry);
    }
}

void LegendBar::draw(QPainter& painter, int width) const {
    painter.setFont(font());
    if (legend_.isScale)
        paintScale(painter, width);
    else
        paintClasses(painter, width);
}

void LegendBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(theme::faintInk(*this));
    if (legend_.isScale) painter.translate(0, (height() - lineHeight()) / 2);
    draw(painter, width());
}

}  // namespace lunette
