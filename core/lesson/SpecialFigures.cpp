#include "lesson/SpecialFigures.h"

#include "analysis/CodeSource.h"
#include "analysis/DataDistance.h"
#include "analysis/Intervals.h"
#include "analysis/LatentStatistics.h"
#include "analysis/MoonVerdict.h"
#include "analysis/SquaredErrors.h"
#include "numeric/Pca.h"
#include "numeric/Random.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <numbers>
#include <numeric>

namespace lunette {

namespace {

constexpr double kNoFigure = std::numeric_limits<double>::quiet_NaN();
constexpr Index kMaxComparedImages = 500, kMaxPairs = 10, kPlaces = 9, kMaxDecoded = 200;
constexpr Index kSpectrumNeighbors = 20, kMaxForThreshold = 1000;
constexpr double kHalf = 0.5, kNearHalf = 0.1, kNearFull = 0.95;

Matrix allPictures(const Dataset& dataset, Index most = std::numeric_limits<Index>::max()) {
    Matrix pictures;
    dataset.gather(0, std::min(most, dataset.size()), pictures);
    return pictures;
}

/// n x n squared distances of columns.
Matrix squaredDistances(const Matrix& a, const Matrix& b) {
    Matrix distances = Scalar{-2} * a.transpose() * b;
    distances.colwise() += a.colwise().squaredNorm().transpose();
    distances.rowwise() += b.colwise().squaredNorm();
    return distances;
}

/// The rows of the smallest numbers of a column, without one of them.
std::vector<Index> smallest(const Matrix& numbers, Index column, Index count, Index without) {
    std::vector<Index> rows(static_cast<std::size_t>(numbers.rows()));
    std::iota(rows.begin(), rows.end(), Index{0});
    std::erase(rows, without);
    count = std::min(count, static_cast<Index>(rows.size()));
    std::partial_sort(rows.begin(), rows.begin() + count, rows.end(), [&](Index a, Index b) {
        return numbers(a, column) != numbers(b, column) ? numbers(a, column) < numbers(b, column) : a < b;
    });
    rows.resize(static_cast<std::size_t>(count));
    return rows;
}

double rmsDistance(const Vector& a, const Vector& b) {
    return std::sqrt(static_cast<double>((a - b).squaredNorm()) / static_cast<double>(a.size()));
}

using ComplexMatrix = Eigen::MatrixXcd;

/// The matrix of the discrete Fourier transform of so many numbers.
ComplexMatrix fourierMatrix(Index size) {
    ComplexMatrix matrix(size, size);
    for (Index u = 0; u < size; ++u)
        for (Index x = 0; x < size; ++x)
            matrix(u, x) =
                std::polar(1.0, -2.0 * std::numbers::pi * static_cast<double>(u * x) / static_cast<double>(size));
    return matrix;
}

/// Sums the energy of pictures in a band of wave numbers.
class BandEnergy {
public:
    BandEnergy(const ImageShape& shape, Index from, Index to)
        : shape_(shape),
          from_(from),
          to_(to),
          rows_(fourierMatrix(shape.height)),
          columns_(fourierMatrix(shape.width)) {}

    double of(const Vector& picture) const {
        double energy = 0.0;
        for (Index channel = 0; channel < shape_.channels; ++channel) {
            ComplexMatrix part(shape_.height, shape_.width);
            for (Index y = 0; y < shape_.height; ++y)
                for (Index x = 0; x < shape_.width; ++x)
                    part(y, x) = picture[(y * shape_.width + x) * shape_.channels + channel];
            const ComplexMatrix waves = rows_ * part * columns_;
            for (Index v = 0; v < waves.rows(); ++v)
                for (Index u = 0; u < waves.cols(); ++u)
                    if (isInBand(std::min(v, waves.rows() - v), std::min(u, waves.cols() - u)))
                        energy += std::norm(waves(v, u));
        }
        return energy;
    }

private:
    bool isInBand(Index v, Index u) const {
        const long waves = std::lround(std::hypot(static_cast<double>(v), static_cast<double>(u)));
        return waves >= from_ && waves <= to_;
    }

