#include "map/LatentScatter.h"

#include "plot/ScatterPainter.h"

#include <cmath>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

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

}  // namespace

/// The thread that draws; the newest order replaces one that waits.
class LatentScatter::Raster {
public:
    explicit Raster(LatentScatter& scatter) : scatter_(scatter), thread_([this] { run(); }) {}
    ~Raster() {
        {
            const std::lock_guard lock(mutex_);
            quit_ = true;
        }
        changed_.notify_one();
        thread_.join();
    }

    void order(Frame frame) {
        {
            const std::lock_guard lock(mutex_);
            order_ = std::move(frame);
        }
        changed_.notify_one();
    }

private:
    void run() {
        ScatterPainter painter;
        std::shared_ptr<const ScatterPoints> placed;
        ScatterWindow window;
        while (auto frame = nextOrder()) {
            if (frame->points != placed || frame->window != window) painter.place(*frame->points, frame->window);
            placed = frame->points;
            window = frame->window;
            frame->image = painter.draw(frame->emphasis);
            // Delivered through the scatter's event queue, which dies with it.
            QMetaObject::invokeMethod(
                &scatter_, [&scatter = scatter_, done = std::move(*frame)] { scatter.accept(done); },
                Qt::QueuedConnection);
        }
    }

    std::optional<Frame> nextOrder() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return quit_ || order_; });
        if (quit_) return std::nullopt;
        return std::exchange(order_, std::nullopt);
    }

    LatentScatter& scatter_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<Frame> order_;
    bool quit_ = false;
    std::thread thread_;
};

LatentScatter::LatentScatter(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : QCPAbstractPlottable(keyAxis, valueAxis), raster_(std::make_unique<Raster>(*this)) {
    setSelectable(QCP::stNone);
}

LatentScatter::~LatentScatter() = default;

void LatentScatter::setPoints(std::shared_ptr<const ScatterPoints> points) {
    points_ = std::move(points);
    if (!points_) frame_ = {};
}

bool LatentScatter::isSettled() const {
    return points_ && frame_.points == points_ && frame_.emphasis == emphasis_ &&
           frame_.window == wantedWindow(frame_.window.pixelRatio);
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
        requested_ = {points_, wanted, emphasis_, {}};
        raster_->order(requested_);
    }
    if (!frame_.image.isNull()) drawFrame(painter);
}

void LatentScatter::drawFrame(QCPPainter* painter) const {
    const QRectF plane = frame_.window.plane;
    if (frame_.window == requested_.window) {
        QImage image = frame_.image;
        image.setDevicePixelRatio(frame_.window.pixelRatio);
        painter->drawImage(wantedRect().topLeft(), image);
        return;
    }
    const QPointF topLeft(keyAxis()->coordToPixel(plane.left()), valueAxis()->coordToPixel(plane.bottom()));
    const QPointF bottomRight(keyAxis()->coordToPixel(plane.right()), valueAxis()->coordToPixel(plane.top()));
    painter->drawImage(QRectF(topLeft, bottomRight), frame_.image);
}

void LatentScatter::accept(Frame frame) {
    if (!points_) return;  // drawn for points that are gone
    frame_ = std::move(frame);
    emit imageReady();
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
