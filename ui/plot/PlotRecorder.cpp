#include "plot/PlotRecorder.h"

#include <vector>

namespace lunette {

void PlotRecorder::drawGround(QCPPainter& painter, const QStringList& layers) const {
    painter.fillRect(QRect(topLeft_, plot_.size()), ground_);
    const QRect area = plot_.axisRect()->rect().translated(topLeft_);
    painter.fillRect(area, plot_.axisRect()->backgroundBrush());
    drawLayers(painter, layers);
}

void PlotRecorder::drawLayers(QCPPainter& painter, const QStringList& layers) const {
    std::vector<bool> shown;
    for (int i = 0; i < plot_.layerCount(); ++i) {
        QCPLayer* layer = plot_.layer(i);
        shown.push_back(layer->visible());
        layer->setVisible(shown.back() && layers.contains(layer->name()));
    }
    const QBrush areaGround = plot_.axisRect()->backgroundBrush();
    plot_.setBackground(Qt::NoBrush);
    plot_.axisRect()->setBackground(Qt::NoBrush);
    painter.save();
    painter.translate(topLeft_);
    painter.setMode(QCPPainter::pmVectorized);
    plot_.toPainter(&painter, plot_.width(), plot_.height());
    painter.restore();
    plot_.setBackground(QBrush(ground_));
    plot_.axisRect()->setBackground(areaGround);
    for (int i = 0; i < plot_.layerCount(); ++i) plot_.layer(i)->setVisible(shown[static_cast<std::size_t>(i)]);
}

void PlotRecorder::coverMargins(QCPPainter& painter) const {
    const QRect whole(topLeft_, plot_.size()), area = plot_.axisRect()->rect().translated(topLeft_);
    painter.save();
    painter.setAntialiasing(false);
    painter.fillRect(QRect(whole.topLeft(), QPoint(whole.right(), area.top() - 1)), ground_);
    painter.fillRect(QRect(QPoint(whole.left(), area.bottom() + 1), whole.bottomRight()), ground_);
    painter.fillRect(QRect(QPoint(whole.left(), area.top()), QPoint(area.left() - 1, area.bottom())), ground_);
    painter.fillRect(QRect(QPoint(area.right() + 1, area.top()), QPoint(whole.right(), area.bottom())), ground_);
    painter.restore();
}

}  // namespace lunette
