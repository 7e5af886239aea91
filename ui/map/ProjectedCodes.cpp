#include "map/ProjectedCodes.h"

#include "analysis/SquaredErrors.h"
#include "analysis/ValidityMap.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace lunette {

namespace {

constexpr Index kImagesPerEncoding = 256;
constexpr Index kMaxCodes = 1'000'000;
constexpr Index kMaxNumbers = Index{1} << 26;  // 256 MB of codes
constexpr double kShare = 0.005;               // of the codes may lie outside the bounds on each side
constexpr double kPriorReach = 2.5;            // standard deviations of the prior that are always in view
constexpr double kSpreadOfOne = 0.2;           // of the width: how far the codes of a single latent are spread upwards

struct Reach {
    double low = 0, high = 0;
};

/// The interval of all but a small share of the finite values.
Reach reachOf(std::vector<float> values) {
    std::erase_if(values, [](float value) { return !std::isfinite(value); });
    if (values.empty()) return {};
    const auto cut = static_cast<std::ptrdiff_t>(kShare * static_cast<double>(values.size()));
    const auto low = values.begin() + cut, high = values.end() - 1 - cut;
    std::nth_element(values.begin(), low, values.end());
    const double lowest = *low;
    std::nth_element(values.begin(), high, values.end());
    return {lowest, *high};
}

/// A value in -1..1 that is the image's own, so that its dot stays at its height.
float spread(std::size_t image) {
    const double golden = static_cast<double>(image) * 0.6180339887498949;
    return static_cast<float>(2 * (golden - std::floor(golden)) - 1);
}

LatentPlane choosePlane(const ProjectionRequest& request, const Matrix& codes) {
    if (!request.viewpoint.principal || codes.rows() < 2) return planeOf(request.viewpoint, codes.rows());
    LatentPlane plane = LatentPlane::principal(fitPca(codes, 2));
    if (request.before) plane.alignWith(*request.before);
    return plane;
}

void hide(const Dataset& images, const HiddenClasses& classes, ScatterPoints& points) {
    if (!images.hasLabels() || classes.empty()) return;
    const auto labels = images.labels();
    for (std::size_t i = 0; i < points.size(); ++i)
        if (classes.contains(labels[i])) points.x[i] = points.y[i] = std::numeric_limits<float>::quiet_NaN();
}

std::shared_ptr<const std::vector<QRgb>> withHollow(const std::vector<QRgb>& colors, const std::vector<Index>& images) {
    auto marked = std::make_shared<std::vector<QRgb>>(colors);
    for (const Index image : images)
        if (const auto i = static_cast<std::size_t>(image); i < marked->size()) (*marked)[i] = hollow((*marked)[i]);
    return marked;
}

/// projected: the codes as the plane sees them.
MeasuredColors measure(const ProjectionRequest& request, const Matrix& codes, const Matrix& projected) {
    if (request.coloring.kind == CodeColoring::Kind::Error) {
        std::vector<Index> images(static_cast<std::size_t>(codes.cols()));
        std::iota(images.begin(), images.end(), Index{0});
        return measuredColors(squaredErrors(*request.snapshot, *request.images, images), request.coloring);
    }
    const Eigen::ArrayXd densities = densityAround(codes.rows() == 1 ? Matrix(projected.topRows(1)) : projected);
    return measuredColors({densities.begin(), densities.end()}, request.coloring);
}

QRectF boundsOf(const Reach& x, const Reach& y) {
    const double least = std::max({x.high - x.low, y.high - y.low, 1e-3}) * 0.05;  // codes may lie on a line
    const double width = std::max(x.high - x.low, least), height = std::max(y.high - y.low, least);
    return {(x.low + x.high - width) / 2, (y.low + y.high - height) / 2, width, height};
}

}  // namespace

LatentPlane planeOf(const LatentViewpoint& viewpoint, Index latents) {
    if (latents < 2) return LatentPlane::axes(latents, 0, 0);
    const Index horizontal = std::min(viewpoint.horizontal, latents - 1);
    return LatentPlane::axes(latents, horizontal, std::min(viewpoint.vertical, latents - 1));
}

Index mostCodesShown(const Dataset& images, Index latents, const CodeColoring& coloring) {
    const Index most = coloring.isMeasured() ? kMaxCodesAtOnce : kMaxCodes;
    return std::min({images.size(), most, kMaxNumbers / std::max<Index>(latents, 1)});
}

Matrix encodeRange(const Snapshot& snapshot, const Dataset& images, Index first, Index count) {
    Matrix codes(snapshot.model().network().latents(), count), pixels;
    for (Index done = 0; done < count; done += kImagesPerEncoding) {
        const Index some = std::min(kImagesPerEncoding, count - done);
        images.gather(first + done, some, pixels);
        codes.middleCols(done, some) =
            snapshot.encode(pixels, snapshot.conditionIfKnown(images, first + done, some)).mean;
    }
    return codes;
}

ProjectedCodes projectCodes(const ProjectionRequest& request) {
    const auto codes =
        request.codes ? request.codes
                      : std::make_shared<const Matrix>(encodeRange(*request.snapshot, *request.images, 0,
                                                                   std::min(request.images->size(), request.count)));
    LatentPlane plane = choosePlane(request, *codes);
    const Matrix projected = plane.project(*codes);

    auto points = std::make_shared<ScatterPoints>();
    std::optional<CodeLegend> legend;
    if (request.coloring.isMeasured()) {
        MeasuredColors measured = measure(request, *codes, projected);
        points->colors = std::move(measured.colors);
        legend = std::move(measured.legend);
    } else {
        points->colors = codeColors(*request.images, request.coloring, codes->cols());
    }
    if (request.unseen && !request.unseen->empty()) points->colors = withHollow(*points->colors, *request.unseen);
    points->x.assign(static_cast<std::size_t>(projected.cols()), 0);
    points->y = points->x;
    Eigen::Map<Eigen::RowVectorXf>(points->x.data(), projected.cols()) = projected.row(0).cast<float>();
    Eigen::Map<Eigen::RowVectorXf>(points->y.data(), projected.cols()) = projected.row(1).cast<float>();

    const Reach x = reachOf(points->x);
    if (codes->rows() == 1) {
        const auto height = static_cast<float>(kSpreadOfOne * std::max(x.high - x.low, 1e-3));
        for (std::size_t i = 0; i < points->y.size(); ++i) points->y[i] = height * spread(i);
    }
    QRectF bounds = boundsOf(x, reachOf(points->y));
    if (request.snapshot->model().isDistribution()) {
        const QPointF center = plane.pointOf(Vector::Zero(codes->rows()));
        bounds |= QRectF(center.x() - kPriorReach, center.y() - kPriorReach, 2 * kPriorReach, 2 * kPriorReach);
    }
    hide(*request.images, request.hiddenClasses, *points);
    points->grid = PointGrid(points->x, points->y);
    Vector mean = codes->rowwise().mean();
    return {request.snapshot, codes, std::move(plane), std::move(points), request.coloring, std::move(legend),
            std::move(mean),  bounds};
}

}  // namespace lunette
