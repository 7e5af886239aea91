#include "plot/PlotStyle.h"

#include "widgets/Theme.h"

#include <qcustomplot.h>

namespace lunette {
namespace {
constexpr float kGridStrength = 0.08F;
constexpr int kTicks = 4;
}  // namespace

void stylePlot(QCustomPlot& plot, const QWidget& widget) {
    showLocaleNumbers(plot);
    const QColor ink = theme::faintInk(widget);
    QColor grid = theme::ink(widget);
    grid.setAlphaF(kGridStrength);
    plot.setBackground(widget.palette().color(QPalette::Window));
    plot.axisRect()->setBackground(theme::ground(widget));
    for (auto* axis : {plot.xAxis, plot.yAxis}) {
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(ink);
        axis->setLabelColor(ink);
        axis->setTickLabelFont(theme::figures(widget));
        axis->setLabelFont(widget.font());
        axis->grid()->setPen(QPen(grid, 1));
        axis->grid()->setZeroLinePen(QPen(grid, 1));
        axis->ticker()->setTickCount(kTicks);
    }
}

void showLocaleNumbers(QCustomPlot& plot) {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    plot.setLocale(locale);
}

}  // namespace lunette
