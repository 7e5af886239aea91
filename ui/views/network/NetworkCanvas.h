#pragma once

#include "views/network/NetworkWork.h"

#include <QWidget>

namespace lunette {

/// The network as it is, from left to right: the picture, the encoder's layers, the code in the waist, the decoder's
/// layers, and the picture that comes out. The outline is as high as each stage has numbers, on a logarithmic scale.
/// Hovering a stage says what it is.
class NetworkCanvas : public QWidget {
    Q_OBJECT
public:
    explicit NetworkCanvas(QWidget* parent = nullptr);

    void setFlow(NetworkFlow flow);
    void clear(const QString& emptyText);
    const NetworkFlow& flow() const { return flow_; }
    /// Columns from left to right; mean and log-variance share one.
    int columns() const { return static_cast<int>(columnStages_.size()); }
    /// What hovering a column says.
    QString describe(int column) const;

    QSize sizeHint() const override { return {720, 240}; }
    QSize minimumSizeHint() const override { return {320, 150}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    const DrawnStage& stageOf(int column) const {
        return flow_.stages[columnStages_[static_cast<std::size_t>(column)]];
    }
    bool isCode(int column) const { return stageOf(column).stage.part == NetworkStage::Part::Mean; }
    QRectF columnRect(int column) const;
    double heightOf(int column) const;
    int columnAt(QPointF position) const;
    QString titleOf(int column) const;
    void paintOutline(QPainter& painter) const;
    void paintImages(QPainter& painter, const std::vector<QImage>& images, const QRectF& area) const;
    void paintCode(QPainter& painter, const QRectF& area) const;
    const Vector* logVariance() const;

    NetworkFlow flow_;
    std::vector<std::size_t> columnStages_;
    QString emptyText_;
};

}  // namespace lunette