    ImageShape shape_;
    Index from_, to_;
    ComplexMatrix rows_, columns_;
};

/// Decoded held-out images, at most 200, and those to train on whose codes lie nearest to theirs.
struct Neighborhood {
    Matrix heldOut, decoded, train;
    std::vector<std::vector<Index>> nearest;

    Vector mean(Index image) const {
        return train(Eigen::all, nearest[static_cast<std::size_t>(image)]).rowwise().mean();
    }
};
Neighborhood neighborhoodOf(const Snapshot& snapshot, const DataSplit& data, Index neighbors) {
    Neighborhood result{allPictures(*data.test, kMaxDecoded), {}, allPictures(*data.train), {}};
    const Matrix own = snapshot.conditionOf(*data.test, 0, result.heldOut.cols());
    const Matrix codes = snapshot.encode(result.heldOut, own).mean;
    result.decoded = snapshot.decode(codes, own);
    const Matrix trainingConditions = snapshot.conditionToEncode(*data.train, 0, result.train.cols());
    const Matrix distances = squaredDistances(snapshot.encode(result.train, trainingConditions).mean, codes);
    for (Index i = 0; i < codes.cols(); ++i) result.nearest.push_back(smallest(distances, i, neighbors, -1));
    return result;
}

const std::vector<float>* factorValues(const Dataset& dataset, std::string_view name) {
    for (const Factor& factor : dataset.factors())
        if (factor.name == name) return &factor.values;
    return nullptr;
}

/// Half and full moons of one side, in the order of the images.
std::vector<std::pair<Index, Index>> moonPairs(const Dataset& heldOut) {
    const auto* fraction = factorValues(heldOut, "fraction");
    const auto* side = factorValues(heldOut, "side");
    if (fraction == nullptr || side == nullptr) return {};
    std::vector<std::pair<Index, Index>> pairs;
    for (const float wanted : {1.0F, -1.0F}) {
        std::vector<Index> halves, fulls;
        for (std::size_t i = 0; i < fraction->size(); ++i) {
            if ((*side)[i] != wanted) continue;
            if (std::abs((*fraction)[i] - kHalf) <= kNearHalf) halves.push_back(static_cast<Index>(i));
            if ((*fraction)[i] >= kNearFull) fulls.push_back(static_cast<Index>(i));
        }
        for (std::size_t i = 0; i < std::min({halves.size(), fulls.size(), std::size_t{kMaxPairs / 2}}); ++i)
            pairs.emplace_back(halves[i], fulls[i]);
    }
    return pairs;
}

/// Columns of a posterior.
Posterior columnsOf(const Posterior& all, const std::vector<Index>& columns) {
    Posterior some;
    some.mean = all.mean(Eigen::all, columns);
    if (all.logVariance.size() > 0) some.logVariance = all.logVariance(Eigen::all, columns);
    return some;
}

void addPath(const std::vector<MoonReading>& readings, const std::vector<MoonVerdict>& verdicts, MoonPaths& paths) {
    double farthest = 0.0, jump = 0.0;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        farthest = std::max(farthest, readings[i].distance);
        if (i > 0) jump = std::max(jump, std::abs(readings[i].moon.fraction - readings[i - 1].moon.fraction));
        paths.moons += verdicts[i].kind == MoonVerdict::Kind::Moon ? 1.0 / kPlaces : 0.0;
    }
    paths.distance += farthest;
    paths.jump += jump;
    paths.halfway += readings[readings.size() / 2].distance;
}

}  // namespace

double reconstructionError(const Snapshot& snapshot, const Matrix& pictures, const Matrix& condition) {
    return static_cast<double>((snapshot.reconstruct(pictures, condition) - pictures).squaredNorm()) /
           static_cast<double>(pictures.cols());
}

double meanPictureError(const DataSplit& data) {
    const Vector mean = allPictures(*data.train).rowwise().mean();
    const Matrix heldOut = allPictures(*data.test);
    return static_cast<double>((heldOut.colwise() - mean).squaredNorm()) / static_cast<double>(heldOut.cols());
}

