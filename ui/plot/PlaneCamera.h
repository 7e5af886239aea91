#pragma once

#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QTimer>

#include <optional>

namespace lunette {

/// What part of a plane is seen, at equal scale in both directions, y up. It follows the bounds it is given,
/// gliding and only when they have really changed, until the user pans or zooms; fit() makes it follow again.
class PlaneCamera : public QObject {
    Q_OBJECT
public:
    explicit PlaneCamera(QObject* parent = nullptr);

    /// The widget's picture area. The center and the scale stay; while following, the bounds are fitted anew, and after
    /// look() the region stays whole.
    void setViewport(QSizeF pixels);
    /// The part seen; its top() is the lowest y.
    QRectF window() const;
    double unitsPerPixel() const { return unitsPerPixel_; }
    bool isFollowing() const { return following_; }

    /// What should be seen. `jump` takes it up at once.
    void follow(const QRectF& bounds, bool jump = false);
    void fit();
    /// Takes up a window at once, or what holds it where the viewport has another shape, and stays there.
    void look(const QRectF& window);
    void pan(QPointF pixels);
    /// Keeps the point of the plane where it is on the screen; factor above 1 comes nearer.
    void zoom(double factor, QPointF fixedPoint);

signals:
    void moved();

private:
    void aim();
    void lookAtRegion();
    void glide();

    QSizeF viewport_{1, 1};
    QRectF bounds_{-3, -3, 6, 6};
    std::optional<QRectF> region_;  ///< of the last look(), until another movement
    QPointF center_{0, 0}, targetCenter_{0, 0};
    double unitsPerPixel_ = 0.01, targetUnitsPerPixel_ = 0.01;
    bool following_ = true;
    QTimer timer_;
};

}  // namespace lunette
