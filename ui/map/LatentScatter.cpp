#include "map/LatentScatter.h"

#include "plot/ScatterPainter.h"

#include <cmath>
#include <utility>

namespace lunette {

namespace {
// Drawn beyond the frame on every side, in logical pixels, so that a pan uncovers something at once.
constexpr double kOverscan = 64;

/// Of the points that are not hidden.
QCPRange rangeOf(const std::vector<float>* values, bool& isFound) {
    QCPRange range;
    isFound = false;
    for (std::size_t i = 0; values && i < values->size(); ++i) {
        const double value = (*values)[i];
        if (!std::isfinite(value)) continue;
        if (!std::exchange(isFound, true)) range = {value, value};
        range.expand(value);
    }
    return range;
}

/// Places the points anew only where they or the window are others, so that another selection is drawn at once.
class KeepingPainter {
public:
    QImage operator()(const LatentScatter::Order& order) {
        if (order.points != placed_ || order.window != window_) {
            placed_.reset();  // not placed by half, where memory runs out
            painter_.place(*order.points, order.window);
            placed_ = order.points;
            window_ = order.window;
        }
        return painter_.draw(order.emphasis);
    }

private:
    ScatterPainter painter_;
    std::shared_ptr<const ScatterPoints> placed_;
    ScatterWindow window_;
};

}  // namespace

LatentScatter::LatentScatter(QCPAxis* keyAxis, QCPAxis* valueAxis, BackgroundService& service, Painter painter)
    : QCPAbstractPlottable(keyAxis, valueAxis),
      painter_(std::make_shared<Painter>(std::move(painter))),
      request_(service, BackgroundService::Queue::Map, service.errorReporter()) {
    setSelectable(QCP::stNone);
}

LatentScatter::Painter LatentScatter::keepingPainter() {
    return [painter = std::make_shared<KeepingPainter>()](const Order& order) { return (*painter)(order); };
}

void LatentScatter::setPoints(std::shared_ptr<const ScatterPoints> points) {
    points_ = std::move(points);
    if (points_) return;
    request_.cancel();
    requested_ = {};
    frame_ = {};
}

bool LatentScatter::isSettled() const {
    const Order& drawn = frame_.order;
    return points_ && drawn.points == points_ && drawn.emphasis == emphasis_ &&
           drawn.window == wantedWindow(drawn.window.pixelRatio);
}

qint64 LatentScatter::nearest(QPointF position, double withinPixels) const {
    if (!points_) return -1;
    const auto x = static_cast<float>(keyAxis()->pixelToCoord(position.x()));
    const auto y = static_cast<float>(valueAxis()->pixelToCoord(position.y()));
    const double reach = std::abs(keyAxis()->pixelToCoord(position.x() + withinPixels) - x);
    return points_->grid.nearest(x, y, static_cast<float>(reach));
}

QRectF LatentScatter::wantedRect() const {
    return QRectF(keyAxis()->axisRect()->rect()).adjusted(-kOverscan, -kOverscan, kOverscan, kOverscan);
}

ScatterWindow LatentScatter::wantedWindow(qreal pixelRatio) const {
    const QRectF rect = wantedRect();
    const double left = keyAxis()->pixelToCoord(rect.left()), right = keyAxis()->pixelToCoord(rect.right());
    const double low = valueAxis()->pixelToCoord(rect.bottom()), high = valueAxis()->pixelToCoord(rect.top());
    return {{left, low, right - left, high - low}, (rect.size() * pixelRatio).toSize(), pixelRatio};
}

void LatentScatter::draw(QCPPainter* painter) {
    if (!points_) return;
    const ScatterWindow wanted = wantedWindow(painter->device()->devicePixelRatioF());
    if (points_ != requested_.points || wanted != requested_.window || emphasis_ != requested_.emphasis) {
        requested_ = {points_, wanted, emphasis_};
        request_.request(
            [paint = painter_, order = requested_] {
                return Frame{order, (*paint)(order)};
            },
            [this](Frame frame) {
                frame_ = std::move(frame);
                emit imageReady();
            });
    }
    if (!frame_.image.isNull()) drawFrame(painter);
}

void LatentScatter::drawFrame(QCPPainter* painter) const {
    const ScatterWindow& window = frame_.order.window;
    const QRectF plane = window.plane;
    if (window == requested_.window) {
        QImage image = frame_.image;
        image.setDevicePixelRatio(window.pixelRatio);
        painter->drawImage(wantedRect().topLeft(), image);
        return;
    }
    const QPointF topLeft(keyAxis()->coordToPixel(plane.left()), valueAxis()->coordToPixel(plane.bottom()));
    const QPointF bottomRight(keyAxis()->coordToPixel(plane.right()), valueAxis()->coordToPixel(plane.top()));
    painter->drawImage(QRectF(topLeft, bottomRight), frame_.image);
}

double LatentScatter::selectTest(const QPointF&, bool, QVariant*) const { return -1; }

QCPRange LatentScatter::getKeyRange(bool& foundRange, QCP::SignDomain) const {
    return rangeOf(points_ ? &points_->x : nullptr, foundRange);
}

QCPRange LatentScatter::getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange&) const {
    return rangeOf(points_ ? &points_->y : nullptr, foundRange);
}

void LatentScatter::drawLegendIcon(QCPPainter*, const QRectF&) const {}

}  // namespace lunette