Matrix picturesInShape(const Dataset& dataset, const ImageShape& shape) {
    const ImageShape own = dataset.shape();
    if (own.channels != shape.channels)
        throw Error(ErrorKind::Conflict,
                    Message::tr("Pictures of %1 channels do not go through a model of %2 channels.", own.channels,
                                shape.channels));
    const Matrix all = allPictures(dataset);
    Matrix result = Matrix::Zero(shape.pixelCount(), all.cols());
    const Index left = (shape.width - own.width) / 2, top = (shape.height - own.height) / 2;
    for (Index y = 0; y < own.height; ++y)
        for (Index x = 0; x < own.width; ++x) {
            const Index column = x + left, row = y + top;
            if (column < 0 || row < 0 || column >= shape.width || row >= shape.height) continue;
            result.middleRows((row * shape.width + column) * own.channels, own.channels) =
                all.middleRows((y * own.width + x) * own.channels, own.channels);
        }
    return result;
}

double neighborsKept(const Snapshot& snapshot, const Dataset& heldOut, Index neighbors) {
    const Matrix pictures = allPictures(heldOut, kMaxComparedImages);
    const Matrix codes = snapshot.encode(pictures, snapshot.conditionToEncode(heldOut, 0, pictures.cols())).mean;
    const Matrix byPixels = squaredDistances(pictures, pictures), byCode = squaredDistances(codes, codes);
    Index kept = 0, all = 0;
    for (Index i = 0; i < pictures.cols(); ++i) {
        const std::vector<Index> real = smallest(byPixels, i, neighbors, i), coded = smallest(byCode, i, neighbors, i);
        kept += std::ranges::count_if(real, [&](Index j) { return std::ranges::count(coded, j) > 0; });
        all += static_cast<Index>(real.size());
    }
    return all == 0 ? kNoFigure : static_cast<double>(kept) / static_cast<double>(all);
}

double fewLabelAccuracy(const Snapshot& snapshot, const DataSplit& data, Index labels, std::uint64_t seed) {
    constexpr std::uint64_t kDraws = 5;
    if (!data.train->hasLabels()) return kNoFigure;
    const Matrix test =
        snapshot.encode(allPictures(*data.test), snapshot.conditionToEncode(*data.test, 0, data.test->size())).mean;
    std::vector<Index> order(static_cast<std::size_t>(data.train->size()));
    std::iota(order.begin(), order.end(), Index{0});
    Index right = 0;
    for (std::uint64_t draw = 0; draw < kDraws; ++draw) {
        RandomStream random(seed, Purpose::Labels, draw);
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random.nextBelow(static_cast<std::uint32_t>(i))]);
        std::vector<Index> taken(data.train->classNames().size()), known;
        for (const Index image : order)
            if (taken[static_cast<std::size_t>(data.train->labels()[static_cast<std::size_t>(image)])]++ < labels)
                known.push_back(image);
        Matrix pictures;
        data.train->gather(known, pictures);
        const Matrix distances =
            squaredDistances(snapshot.encode(pictures, snapshot.conditionToEncode(*data.train, known)).mean, test);
        for (Index i = 0; i < test.cols(); ++i) {
            Index nearest = 0;
            distances.col(i).minCoeff(&nearest);
            const Index image = known[static_cast<std::size_t>(nearest)];
            right += data.train->labels()[static_cast<std::size_t>(image)] ==
                             data.test->labels()[static_cast<std::size_t>(i)]
                         ? 1
                         : 0;
        }
    }
    return static_cast<double>(right) / static_cast<double>(test.cols() * static_cast<Index>(kDraws));
}

