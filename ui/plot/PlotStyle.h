#pragma once

class QCustomPlot;
class QWidget;

namespace lunette {

/// Dresses a plot of curves in the colors and figures that the theme of `widget`, the plot or what it is part of, has
/// now, with numbers of the default locale: quiet axes, faint grid. Does not draw it anew.
void stylePlot(QCustomPlot& plot, const QWidget& widget);

/// Lets the axes show numbers as the default locale writes them, without thousands separators.
void showLocaleNumbers(QCustomPlot& plot);

}  // namespace lunette
