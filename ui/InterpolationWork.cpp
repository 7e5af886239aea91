#include "InterpolationWork.h"

#include "analysis/PictureByPicture.h"
#include "data/Catalog.h"
#include "imaging/PictureGrid.h"
#include "numeric/Random.h"

namespace lunette {

namespace {

constexpr std::uint64_t kDrawSeed = 1;

/// latents x 2 count: draws of A's posterior, then as many of B's.
Matrix drawAround(const Posterior& ends, double noise, Index count) {
    Matrix draws(ends.mean.rows(), 2 * count);
    draws << ends.mean.col(0).replicate(1, count), ends.mean.col(1).replicate(1, count);
    if (ends.logVariance.size() == 0) return draws;
    Matrix random(draws.rows(), draws.cols());
    RandomStream::fillNormal(kDrawSeed, Purpose::Sampling, 0, random);
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

}  // namespace

PathMoment pathMoment(const PathQuestion& question, double t, double noise, Index draws) {
    const Snapshot& snapshot = *question.snapshot;
    const Posterior ends = snapshot.encode(question.ends);
    const Matrix exact = encodeEach(snapshot, question.ends);
    const Vector point = pathPoint(question.kind, exact.col(0), exact.col(1), t);
    const Matrix drawn = snapshot.decode(drawAround(ends, noise, draws));
    const ImageShape shape = snapshot.model().image();

    PathMoment moment;
    moment.snapshot = question.snapshot;
    moment.code = point;
    moment.picture = toImage(decodeEach(snapshot, point).col(0), shape);
    moment.intervals = codeIntervals(ends);
    moment.lineShare = shareOnLine(point, ends);
    moment.isDistribution = snapshot.model().isDistribution();
    moment.drawsA = toImages(drawn.leftCols(draws), shape);
    moment.drawsB = toImages(drawn.rightCols(draws), shape);
    return moment;
}

PathStrip pathStrip(const PathQuestion& question, Index steps, const std::shared_ptr<const Dataset>& train,
                    std::shared_ptr<const NearestImages> neighbours) {
    const Snapshot& snapshot = *question.snapshot;
    const Matrix ends = encodeEach(snapshot, question.ends);
    const Matrix codes = pathPoints(question.kind, ends.col(0), ends.col(1), steps);
    const Matrix pictures = decodeEach(snapshot, codes);
    const ImageShape shape = snapshot.model().image();

    PathStrip strip;
    strip.snapshot = question.snapshot;
    strip.codes = codes;
    strip.steps = toImages(pictures, shape);
    if (!neighbours && train && train->shape() == shape) neighbours = std::make_shared<NearestImages>(train);
    strip.pictures = pictures;
    strip.neighbours = neighbours;
    if (!neighbours) return strip;
    Matrix real;
    for (const NearestImage& nearest : neighbours->find(pictures)) {
        neighbours->dataset().gather(nearest.index, 1, real);
        strip.nearest.push_back(toImage(real.col(0), shape));
        strip.distances.push_back(nearest.distance);
    }
    return strip;
}

MoonPath readMoons(const Matrix& pictures, const MoonOptions& options, std::shared_ptr<const MoonReader> reader) {
    if (!reader) reader = std::make_shared<MoonReader>(options);
    MoonPath path{{}, reader};
    for (const MoonReading& reading : reader->read(pictures)) path.fractions.push_back(reading.moon.fraction);
    return path;
}

}  // namespace lunette
