#pragma once

#include "map/LatentOverlay.h"
#include "map/LatentScatter.h"
#include "plot/FigureFile.h"
#include "plot/PlaneCamera.h"
#include "plot/RegionDrag.h"

namespace lunette {

class HoverMarker;

/// The plane of codes to look at and to touch: drag the probe or move it by the arrow keys, drag elsewhere to
/// pan, turn the wheel to zoom, Home to fit; it tells which code is under the mouse and which was clicked. Where codes
/// can be selected, a drag with Shift draws a rectangle around them, and a tool may give every drag to selecting; the
/// middle button then still pans.
class LatentCanvas : public QCustomPlot {
    Q_OBJECT
public:
    explicit LatentCanvas(BackgroundService& service, QWidget* parent = nullptr);

    /// Null shows no codes. `bounds` is what a following camera keeps in view.
    void setPoints(std::shared_ptr<const ScatterPoints> points, const QRectF& bounds, bool jump);
    void setProbe(std::optional<QPointF> probe);
    /// Where in the widget the line from the probe to its picture ends.
    void setLeader(std::optional<QPointF> pixel);
    void setEnds(std::optional<QPointF> a, std::optional<QPointF> b);
    /// Where a picture that is in no dataset lies.
    void setOwnPicture(std::optional<QPointF> point);
    void setPrior(std::optional<QPointF> center);
    void setAxisNames(const QString& horizontal, const QString& vertical);
    /// Whether a drag can select codes, and whether each does.
    void setSelectable(bool selectable) { selectable_ = selectable; }
    void setTool(MapTool tool);
    /// Rings these codes and dims the others; null: all are alike.
    void setSelection(std::shared_ptr<const CodeSelection> selection);
    std::shared_ptr<const ScatterPoints> points() const { return scatter_->sharedPoints(); }
    const CodeSelection* selection() const { return scatter_->emphasis().selection.get(); }
    /// Whether the codes are drawn as they are now.
    bool isSettled() const { return scatter_->isSettled(); }
    /// Marks one code as if the mouse were over it; -1 for none.
    void mark(qint64 code);
    /// What lies under the codes, and what it is; an empty text for nothing.
    void setGround(const MapOverlayPicture& picture, const QString& meaning);
    const MapPictureLayer& overlay() const { return *overlay_; }
    const MapLabels& labels() const { return *labels_; }
    /// Of the part of the plane that is seen, in logical pixels.
    QSize groundSize() const { return axisRect()->size(); }
    /// Images in place of the dots; a null picture shows the dots again.
    void setThumbnails(const MapOverlayPicture& picture);
    const MapOverlayPicture& thumbnails() const { return thumbnails_->picture(); }
    /// A line in the lower corner.
    void setNote(const QString& text);
    QString note() const;
    /// Shown in the middle while there is nothing else.
    void setEmptyText(const QString& text);
    /// The camera follows again and glides to everything.
    void fit();
    /// The part of the plane that is seen; top() is the lowest y.
    QRectF range() const { return camera_.window(); }
    bool isFollowing() const { return camera_.isFollowing(); }
    /// The camera goes there and no longer follows.
    void look(const QRectF& range) { camera_.look(range); }

    /// What a figure of the map shows, as it stands: below the codes, the codes, and above them. The hovered code and
    /// the line to the probe's picture are left out.
    void drawBelow(QCPPainter& painter, QPoint topLeft);
    std::optional<Figure::Points> shownPoints(QPoint topLeft) const;
    void drawAbove(QCPPainter& painter, QPoint topLeft);

    std::optional<QPointF> probe() const { return marks_->marks.probe; }
    /// A and B where they are on the map.
    std::vector<QPointF> ends() const;
    /// Where in the widget an arrow points to a probe that is out of view, which a click brings into view.
    std::optional<QPointF> probeArrow() const { return marks_->probeArrow(); }
    /// Where a point of the plane is in the widget.
    QPointF toPixel(QPointF point) const { return marks_->toPixel(point); }
    /// Where a code is in the widget; none where there is no such code, or it is hidden.
    std::optional<QPointF> codePixel(qint64 code) const;

signals:
    void probeMoved(QPointF point);
    /// The code under the mouse, or -1.
    void codeHovered(qint64 code);
    void codeClicked(qint64 code, Qt::KeyboardModifiers modifiers);
    /// In the plane; empty where a click of a selecting tool met no code.
    void regionDrawn(const QPolygonF& region, lunette::SelectionChange change);
    void contextMenuRequested(qint64 code, QPointF point, QPoint globalPosition);
    /// Points lie elsewhere in the widget than before.
    void viewChanged();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Gesture { None, Probe, Press, Pan, Region };

    void makeLayers(BackgroundService& service);
    void restyle();
    void applyCamera();
    void hover(QPointF position);
    void moveProbe(QPointF point);
    std::optional<QPointF> pointOf(qint64 code) const;
    QPointF toPlane(QPointF pixel) const;
    QCursor restingCursor() const;
    void placeRing();
    void showProbePlace();
    void showRegion();
    void finishPress(QPointF position, Qt::KeyboardModifiers modifiers);

    PlaneCamera camera_;
    LatentScatter* scatter_;
    MapPictureLayer *overlay_, *thumbnails_;
    PriorRings* rings_;
    MapLabels* labels_;
    LatentMarks* marks_;
    HoverMarker* hoverMarker_;
    QCPItemText *emptyText_, *note_;
    Gesture gesture_ = Gesture::None;
    QPointF pressedAt_, lastAt_, gripOffset_;
    bool selectable_ = false;
    MapTool tool_ = MapTool::Move, pressedTool_ = MapTool::Move;
    Qt::KeyboardModifiers pressedKeys_;
    RegionDrag drag_;
    qint64 hovered_ = -1;
};

}  // namespace lunette
