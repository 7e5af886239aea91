#include "map/MapOverlayWork.h"

#include "widgets/Theme.h"
#include "map/Thumbnails.h"
#include "analysis/DataDistance.h"
#include "analysis/LatentStatistics.h"
#include "analysis/ValidityMap.h"
#include "imaging/PictureGrid.h"
#include "io/Codes.h"

#include <Eigen/Eigenvalues>
#include <QPainter>

#include <algorithm>
#include <chrono>
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

Lattice latticeOf(const MapOverlayQuestion& question) {
    const double pitch = (question.isCoarse ? kCoarsePitch : kFinePitch) * question.pixelRatio;
    const auto count = [pitch](int pixels) { return std::max<Index>(2, std::lround(pixels / pitch)); };
    const QRectF& range = question.range;
    return {middles(range.left(), range.right(), count(question.pixels.width())),
            middles(range.top(), range.bottom(), count(question.pixels.height()))};
}

/// Place by place, x fastest, from the lowest y.
Matrix codesOf(const MapOverlayQuestion& question, const Lattice& lattice) {
    Matrix codes(question.probe.size(), lattice.size());
    Index place = 0;
    for (const double y : lattice.y)
        for (const double x : lattice.x) codes.col(place++) = question.plane.moved(question.probe, {x, y});
    return codes;
}

/// Half a place in each direction that the plane has; a space of one latent has no height.
Matrix stepsOf(const MapOverlayQuestion& question, const Lattice& lattice) {
    const QPointF at = question.plane.pointOf(question.probe);
    const double right = (lattice.x(1) - lattice.x(0)) / 2, up = (lattice.y(1) - lattice.y(0)) / 2;
    Matrix steps(question.probe.size(), 2);
    steps.col(0) = question.plane.moved(question.probe, at + QPointF(right, 0)) - question.probe;
    steps.col(1) = question.plane.moved(question.probe, at + QPointF(0, up)) - question.probe;
    return steps.col(1).norm() > 0 ? steps : Matrix(steps.leftCols(1));
}

Eigen::ArrayXXd valuesOf(const MapOverlayQuestion& question, const Lattice& lattice) {
    const Codec codec = codecOf(*question.snapshot);
    if (question.overlay == MapOverlay::Density)
        return planeDensity(question.plane.project(*question.codes), lattice.x, lattice.y);
    const Matrix codes = codesOf(question, lattice);
    const Eigen::ArrayXd values = question.overlay == MapOverlay::RoundTrip
                                      ? roundTripErrors(codec, codes)
                                      : pictureSpeeds(codec, codes, stepsOf(question, lattice));
    return Eigen::Map<const Eigen::ArrayXXd>(values.data(), lattice.x.size(), lattice.y.size()).transpose();
}

/// The root mean square distance of the codes from their mean: a code that comes back as far off is lost.
double spreadOf(const Matrix& codes) { return std::sqrt(latentStatistics({codes, {}}).variance.cast<double>().sum()); }

