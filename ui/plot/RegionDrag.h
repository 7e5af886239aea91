#pragma once

#include <QPolygonF>

namespace lunette {

/// What a drag over the map's codes does: it moves the plane or the probe, or it selects.
enum class MapTool { Move, Rectangle, Lasso };

/// A region as it is drawn by a drag, in the coordinates of the plane, so that it stays where it is when the camera
/// moves on.
class RegionDrag {
public:
    /// tool: Rectangle or Lasso.
    void begin(MapTool tool, QPointF point) {
        tool_ = tool;
        way_ = QPolygonF({point});
    }
    void extend(QPointF point) {
        if (tool_ == MapTool::Rectangle) way_.resize(1);
        way_ << point;
    }
    void cancel() { way_.clear(); }

    /// Empty where nothing is being drawn.
    QPolygonF region() const {
        if (tool_ != MapTool::Rectangle || way_.size() < 2) return way_;
        return QPolygonF({way_[0], {way_[1].x(), way_[0].y()}, way_[1], {way_[0].x(), way_[1].y()}});
    }

private:
    MapTool tool_ = MapTool::Lasso;
    QPolygonF way_;
};

}  // namespace lunette
