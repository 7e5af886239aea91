#pragma once

#include "plot/ScatterPoints.h"
#include "session/LatestRequest.h"

#include <QImage>
#include <qcustomplot.h>

#include <functional>

namespace lunette {

/// Codes as one plottable. Its picture is made in the service's queue for the map; until the new one is there the old
/// one is moved and stretched to where it belongs, so a pan or zoom never waits for the points.
class LatentScatter : public QCPAbstractPlottable {
    Q_OBJECT
public:
    /// What is to be drawn.
    struct Order {
        std::shared_ptr<const ScatterPoints> points;
        ScatterWindow window;
        ScatterEmphasis emphasis;
    };
    /// Draws on the queue's thread, one order after the other. What it throws becomes the service's errorOccurred().
    using Painter = std::function<QImage(const Order& order)>;

    LatentScatter(QCPAxis* keyAxis, QCPAxis* valueAxis, BackgroundService& service, Painter painter = keepingPainter());
    /// A ScatterPainter, which keeps the memory for its points.
    static Painter keepingPainter();

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
        Order order;
        QImage image;
    };

    QRectF wantedRect() const;
    ScatterWindow wantedWindow(qreal pixelRatio) const;
    void drawFrame(QCPPainter* painter) const;

    std::shared_ptr<const ScatterPoints> points_;
    ScatterEmphasis emphasis_;
    Order requested_;
    Frame frame_;
    std::shared_ptr<Painter> painter_;  ///< used on the queue's thread only
    LatestRequest request_;
};

}  // namespace lunette
