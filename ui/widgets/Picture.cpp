#include "widgets/Picture.h"

#include "widgets/Theme.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace lunette {
namespace {
constexpr double kReadableSide = 24;  // logical pixels
}

QImage toDifferenceImage(Eigen::Ref<const Vector> input, Eigen::Ref<const Vector> output, ImageShape shape,
                         const QWidget& widget) {
    Q_ASSERT(input.size() == shape.pixelCount() && output.size() == shape.pixelCount());
    const std::array<QColor, 3> anchors{theme::diverging(-1, widget), theme::diverging(0, widget),
                                        theme::diverging(1, widget)};
    std::array<QRgb, 511> map;
    for (int i = 0; i < 511; ++i) {
        const QColor& end = anchors[i < 255 ? 0 : 2];
        const int share = std::abs(i - 255);
        const auto channel = [share](int from, int to) { return from + (to - from) * share / 255; };
        map[static_cast<std::size_t>(i)] =
            qRgb(channel(anchors[1].red(), end.red()), channel(anchors[1].green(), end.green()),
                 channel(anchors[1].blue(), end.blue()));
    }
    QImage image(static_cast<int>(shape.width), static_cast<int>(shape.height), QImage::Format_RGB32);
    for (Index y = 0; y < shape.height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(y)));
        for (Index x = 0; x < shape.width; ++x) {
            const Index first = (y * shape.width + x) * shape.channels;
            const Scalar mean = (input.segment(first, shape.channels) - output.segment(first, shape.channels)).mean();
            const auto level = std::lround(std::clamp(mean, Scalar(-1), Scalar(1)) * Scalar(255)) + 255;
            line[x] = map[static_cast<std::size_t>(level)];
        }
    }
    return image;
}

double wholeSide(double room, int extent, qreal devicePixelRatio) {
    constexpr double kRounding = 1e-9;
    const double multiple = std::floor(room * devicePixelRatio / extent + kRounding);
    return multiple >= 1 ? multiple * extent / devicePixelRatio : std::max(room, 1.0);
}

double readableSide(int extent, qreal devicePixelRatio, double most) {
    const double pixel = extent / devicePixelRatio, whole = pixel * std::ceil(kReadableSide / pixel);
    return whole <= 1.25 * most ? whole : most;
}

QRectF pixelExactRect(const QSize& picture, const QRectF& area, qreal devicePixelRatio) {
    if (picture.isEmpty() || area.isEmpty()) return {};
    const double fit = devicePixelRatio * std::min(area.width() / picture.width(), area.height() / picture.height());
    // A picture larger than the area has no whole multiple: it shrinks to fit.
    const double scale = fit >= 1.0 ? std::floor(fit + 1e-9) : fit;
    const QSizeF size = QSizeF(picture) * scale;
    const auto place = [devicePixelRatio](double start, double extent, double taken) {
        return std::round(start * devicePixelRatio + (extent * devicePixelRatio - taken) / 2);
    };
    const QPointF corner(place(area.x(), area.width(), size.width()), place(area.y(), area.height(), size.height()));
    return {corner / devicePixelRatio, size / devicePixelRatio};
}

PictureView::PictureView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumSize(64, 64);
}

void PictureView::setPicture(const QImage& picture) {
    picture_ = picture;
    update();
}

void PictureView::setEmptyText(const QString& text) {
    emptyText_ = text;
    update();
}

QSize PictureView::sizeHint() const { return {256, 256}; }

void PictureView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::ground(*this));
    if (picture_.isNull()) {
        painter.setPen(theme::faintInk(*this));
        painter.drawText(rect().adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
        return;
    }
    const QRectF target = pixelExactRect(picture_.size(), rect(), devicePixelRatioF());
    const bool shrunk = target.width() * devicePixelRatioF() < picture_.width();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, shrunk);
    painter.drawImage(target, picture_);
}

}  // namespace lunette
