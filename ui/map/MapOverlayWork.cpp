#include "map/MapOverlayWork.h"

#include "analysis/DataDistance.h"
#include "analysis/LatentStatistics.h"
#include "analysis/ValidityMap.h"
#include "imaging/PictureGrid.h"
#include "io/Codes.h"
#include "map/Thumbnails.h"
#include "widgets/Theme.h"

#include <Eigen/Eigenvalues>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace lunette {

namespace {

constexpr double kFinePitch = 8, kCoarsePitch = 24;  // logical pixels from one measured place to the next
constexpr double kTopShare = 0.98;                   // of the values lie below the end of the scale
constexpr int kEllipseAlpha = 90;
constexpr int kUsefulSide = 44;  // of a picture of the tapestry, logical pixels

/// The middles of `count` equal parts of low .. high.
Eigen::ArrayXd middles(double low, double high, Index count) {
    const double part = (high - low) / static_cast<double>(count);
    return Eigen::ArrayXd::LinSpaced(count, low + part / 2, high - part / 2);
}

struct Lattice {
    Eigen::ArrayXd x, y;
    Index size() const { return x.size() * y.size(); }
};

Lattice latticeOf(const MapOverlayRequest& request) {
    const double pitch = (request.isCoarse ? kCoarsePitch : kFinePitch) * request.pixelRatio;
    const auto count = [pitch](int pixels) { return std::max<Index>(2, std::lround(pixels / pitch)); };
    const QRectF& range = request.range;
    return {middles(range.left(), range.right(), count(request.pixels.width())),
            middles(range.top(), range.bottom(), count(request.pixels.height()))};
}

/// Place by place, x fastest, from the lowest y.
Matrix codesOf(const MapOverlayRequest& request, const Lattice& lattice) {
    Matrix codes(request.probe.size(), lattice.size());
    Index place = 0;
    for (const double y : lattice.y)
        for (const double x : lattice.x) codes.col(place++) = request.plane.moved(request.probe, {x, y});
    return codes;
}

/// Half a place in each direction that the plane has; a space of one latent has no height.
Matrix stepsOf(const MapOverlayRequest& request, const Lattice& lattice) {
    const QPointF at = request.plane.pointOf(request.probe);
    const double right = (lattice.x(1) - lattice.x(0)) / 2, up = (lattice.y(1) - lattice.y(0)) / 2;
    Matrix steps(request.probe.size(), 2);
    steps.col(0) = request.plane.moved(request.probe, at + QPointF(right, 0)) - request.probe;
    steps.col(1) = request.plane.moved(request.probe, at + QPointF(0, up)) - request.probe;
    return steps.col(1).norm() > 0 ? steps : Matrix(steps.leftCols(1));
}

Eigen::ArrayXXd valuesOf(const MapOverlayRequest& request, const Lattice& lattice) {
    const Codec codec = codecOf(*request.snapshot);
    if (request.overlay == MapOverlay::Density)
        return planeDensity(request.plane.project(*request.codes), lattice.x, lattice.y);
    const Matrix codes = codesOf(request, lattice);
    const Eigen::ArrayXd values = request.overlay == MapOverlay::RoundTrip
                                      ? roundTripErrors(codec, codes)
                                      : pictureSpeeds(codec, codes, stepsOf(request, lattice));
    return Eigen::Map<const Eigen::ArrayXXd>(values.data(), lattice.x.size(), lattice.y.size()).transpose();
}

/// The root mean square distance of the codes from their mean: a code that comes back as far off is lost.
double spreadOf(const Matrix& codes) { return std::sqrt(latentStatistics({codes, {}}).variance.cast<double>().sum()); }

void drawValues(const MapOverlayRequest& request, MapOverlayPicture& picture) {
    const Eigen::ArrayXXd values = valuesOf(request, latticeOf(request));
    std::vector<double> finite;
    for (const double value : values.reshaped())
        if (std::isfinite(value)) finite.push_back(value);
    picture.isScale = true;
    picture.high = finite.empty() ? 0 : quantile(std::move(finite), kTopShare);
    if (request.overlay == MapOverlay::RoundTrip && request.codes)
        picture.high = std::min(picture.high, spreadOf(*request.codes));
    picture.image =
        QImage(static_cast<int>(values.cols()), static_cast<int>(values.rows()), QImage::Format_ARGB32_Premultiplied);
    for (Index row = 0; row < values.rows(); ++row) {
        auto* line = reinterpret_cast<QRgb*>(picture.image.scanLine(static_cast<int>(values.rows() - 1 - row)));
        for (Index column = 0; column < values.cols(); ++column) {
            QColor color = theme::viridis(values(row, column) / std::max(picture.high, 1e-12));
            color.setAlphaF(std::isfinite(values(row, column)) ? MapOverlayPicture::kOpacity : 0.0F);
            line[column] = qPremultiply(color.rgba());
        }
    }
}

QImage blank(const MapOverlayRequest& request) {
    QImage image(request.pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

QPointF pixelOf(const MapOverlayRequest& request, QPointF point) {
    const QRectF& range = request.range;
    return {(point.x() - range.left()) / range.width() * request.pixels.width(),
            (range.bottom() - point.y()) / range.height() * request.pixels.height()};
}

/// The posterior of one image as the plane sees it: a Gaussian of two dimensions.
void drawEllipse(const MapOverlayRequest& request, QPainter& painter, const Vector& mean, const Vector& variance) {
    const QPointF center = request.plane.pointOf(mean);
    // What a unit of each latent is in the plane.
    Matrix units = mean.replicate(1, mean.size());
    units.diagonal().array() += 1;
    Eigen::Matrix<double, 2, Eigen::Dynamic> seen = request.plane.project(units).cast<double>();
    seen.colwise() -= Eigen::Vector2d(center.x(), center.y());
    const Eigen::Matrix2d covariance = seen * variance.cast<double>().asDiagonal() * seen.transpose();
    const Eigen::SelfAdjointEigenSolver<Eigen::Matrix2d> axes(covariance);
    const Eigen::Vector2d deviations = axes.eigenvalues().cwiseMax(0).cwiseSqrt();
    const double scaleX = request.pixels.width() / request.range.width();
    const double scaleY = request.pixels.height() / request.range.height();
    painter.save();
    painter.translate(pixelOf(request, center));
    painter.scale(scaleX, -scaleY);
    painter.rotate(std::atan2(axes.eigenvectors()(1, 1), axes.eigenvectors()(0, 1)) * 180 / std::numbers::pi);
    for (const double multiple : {1.0, 2.0})
        painter.drawEllipse(QPointF(), multiple * deviations(1), multiple * deviations(0));
    painter.restore();
}

std::vector<Index> imagesOfEllipses(const MapOverlayRequest& request) {
    std::vector<Index> images;
    if (request.selection) {
        images = request.selection->images();
    } else {
        images.resize(request.points->size());
        std::iota(images.begin(), images.end(), Index{0});
    }
    std::erase_if(images, [&](Index image) { return !request.points->at(image); });
    images.resize(std::min(images.size(), kMaxPosteriors));
    return images;
}

void drawEllipses(const MapOverlayRequest& request, MapOverlayPicture& picture) {
    picture.image = blank(request);
    const std::vector<Index> images = imagesOfEllipses(request);
    if (images.empty()) return;
    const Posterior codes = encodeAll(*request.snapshot, request.images->subset(images, request.images->name()));
    QPainter painter(&picture.image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (Index i = 0; i < codes.mean.cols(); ++i) {
        const auto image = static_cast<std::size_t>(images[static_cast<std::size_t>(i)]);
        QColor color((*request.points->colors)[image]);
        color.setAlpha(kEllipseAlpha);
        QPen pen(color, request.pixelRatio);
        pen.setCosmetic(true);
        painter.setPen(pen);
        drawEllipse(request, painter, codes.mean.col(i), codes.logVariance.col(i).array().exp().matrix());
    }
}

/// The normal distribution's value below which this share lies, by bisection.
double normalQuantile(double share) {
    double low = -8, high = 8;
    while (high - low > 1e-9) {
        const double middle = (low + high) / 2;
        (0.5 * std::erfc(-middle / std::numbers::sqrt2) < share ? low : high) = middle;
    }
    return (low + high) / 2;
}

/// Where the pictures of one axis stand. By quantiles as many as stand beside one another where they are closest.
Eigen::ArrayXd stands(const MapOverlayRequest& request, double low, double high, double pitch, double center) {
    const auto fitting = std::max<Index>(1, static_cast<Index>(std::ceil((high - low) / pitch)));
    if (request.overlay == MapOverlay::DecodedGrid) {
        const double left = low + pitch / 2;
        return Eigen::ArrayXd::LinSpaced(fitting, left, left + pitch * static_cast<double>(fitting - 1));
    }
    // The density of the prior in its middle is 0.399: there shares of pitch * 0.399 are a pitch apart.
    const auto count = std::clamp<Index>(static_cast<Index>(1 / (pitch * 0.3989)), 1, 99);
    Eigen::ArrayXd places(count);
    for (Index i = 0; i < count; ++i)
        places(i) = center + normalQuantile((static_cast<double>(i) + 0.5) / static_cast<double>(count));
    return places;
}

void drawTapestry(const MapOverlayRequest& request, MapOverlayPicture& picture) {
    const ImageShape shape = request.snapshot->model().image();
    const double useful = kUsefulSide * request.pixelRatio;
    const auto extent = static_cast<double>(std::max(shape.width, shape.height));
    const double times = std::max(1.0, std::floor(useful / extent));
    const QSize side(static_cast<int>(times * static_cast<double>(shape.width)),
                     static_cast<int>(times * static_cast<double>(shape.height)));
    const double unitX = request.range.width() / request.pixels.width();
    const double unitY = request.range.height() / request.pixels.height();
    const QPointF center = request.plane.pointOf(Vector::Zero(request.probe.size()));  // of the prior
    const QRectF& range = request.range;
    Lattice lattice{stands(request, range.left(), range.right(), side.width() * unitX, center.x()),
                    stands(request, range.top(), range.bottom(), side.height() * unitY, center.y())};
    if (request.probe.size() == 1) lattice.y = Eigen::ArrayXd::Constant(1, request.range.center().y());
    const auto pictures = toImages(request.snapshot->decode(codesOf(request, lattice)), shape);
    picture.image = blank(request);
    QPainter painter(&picture.image);
    std::size_t place = 0;
    for (const double y : lattice.y)
        for (const double x : lattice.x) {
            const QPointF middle = pixelOf(request, {x, y});
            const QPoint corner(static_cast<int>(std::lround(middle.x() - side.width() / 2.0)),
                                static_cast<int>(std::lround(middle.y() - side.height() / 2.0)));
            painter.drawImage(QRect(corner, side), pictures[place++]);
        }
}

bool hasAllItNeeds(const MapOverlayRequest& request) {
    switch (request.overlay) {
        case MapOverlay::None:
            return false;
        case MapOverlay::Density:
            return request.codes && request.probe.size() > 1;  // else the plane has no area
        case MapOverlay::Ellipses:
            return request.points && request.images && request.snapshot->model().isDistribution();
        case MapOverlay::Thumbnails:
            return request.points && request.points->size() > 0 && request.images;
        default:
            return true;
    }
}

}  // namespace

MapOverlayPicture drawMapOverlay(const MapOverlayRequest& request) {
    MapOverlayPicture picture;
    picture.overlay = request.overlay;
    picture.range = request.range;
    if (!hasAllItNeeds(request) || request.pixels.isEmpty()) return picture;
    if (request.overlay == MapOverlay::Ellipses)
        drawEllipses(request, picture);
    else if (request.overlay == MapOverlay::DecodedGrid || request.overlay == MapOverlay::PriorQuantileGrid)
        drawTapestry(request, picture);
    else if (request.overlay == MapOverlay::Thumbnails)
        drawThumbnails(request, picture);
    else
        drawValues(request, picture);
    return picture;
}

}  // namespace lunette
