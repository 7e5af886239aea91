#pragma once

#include "map/MapOverlay.h"

#include <qcustomplot.h>

#include <optional>
#include <vector>

namespace lunette {

/// What lies over and under the codes, in the plane's coordinates. Each belongs to a layer of its own, so that
/// moving the probe repaints neither axes nor codes.

/// Circles of 1, 2 and 3 standard deviations of the prior N(0, I).
class PriorRings : public QCPLayerable {
    Q_OBJECT
public:
    explicit PriorRings(QCustomPlot* plot, const QString& layer);
    /// Where the plane sees the prior's mean; none hides the rings.
    void setCenter(std::optional<QPointF> center) { center_ = center; }
    std::optional<QPointF> center() const { return center_; }
    /// In the widget, of one standard deviation.
    double unit() const;
    static constexpr int kRings = 3;

protected:
    QRect clipRect() const override { return mParentPlot->axisRect()->rect(); }
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter* painter) override;

private:
    std::optional<QPointF> center_;
};

/// A picture under the codes. Until a newer one is there it is moved and stretched to where it belongs.
class MapPictureLayer : public QCPLayerable {
    Q_OBJECT
public:
    explicit MapPictureLayer(QCustomPlot* plot, const QString& layer);
    void setPicture(const MapOverlayPicture& picture) { picture_ = picture; }
    const MapOverlayPicture& picture() const { return picture_; }
    /// What the picture shows, in a line.
    void setLegend(const QString& text) { legend_ = text; }
    const QString& legend() const { return legend_; }

protected:
    QRect clipRect() const override { return mParentPlot->axisRect()->rect(); }
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter* painter) override;

private:
    MapOverlayPicture picture_;
    QString legend_;
};

/// What is written on the map, above codes and pictures so that it can be read: the legend of the ground in the lower
/// left corner and the labels of the rings.
class MapLabels : public QCPLayerable {
    Q_OBJECT
public:
    /// Both must outlive it.
    MapLabels(QCustomPlot* plot, const QString& layer, const MapPictureLayer& overlay, const PriorRings& rings);

    /// Of the legend; empty where none is shown.
    QRect legendBox() const;
    /// Of the labels, none over another, in the widget.
    std::vector<QRectF> ringLabels() const;

protected:
    QRect clipRect() const override { return mParentPlot->axisRect()->rect(); }
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter* painter) override;

private:
    bool hasScale() const { return overlay_.picture().isScale && !overlay_.picture().image.isNull(); }
    QString highest() const;
    void drawLegend(QCPPainter* painter) const;

    const MapPictureLayer& overlay_;
    const PriorRings& rings_;
};

/// The probe's handle, or where it is outside an arrow at the edge that points to it, a picture of no dataset, and the
/// ends of the path with the line between them.
class LatentMarks : public QCPLayerable {
    Q_OBJECT
public:
    explicit LatentMarks(QCustomPlot* plot, const QString& layer);

    struct Marks {
        std::optional<QPointF> probe, endA, endB, ownPicture;
        std::optional<QPointF> leader;  ///< in the widget: where the probe's picture is
        bool probeHeld = false;
        QPolygonF region;  ///< that is being drawn to select codes
    };
    Marks marks;

    QPointF toPixel(QPointF point) const;
    /// Where in the widget the arrow to a probe outside is; none while the probe is in view.
    std::optional<QPointF> probeArrow() const;
    /// Radius within which the mouse takes hold of the probe.
    static constexpr double kGrip = 13;

protected:
    QRect clipRect() const override { return mParentPlot->axisRect()->rect(); }
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter* painter) override;

private:
    void drawEnd(QCPPainter* painter, QPointF point, const QColor& color, const QString& letter) const;
    void drawProbe(QCPPainter* painter, QPointF point) const;
    void drawArrow(QCPPainter* painter, QPointF tip) const;
    void drawOwnPicture(QCPPainter* painter, QPointF point) const;
    void drawRegion(QCPPainter* painter) const;
};

}  // namespace lunette