void drawValues(const MapOverlayQuestion& question, MapOverlayPicture& picture) {
    const Eigen::ArrayXXd values = valuesOf(question, latticeOf(question));
    std::vector<double> finite;
    for (const double value : values.reshaped())
        if (std::isfinite(value)) finite.push_back(value);
    picture.isScale = true;
    picture.high = finite.empty() ? 0 : quantile(std::move(finite), kTopShare);
    if (question.overlay == MapOverlay::RoundTrip && question.codes)
        picture.high = std::min(picture.high, spreadOf(*question.codes));
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

QImage blank(const MapOverlayQuestion& question) {
    QImage image(question.pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

QPointF pixelOf(const MapOverlayQuestion& question, QPointF point) {
    const QRectF& range = question.range;
    return {(point.x() - range.left()) / range.width() * question.pixels.width(),
            (range.bottom() - point.y()) / range.height() * question.pixels.height()};
}

/// The posterior of one image as the plane sees it: a Gaussian of two dimensions.
void drawEllipse(const MapOverlayQuestion& question, QPainter& painter, const Vector& mean, const Vector& variance) {
    const QPointF centre = question.plane.pointOf(mean);
    // What a unit of each latent is in the plane.
    Matrix units = mean.replicate(1, mean.size());
    units.diagonal().array() += 1;
    Eigen::Matrix<double, 2, Eigen::Dynamic> seen = question.plane.project(units).cast<double>();
    seen.colwise() -= Eigen::Vector2d(centre.x(), centre.y());
    const Eigen::Matrix2d covariance = seen * variance.cast<double>().asDiagonal() * seen.transpose();
    const Eigen::SelfAdjointEigenSolver<Eigen::Matrix2d> axes(covariance);
    const Eigen::Vector2d deviations = axes.eigenvalues().cwiseMax(0).cwiseSqrt();
    const double scaleX = question.pixels.width() / question.range.width();
    const double scaleY = question.pixels.height() / question.range.height();
    painter.save();
    painter.translate(pixelOf(question, centre));
    painter.scale(scaleX, -scaleY);
    painter.rotate(std::atan2(axes.eigenvectors()(1, 1), axes.eigenvectors()(0, 1)) * 180 / std::numbers::pi);
    for (const double multiple : {1.0, 2.0})
        painter.drawEllipse(QPointF(), multiple * deviations(1), multiple * deviations(0));
    painter.restore();
}

std::vector<Index> imagesOfEllipses(const MapOverlayQuestion& question) {
    std::vector<Index> images;
    if (question.selection) {
        images = question.selection->images();
    } else {
        images.resize(question.points->size());
        std::iota(images.begin(), images.end(), Index{0});
    }
    std::erase_if(images, [&](Index image) { return !question.points->at(image); });
    images.resize(std::min(images.size(), kMostPosteriors));
    return images;
}

void drawEllipses(const MapOverlayQuestion& question, MapOverlayPicture& picture) {
    picture.image = blank(question);
    const std::vector<Index> images = imagesOfEllipses(question);
    if (images.empty()) return;
    const Posterior codes = encodeAll(*question.snapshot, question.images->subset(images, question.images->name()));
    QPainter painter(&picture.image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (Index i = 0; i < codes.mean.cols(); ++i) {
        const auto image = static_cast<std::size_t>(images[static_cast<std::size_t>(i)]);
        QColor color((*question.points->colors)[image]);
        color.setAlpha(kEllipseAlpha);
        QPen pen(color, question.pixelRatio);
        pen.setCosmetic(true);
        painter.setPen(pen);
        drawEllipse(question, painter, codes.mean.col(i), codes.logVariance.col(i).array().exp().matrix());
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
Eigen::ArrayXd stands(const MapOverlayQuestion& question, double low, double high, double pitch, double centre) {
    const auto fitting = std::max<Index>(1, static_cast<Index>(std::ceil((high - low) / pitch)));
    if (question.overlay == MapOverlay::Tapestry) {
        const double left = low + pitch / 2;
        return Eigen::ArrayXd::LinSpaced(fitting, left, left + pitch * static_cast<double>(fitting - 1));
    }
    // The density of the prior in its middle is 0.399: there shares of pitch * 0.399 are a pitch apart.
    const auto count = std::clamp<Index>(static_cast<Index>(1 / (pitch * 0.3989)), 1, 99);
    Eigen::ArrayXd places(count);
    for (Index i = 0; i < count; ++i)
        places(i) = centre + normalQuantile((static_cast<double>(i) + 0.5) / static_cast<double>(count));
    return places;
}

void drawTapestry(const MapOverlayQuestion& question, MapOverlayPicture& picture) {
    const ImageShape shape = question.snapshot->model().image();
    const double useful = kUsefulSide * question.pixelRatio;
    const auto extent = static_cast<double>(std::max(shape.width, shape.height));
    const double times = std::max(1.0, std::floor(useful / extent));
    const QSize side(static_cast<int>(times * static_cast<double>(shape.width)),
                     static_cast<int>(times * static_cast<double>(shape.height)));
    const double unitX = question.range.width() / question.pixels.width();
    const double unitY = question.range.height() / question.pixels.height();
    const QPointF centre = question.plane.pointOf(Vector::Zero(question.probe.size()));  // of the prior
    const QRectF& range = question.range;
    Lattice lattice{stands(question, range.left(), range.right(), side.width() * unitX, centre.x()),
                    stands(question, range.top(), range.bottom(), side.height() * unitY, centre.y())};
    if (question.probe.size() == 1) lattice.y = Eigen::ArrayXd::Constant(1, question.range.center().y());
    const auto pictures = toImages(question.snapshot->decode(codesOf(question, lattice)), shape);
    picture.image = blank(question);
    QPainter painter(&picture.image);
    std::size_t place = 0;
    for (const double y : lattice.y)
        for (const double x : lattice.x) {
            const QPointF middle = pixelOf(question, {x, y});
            const QPoint corner(static_cast<int>(std::lround(middle.x() - side.width() / 2.0)),
                                static_cast<int>(std::lround(middle.y() - side.height() / 2.0)));
            painter.drawImage(QRect(corner, side), pictures[place++]);
        }
}

bool hasAllItNeeds(const MapOverlayQuestion& question) {
    switch (question.overlay) {
        case MapOverlay::None:
            return false;
        case MapOverlay::Density:
            return question.codes && question.probe.size() > 1;  // else the plane has no area
        case MapOverlay::Ellipses:
            return question.points && question.images && question.snapshot->model().isDistribution();
        case MapOverlay::Thumbnails:
            return question.points && question.points->size() > 0 && question.images;
        default:
            return true;
    }
}

}  // namespace

MapOverlayPicture drawMapOverlay(const MapOverlayQuestion& question) {
    const auto begin = std::chrono::steady_clock::now();
    MapOverlayPicture picture;
    picture.overlay = question.overlay;
    picture.range = question.range;
    if (!hasAllItNeeds(question) || question.pixels.isEmpty()) return picture;
    if (question.overlay == MapOverlay::Ellipses)
        drawEllipses(question, picture);
    else if (question.overlay == MapOverlay::Tapestry || question.overlay == MapOverlay::Quantiles)
        drawTapestry(question, picture);
    else if (question.overlay == MapOverlay::Thumbnails)
        drawThumbnails(question, picture);
    else
        drawValues(question, picture);
    picture.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return picture;
}

}  // namespace lunette