std::optional<MoonPaths> moonPaths(const Snapshot& snapshot, const DataSplit& data) {
    const auto options = moonOptionsOf(data.spec);
    const auto pairs = moonPairs(*data.test);
    if (!options || pairs.empty()) return std::nullopt;
    const Matrix own = snapshot.conditionOf(*data.test, 0, data.test->size());
    const Posterior codes = snapshot.encode(allPictures(*data.test), own);
    const MoonReader reader(*options);
    MoonPaths paths{};
    for (const auto& [half, full] : pairs) {
        Matrix places(codes.mean.rows(), kPlaces), conditions(own.rows(), own.size() > 0 ? kPlaces : 0);
        for (Index i = 0; i < kPlaces; ++i) {
            const auto t = static_cast<Scalar>(i) / static_cast<Scalar>(kPlaces - 1);
            places.col(i) = (Scalar{1} - t) * codes.mean.col(half) + t * codes.mean.col(full);
            if (own.size() > 0) conditions.col(i) = (Scalar{1} - t) * own.col(half) + t * own.col(full);
        }
        const Matrix pictures = snapshot.decode(places, conditions);
        const std::vector<MoonReading> readings = reader.read(pictures);
        addPath(readings, judgeMoons(pictures, readings, *options), paths);
        if (codes.logVariance.size() == 0) continue;
        std::vector<Index> others;
        for (Index i = 0; i < codes.mean.cols(); ++i)
            if (i != half && i != full) others.push_back(i);
        const Posterior ends = columnsOf(codes, {half, full});
        const CodeIntervals intervals = codeIntervals(ends);
        paths.overlap += overlapArea(intervals);
        paths.covered += coveredShare(intervals, intervalsBetween(ends, columnsOf(codes, others)));
    }
    for (double* sum : {&paths.moons, &paths.distance, &paths.jump, &paths.halfway, &paths.overlap, &paths.covered})
        *sum /= static_cast<double>(pairs.size());
    return paths;
}

double mixtureValidity(const Snapshot& snapshot, const DataSplit& data, Index components, std::uint64_t seed) {
    const CodeSourceOptions options{CodeSource::Mixture, components, {}};
    const CodeDistribution mixture = makeCodeDistribution(snapshot, options, data.train.get());
    const Condition& condition = snapshot.model().condition();
    const Matrix conditions = condition.isNone() ? Matrix() : condition.draw(Indicators::kDraws, seed);
    const Matrix pictures = snapshot.decode(mixture.draw(Indicators::kDraws, 1.0, seed), conditions);
    const NearestImages nearest(data.train);
    const double unit = median(distancesToNearest(nearest, *data.test, drawHeldOut(data, seed)));
    return median(distancesToNearest(nearest, pictures)) / unit;
}

CodesUnderNoise codesUnderNoise(const Snapshot& snapshot, const Dataset& heldOut, double strength) {
    const Matrix clean = allPictures(heldOut);
    Matrix noisy;
    GaussianCorruption().apply(clean, strength, {0, Purpose::EvaluationCorruption, 0}, 0, noisy);
    const Matrix own = snapshot.conditionToEncode(heldOut, 0, clean.cols());
    const Posterior before = snapshot.encode(clean, own), after = snapshot.encode(noisy, own);
    const auto spread = static_cast<double>(latentStatistics(before).variance.mean());
    CodesUnderNoise result{};
    result.shift = std::sqrt(static_cast<double>((after.mean - before.mean).array().square().mean()) / spread);
    if (after.logVariance.size() > 0)
        result.width = std::sqrt(static_cast<double>(after.logVariance.array().exp().mean()) / spread);
    return result;
}

NeighborMeans neighborMeans(const Snapshot& snapshot, const DataSplit& data, Index neighbors) {
    const Neighborhood around = neighborhoodOf(snapshot, data, neighbors);
    NeighborMeans result{};
    for (Index i = 0; i < around.heldOut.cols(); ++i) {
        result.toPicture += rmsDistance(around.decoded.col(i), around.heldOut.col(i));
        result.toMean += rmsDistance(around.decoded.col(i), around.mean(i));
    }
    result.toPicture /= static_cast<double>(around.heldOut.cols());
    result.toMean /= static_cast<double>(around.heldOut.cols());
    return result;
}

