#pragma once

#include "plot/ScatterPoints.h"

#include <QImage>
#include <qcustomplot.h>

namespace lunette {

/// Codes as one plottable. Its picture is made on a thread of its own; until the new one is there the old one
/// is moved and stretched to where it belongs, so a pan or zoom never waits for the points.
class LatentScatter : public QCPAbstractPlottable {
    Q_OBJECT
public:
    LatentScatter(QCPAxis* keyAxis, QCPAxis* valueAxis);
    ~LatentScatter() override;

    void setPoints(std::shared_ptr<const ScatterPoints> points);
    void setEmphasis(ScatterEmphasis emphasis) { emphasis_ = std::move(emphasis); }
    const ScatterEmphasis& emphasis() const { return emphasis_; }
    const ScatterPoints* points() const { return points_.get(); }
    std::shared_ptr<const ScatterPoints> sharedPoints() const { return points_; }

    /// Whether the picture is that of these points, emphasized as they are, where the axes are now.
    bool isSettled() const;

    /// The point nearest to a position in the widget, or -1 where none is within so many pixels.
    qint64 nearest(QPointF position, double withinPixels) const;

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details = nullptr) const override;
    QCPRange getKeyRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth,
                           const QCPRange& inKeyRange = QCPRange()) const override;

signals:
    /// A newer picture is there to be drawn.
    void imageReady();

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    struct Frame {
        std::shared_ptr<const ScatterPoints> points;
        ScatterWindow window;
        ScatterEmphasis emphasis;
        QImage image;
    };
    class Raster;

    QRectF wantedRect() const;
    ScatterWindow wantedWindow(qreal pixelRatio) const;
    void drawFrame(QCPPainter* painter) const;
    void accept(Frame frame);

    std::shared_ptr<const ScatterPoints> points_;
    ScatterEmphasis emphasis_;
    Frame requested_;  ///< without its picture
    Frame frame_;
    std::unique_ptr<Raster> raster_;
};

}  // namespace lunette
