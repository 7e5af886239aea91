#include "views/interpolate/InterpolationWork.h"

#include "analysis/PictureByPicture.h"
#include "imaging/PictureGrid.h"
#include "numeric/Random.h"

#include <array>

namespace lunette {

namespace {

constexpr std::uint64_t kPosteriorSeed = 1;
constexpr Index kChainImages = 1000;

/// latents x 2 count: draws of A's posterior, then as many of B's.
Matrix drawAround(const Posterior& ends, double noise, Index count) {
    Matrix draws(ends.mean.rows(), 2 * count);
    draws << ends.mean.col(0).replicate(1, count), ends.mean.col(1).replicate(1, count);
    if (ends.logVariance.size() == 0) return draws;
    Matrix random(draws.rows(), draws.cols());
    RandomStream::fillNormal(kPosteriorSeed, Purpose::Sampling, 0, random);
    const Matrix deviation = static_cast<Scalar>(noise) * (Scalar(0.5) * ends.logVariance.array()).exp().matrix();
    draws.leftCols(count).array() += random.leftCols(count).array().colwise() * deviation.col(0).array();
    draws.rightCols(count).array() += random.rightCols(count).array().colwise() * deviation.col(1).array();
    return draws;
}

double shareOnLine(const Vector& code, const Posterior& ends) {
    const Vector way = ends.mean.col(1) - ends.mean.col(0);
    const Scalar squared = way.squaredNorm();
    return squared > 0 ? static_cast<double>(way.dot(code - ends.mean.col(0)) / squared) : 0.0;
}

void addNearest(PathStrip& strip) {
    const Dataset& images = strip.neighbors->dataset();
    Matrix real;
    for (const NearestImage& nearest : strip.neighbors->find(strip.pictures)) {
        images.gather(nearest.index, 1, real);
        strip.nearest.push_back(toImage(real.col(0), images.shape()));
        strip.distances.push_back(nearest.distance);
    }
}

/// Of A and B.
Posterior encodeEnds(const PathRequest& request) {
    const std::array<Index, 2> outermost{0, request.stops.cols() - 1};
    const Matrix own = conditionOfStops(request);
    return request.snapshot->encode(request.stops(Eigen::all, outermost),
                                    own.size() > 0 ? Matrix(own(Eigen::all, outermost)) : Matrix());
}

Chain chainBetween(const PathRequest& request, const Dataset& train) {
    const Index count = std::min(kChainImages, train.size());
    std::vector<Index> images;
    for (Index i = 0; i < count; ++i) images.push_back(i * train.size() / count);
    Matrix pictures;
    train.gather(images, pictures);
    const Matrix own = request.snapshot->conditionIfKnown(train, images);
    return {intervalsBetween(encodeEnds(request), request.snapshot->encode(pictures, own)), count};
}

/// Pictures of draws from A's posterior, then from B's, each under the condition of its end.
Matrix drawnAroundEnds(const PathRequest& request, const Posterior& ends, double noise, Index draws) {
    PathRequest own = request;
    own.sweep.reset();
    const Matrix codes = drawAround(ends, noise, draws), first = conditionAt(own, 0.0), last = conditionAt(own, 1.0);
    Matrix conditions(first.rows(), first.size() > 0 ? codes.cols() : 0);
    if (conditions.size() > 0) conditions << first.replicate(1, draws), last.replicate(1, codes.cols() - draws);
    return request.snapshot->decode(codes, conditions);
}

}  // namespace

PathFrame pathFrame(const PathRequest& request, double t, double noise, Index draws) {
    const Snapshot& snapshot = *request.snapshot;
    const Posterior ends = encodeEnds(request);
    const PathKind kind = request.kind == PathKind::Density ? PathKind::Linear : request.kind;
    const Vector point =
        request.known && request.kind == PathKind::Density
            ? request.known->at(t)
            : codeAt(request, CodePath(kind, encodeEach(snapshot, request.stops, conditionOfStops(request))), t);
    const Matrix drawn = drawnAroundEnds(request, ends, noise, draws);
    const ImageShape shape = snapshot.model().image();

    PathFrame frame;
    const Matrix conditions = conditionAt(request, t);
    frame.snapshot =
        conditions.size() > 0 ? std::make_shared<const Snapshot>(snapshot.under(conditions.col(0))) : request.snapshot;
    frame.code = point;
    frame.picture = toImage(decodeEach(*frame.snapshot, point).col(0), shape);
    frame.intervals = codeIntervals(ends);
    frame.lineShare = shareOnLine(point, ends);
    frame.isDistribution = snapshot.model().isDistribution();
    frame.isSweep = request.sweep.has_value();
    frame.drawsA = toImages(drawn.leftCols(draws), shape);
    frame.drawsB = toImages(drawn.rightCols(draws), shape);
    return frame;
}

PathStrip pathStrip(const PathRequest& request, Index steps, const std::shared_ptr<const Dataset>& train,
                    std::shared_ptr<const NearestImages> neighbors) {
    const Snapshot& snapshot = *request.snapshot;
    PathStrip strip;
    const auto path = std::make_shared<const CodePath>(pathOf(request));
    const Matrix codes = codesAlong(request, *path, steps);
    strip.conditions = conditionsAlong(request, steps);
    const Matrix pictures = decodeEach(snapshot, codes, strip.conditions);
    const ImageShape shape = snapshot.model().image();

    strip.snapshot = request.snapshot;
    strip.path = path;
    strip.codes = codes;
    strip.steps = toImages(pictures, shape);
    if (!neighbors && train && train->shape() == shape) neighbors = std::make_shared<NearestImages>(train);
    strip.pictures = pictures;
    strip.neighbors = neighbors;
    if (neighbors) addNearest(strip);
    if (train && train->shape() == shape && snapshot.model().isDistribution())
        strip.chain = chainBetween(request, *train);
    return strip;
}

MoonPath readMoons(const Matrix& pictures, const MoonOptions& options, std::shared_ptr<const MoonReader> reader) {
    if (!reader) reader = std::make_shared<MoonReader>(options);
    return {judgeMoons(pictures, reader->read(pictures), options), reader};
}

}  // namespace lunette
