#pragma once

class QCustomPlot;
class QWidget;

namespace lunette {

/// Dresses a plot of curves in the colours and figures that the theme of `widget`, the plot or what it is part of, has
/// now: quiet axes, faint grid. Does not draw it anew.
void stylePlot(QCustomPlot& plot, const QWidget& widget);

}  // namespace lunette
