#include "plot/PlaneCamera.h"

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {
constexpr double kBorder = 22;         // pixels around the bounds, so that marks on the outermost codes are whole
constexpr double kShareAFrame = 0.16;  // of the way left that one frame of the glide takes
constexpr int kFrameMilliseconds = 16;
constexpr double kSmallestUseful = 0.75;  // of the extent seen: with less the codes have shrunk and we come nearer

double unitsToShow(const QRectF& bounds, QSizeF viewport) {
    const double width = std::max(bounds.width(), 1e-6), height = std::max(bounds.height(), 1e-6);
    const double roomX = std::max(viewport.width() - 2 * kBorder, 1.0),
                 roomY = std::max(viewport.height() - 2 * kBorder, 1.0);
    return std::max(width / roomX, height / roomY);
}
}  // namespace

PlaneCamera::PlaneCamera(QObject* parent) : QObject(parent) {
    timer_.setInterval(kFrameMilliseconds);
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, &PlaneCamera::glide);
}

void PlaneCamera::setViewport(QSizeF pixels) {
    if (pixels == viewport_ || pixels.width() < 1 || pixels.height() < 1) return;
    viewport_ = pixels;
    if (following_) {
        aim();
        center_ = targetCenter_;
        unitsPerPixel_ = targetUnitsPerPixel_;
    } else if (region_) {
        lookAtRegion();
    }
    emit moved();
}

QRectF PlaneCamera::window() const {
    const QSizeF extent = viewport_ * unitsPerPixel_;
    return {center_.x() - extent.width() / 2, center_.y() - extent.height() / 2, extent.width(), extent.height()};
}

void PlaneCamera::aim() {
    targetCenter_ = bounds_.center();
    targetUnitsPerPixel_ = unitsToShow(bounds_, viewport_);
}

void PlaneCamera::follow(const QRectF& bounds, bool jump) {
    bounds_ = bounds;
    if (!following_) return;
    if (jump) {
        aim();
        center_ = targetCenter_;
        unitsPerPixel_ = targetUnitsPerPixel_;
        emit moved();
        return;
    }
    const QSizeF extent = viewport_ * targetUnitsPerPixel_;
    const QRectF seen(targetCenter_ - QPointF(extent.width(), extent.height()) / 2, extent);
    const bool shrunk = unitsToShow(bounds, viewport_) < kSmallestUseful * targetUnitsPerPixel_;
    if (seen.contains(bounds) && !shrunk) return;
    aim();
    timer_.start();
}

void PlaneCamera::fit() {
    following_ = true;
    region_.reset();
    aim();
    timer_.start();
}

void PlaneCamera::look(const QRectF& window) {
    following_ = false;
    timer_.stop();
    region_ = window;
    lookAtRegion();
    emit moved();
}

void PlaneCamera::lookAtRegion() {
    center_ = region_->center();
    unitsPerPixel_ = std::max(region_->width() / viewport_.width(), region_->height() / viewport_.height());
}

void PlaneCamera::pan(QPointF pixels) {
    following_ = false;
    timer_.stop();
    region_.reset();
    center_ -= QPointF(pixels.x(), -pixels.y()) * unitsPerPixel_;
    emit moved();
}

void PlaneCamera::zoom(double factor, QPointF fixedPoint) {
    following_ = false;
    timer_.stop();
    region_.reset();
    const double units = std::clamp(unitsPerPixel_ / factor, 1e-9, 1e9);
    center_ = fixedPoint + (center_ - fixedPoint) * (units / unitsPerPixel_);
    unitsPerPixel_ = units;
    emit moved();
}

void PlaneCamera::glide() {
    const double ratio = targetUnitsPerPixel_ / unitsPerPixel_;
    const QPointF way = targetCenter_ - center_;
    const bool arrived = std::abs(std::log(ratio)) < 2e-3 && way.manhattanLength() < 0.5 * unitsPerPixel_;
    const double share = arrived ? 1.0 : kShareAFrame;
    unitsPerPixel_ *= std::pow(ratio, share);
    center_ += way * share;
    if (arrived) timer_.stop();
    emit moved();
}

}  // namespace lunette