BandEnergies bandEnergies(const Snapshot& snapshot, const DataSplit& data, Index from, Index to) {
    const Neighborhood around = neighborhoodOf(snapshot, data, kSpectrumNeighbors);
    const BandEnergy energy(data.test->shape(), from, to);
    double real = 0.0, decoded = 0.0, means = 0.0;
    for (Index i = 0; i < around.heldOut.cols(); ++i) {
        real += energy.of(around.heldOut.col(i));
        decoded += energy.of(around.decoded.col(i));
        means += energy.of(around.mean(i));
    }
    return {decoded / real, means / real};
}

double reducedBeta(const Snapshot& snapshot, const Dataset& heldOut, bool meanOverPixels, bool meanOverLatents) {
    const Matrix pictures = allPictures(heldOut), own = snapshot.conditionOf(heldOut, 0, pictures.cols());
    const Posterior codes = snapshot.encode(pictures, own);
    if (codes.logVariance.size() == 0) return kNoFigure;
    const Eigen::ArrayXXd errors = (pictures - snapshot.decode(codes.mean, own)).array().square().cast<double>();
    const auto mean = codes.mean.array().cast<double>(), logVariance = codes.logVariance.array().cast<double>();
    const Eigen::ArrayXXd kl = 0.5 * (mean.square() + logVariance.exp() - 1.0 - logVariance);
    const auto reduced = [](const Eigen::ArrayXXd& terms, bool isMean) {
        return (isMean ? terms.colwise().mean().eval() : terms.colwise().sum().eval()).mean();
    };
    const double ofKl = reduced(kl, meanOverLatents) / reduced(kl, false);
    const double ofReconstruction = reduced(errors, meanOverPixels) / (0.5 * reduced(errors, false));
    return ofKl / ofReconstruction;
}

Alarms alarmsAt(const Snapshot& snapshot, const DataSplit& data, double share, bool ofTraining) {
    const Novelty novelty = noveltyOf(data);
    if (novelty.seen.empty() || novelty.unseen.empty()) return {kNoFigure, kNoFigure};
    const std::vector<double> seen = squaredErrors(snapshot, *data.test, novelty.seen);
    const std::vector<double> unseen = squaredErrors(snapshot, *data.test, novelty.unseen);
    std::vector<double> known = seen;
    if (ofTraining) {
        std::vector<Index> images(static_cast<std::size_t>(std::min(kMaxForThreshold, data.train->size())));
        std::iota(images.begin(), images.end(), Index{0});
        known = squaredErrors(snapshot, *data.train, images);
    }
    std::ranges::sort(known, std::greater<>());
    const auto place = static_cast<std::size_t>(share * static_cast<double>(known.size()));
    const double threshold = known[std::min(place, known.size() - 1)];
    const auto above = [threshold](const std::vector<double>& errors) {
        const auto count = std::ranges::count_if(errors, [threshold](double error) { return error > threshold; });
        return static_cast<double>(count) / static_cast<double>(errors.size());
    };
    return {above(seen), above(unseen)};
}

double pixelEntropy(const Dataset& images) {
    double sum = 0.0;
    for (Index i = 0; i < images.size(); ++i) {
        const Pixels pixels = images.image(i);
        for (const std::uint8_t pixel : pixels) {
            const double p = pixel / 255.0;
            if (p > 0.0 && p < 1.0) sum -= p * std::log(p) + (1.0 - p) * std::log(1.0 - p);
        }
    }
    return sum / static_cast<double>(images.size());
}

Index eigenvaluesAbove(const Dataset& train, double variance) {
    constexpr Index kMax = 100;
    const Matrix pictures = allPictures(train);
    const Pca pca = fitPca(pictures, std::min(kMax, pictures.rows()));
    return (pca.variances.cast<double>().array() > variance).count();
}

double auroc(std::span<const double> seen, std::span<const double> unseen) {
    if (seen.empty() || unseen.empty()) return kNoFigure;
    double wins = 0.0;
    for (const double odd : unseen)
        for (const double normal : seen) wins += odd > normal ? 1.0 : odd == normal ? 0.5 : 0.0;
    return wins / (static_cast<double>(seen.size()) * static_cast<double>(unseen.size()));
}

}  // namespace lunette
