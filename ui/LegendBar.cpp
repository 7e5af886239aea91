#include "LegendBar.h"

#include "Theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {
constexpr int swatch = 9;
constexpr int gap = 5;
constexpr int entryGap = 14;
constexpr int scaleWidth = 130;
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
    return swatch + gap + fontMetrics().horizontalAdvance(entry.name) + entryGap;
}

int LegendBar::heightForWidth(int width) const {
    int x = 0, lines = 1;
    for (const auto& entry : legend_.classes) {
        if (x > 0 && x + entryWidth(entry) - entryGap > width) {
            x = 0;
            ++lines;
        }
        x += entryWidth(entry);
    }
    return lines * lineHeight();
}

QSize LegendBar::sizeHint() const { return {scaleWidth * 2, lineHeight()}; }

void LegendBar::paintScale(QPainter& painter) const {
    const QLocale locale;
    // Two digits of the range itself: 0.00 to 1.00, 0 to 59.
    const double range = std::max(legend_.high - legend_.low, 1e-9);
    const int decimals = std::clamp(2 - static_cast<int>(std::floor(std::log10(range * 1.01))), 0, 6);
    const QString low = locale.toString(legend_.low, 'f', decimals),
                  high = locale.toString(legend_.high, 'f', decimals);
    const int start = fontMetrics().horizontalAdvance(low) + gap;
    const QRect bar(start, (height() - swatch) / 2, scaleWidth, swatch);
    painter.drawText(QRect(0, 0, start, height()), Qt::AlignVCenter, low);
    for (int x = 0; x < bar.width(); ++x)
        painter.fillRect(bar.left() + x, bar.top(), 1, bar.height(), theme::viridis(x / (bar.width() - 1.0)));
    painter.drawText(QRect(bar.right() + 1 + gap, 0, width(), height()), Qt::AlignVCenter, high);
}

void LegendBar::paintClasses(QPainter& painter) const {
    int x = 0, y = 0;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& entry : legend_.classes) {
        if (x > 0 && x + entryWidth(entry) - entryGap > width()) {
            x = 0;
            y += lineHeight();
        }
        const QPen pen = painter.pen();
        painter.setPen(Qt::NoPen);
        painter.setBrush(entry.color);
        painter.drawEllipse(QRectF(x, y + (lineHeight() - swatch) / 2.0, swatch, swatch));
        painter.setPen(pen);
        painter.drawText(QRect(x + swatch + gap, y, width(), lineHeight()), Qt::AlignVCenter, entry.name);
        x += entryWidth(entry);
    }
}

void LegendBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(theme::faintInk(*this));
    if (legend_.isScale)
        paintScale(painter);
    else
        paintClasses(painter);
}

}  // namespace lunette
