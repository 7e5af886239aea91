#pragma once

#include <qcustomplot.h>

namespace lunette {

/// Draws layers of a plot, as it stands on the screen, into a painter of something else; a recording painter makes that
/// a matter of a few milliseconds. The plot stays as it was.
class PlotRecorder {
public:
    PlotRecorder(QCustomPlot& plot, const QColor& ground, QPoint topLeft)
        : plot_(plot), ground_(ground), topLeft_(topLeft) {}

    /// The ground, then these layers. To the plot a grid is a part of its axes, and these of what lies in "background"
    /// and "main": a layer is drawn only together with those that it is a part of.
    void drawGround(QCPPainter& painter, const QStringList& layers) const;
    /// These layers over what is there.
    void drawLayers(QCPPainter& painter, const QStringList& layers) const;
    /// The ground once more, all around the axes' area: over what was drawn beyond it. In place of clipping, which the
    /// SVG files of Qt 6.4 have not.
    void coverMargins(QCPPainter& painter) const;

private:
    QCustomPlot& plot_;
    QColor ground_;
    QPoint topLeft_;
};

}  // namespace lunette
