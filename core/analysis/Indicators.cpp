#include "analysis/Indicators.h"

#include "analysis/DataDistance.h"
#include "analysis/LatentStatistics.h"
#include "analysis/MoonReader.h"
#include "analysis/MutualInformation.h"
#include "analysis/Sharpness.h"
#include "data/Catalog.h"
#include "numeric/Random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace lunette {
namespace {

constexpr Index kCodesPerPass = 1000;
constexpr double kNoiseLimit = 5.0;
constexpr double kNoiseStep = 0.1;
constexpr double kNoisePrecision = 0.001;
constexpr std::array kStages{0.15, 0.3, 0.45, 0.75, 0.95};  // about the shares of the work done by then

/// Which of the seed's streams a draw comes from (its step): append only; 0 is drawHeldOut()'s.
enum Stream : std::uint64_t { PriorDraws = 1, Pairs, Noise };

std::shared_ptr<const Dataset> subset(const Dataset& dataset, std::span<const Index> indices) {
    return std::make_shared<const Dataset>(dataset.subset(indices, dataset.name()));
}

/// With the rows of a condition below, where there is one.
Matrix above(const Matrix& numbers, const Matrix& condition) {
    if (condition.size() == 0) return numbers;
    Matrix both(numbers.rows() + condition.rows(), numbers.cols());
    both << numbers, condition;
    return both;
}

/// Of a dataset's images, where the model is conditional.
Matrix conditionOf(const Codec& codec, const Dataset& dataset, Index first, Index count) {
    return codec.conditionOf ? codec.conditionOf(dataset, first, count) : Matrix();
}

/// The codes of the first `count` images.
Matrix encodeImages(const Codec& codec, const Dataset& dataset, Index count) {
    Matrix codes(codec.latents, count);
    Matrix images;
    for (Index first = 0; first < count; first += kCodesPerPass) {
        const Index n = std::min(kCodesPerPass, count - first);
        dataset.gather(first, n, images);
        codes.middleCols(first, n) = codec.encode(above(images, conditionOf(codec, dataset, first, n)));
    }
    return codes;
}

Matrix priorDraws(Index latents, std::uint64_t seed) {
    Matrix codes(latents, Indicators::kDraws);
    RandomStream::fillNormal(seed, Purpose::Indicators, PriorDraws, codes);
    return codes;
}

/// Halfway between the codes of two different images each; none where there is only one image.
Matrix midpoints(const Matrix& codes, std::uint64_t seed) {
    if (codes.cols() < 2) return Matrix(codes.rows(), 0);
    Matrix result(codes.rows(), Indicators::kDraws);
    RandomStream random(seed, Purpose::Indicators, Pairs);
    const auto size = static_cast<std::uint32_t>(codes.cols());
    for (Index pair = 0; pair < Indicators::kDraws; ++pair) {
        const std::uint32_t a = random.nextBelow(size);
        const std::uint32_t b = (a + 1 + random.nextBelow(size - 1)) % size;
        result.col(pair) = Scalar(0.5) * (codes.col(a) + codes.col(b));
    }
    return result;
}

/// How many of the pictures are nearer to another image of the set than to their own, the one of their column.
Index countMistaken(const NearestImages& images, const Matrix& pictures) {
    const auto found = images.find(pictures);
    Index mistaken = 0;
    for (Index i = 0; i < pictures.cols(); ++i) {
        const NearestImage& nearest = found[static_cast<std::size_t>(i)];
        mistaken += nearest.index != i && nearest.distance < images.distance(pictures.col(i), i);
    }
    return mistaken;
}

double measureNoiseTolerance(const Codec& codec, const std::shared_ptr<const Dataset>& heldOut, std::uint64_t seed) {
    const NearestImages images(heldOut);
    const Matrix codes = encodeImages(codec, *heldOut, heldOut->size());
    const Vector deviation = latentStatistics({codes, {}}).variance.cwiseSqrt();
    Matrix noise(codes.rows(), codes.cols());
    RandomStream::fillNormal(seed, Purpose::Indicators, Noise, noise);
    noise = deviation.asDiagonal() * noise;
    const Matrix condition = conditionOf(codec, *heldOut, 0, heldOut->size());

    const auto isTolerated = [&](double multiple) {
        const Matrix pictures = codec.decode(above(codes + static_cast<Scalar>(multiple) * noise, condition));
        return 2 * countMistaken(images, pictures) <= pictures.cols();
    };
    if (!isTolerated(0.0)) return 0.0;
    double tolerated = 0.0;
    double tooMuch = kNoiseStep;
    while (tooMuch < kNoiseLimit && isTolerated(tooMuch)) {
        tolerated = tooMuch;
        tooMuch += kNoiseStep;
    }
    if (tooMuch >= kNoiseLimit) return kNoiseLimit;
    while (tooMuch - tolerated > kNoisePrecision) {
        const double middle = 0.5 * (tolerated + tooMuch);
        (isTolerated(middle) ? tolerated : tooMuch) = middle;
    }
    return tolerated;
}

std::optional<double> measureGap(const Codec& codec, const Dataset& train) {
    if (train.factors().empty()) return std::nullopt;
    const Index count = std::min(train.size(), Indicators::kFactorImages);
    std::vector<Factor> factors(train.factors().begin(), train.factors().end());
    for (Factor& factor : factors) factor.values.resize(static_cast<std::size_t>(count));
    const double gap = mutualInformationGap(encodeImages(codec, train, count), factors);
    return std::isnan(gap) ? std::nullopt : std::optional(gap);
}

double medianDistance(const MoonReader& reader, const Matrix& pictures) {
    std::vector<double> result;
    for (const MoonReading& reading :
         reader.read(pictures.leftCols(std::min(Indicators::kManifoldPictures, pictures.cols()))))
        result.push_back(reading.distance);
    return median(std::move(result));
}

/// Only of data whose spec names a generator that can be searched.
std::optional<Indicators::ManifoldDistance> measureManifold(const std::string& spec, const Matrix& samples,
                                                            const Matrix& midpoints, const Dataset& heldOut) {
    const std::optional<MoonOptions> options = moonOptionsOf(spec);
    if (!options) return std::nullopt;
    const MoonReader reader(*options);
    Matrix images;
    heldOut.gather(0, std::min(Indicators::kManifoldPictures, heldOut.size()), images);
    return Indicators::ManifoldDistance{medianDistance(reader, samples), medianDistance(reader, midpoints),
                                        medianDistance(reader, images)};
}

}  // namespace

Codec codecOf(const Snapshot& snapshot) {
    const auto belowOf = [](const Matrix& both, Index own) { return Matrix(both.bottomRows(both.rows() - own)); };
    const Index pixels = snapshot.model().image().pixelCount(), latents = snapshot.model().network().latents();
    Codec codec{latents,
                [&snapshot, pixels, belowOf](const Matrix& images) {
                    if (images.rows() == pixels) return snapshot.encode(images).mean;
                    return snapshot.encode(images.topRows(pixels), belowOf(images, pixels)).mean;
                },
                [&snapshot, latents, belowOf](const Matrix& codes) {
                    if (codes.rows() == latents) return snapshot.decode(codes);
                    return snapshot.decode(codes.topRows(latents), belowOf(codes, latents));
                }};
    if (snapshot.model().condition().isNone()) return codec;
    codec.conditionOf = [&snapshot](const Dataset& dataset, Index first, Index count) {
        return snapshot.conditionOf(dataset, first, count);
    };
    codec.drawCondition = [&snapshot](Index count, std::uint64_t seed) {
        return snapshot.model().condition().draw(count, seed);
    };
    return codec;
}

Indicators measureIndicators(const Codec& codec, const DataSplit& data, std::uint64_t seed, const Progress& progress) {
    const NearestImages train(data.train);
    const auto chosen = drawHeldOut(data, seed);
    const auto heldOut = subset(*data.test, chosen);
    const auto real = distancesToNearest(train, *data.test, chosen);
    const double unit = median(real);
    report(progress, kStages[0]);

    const Matrix conditions = codec.drawCondition ? codec.drawCondition(Indicators::kDraws, seed) : Matrix();
    const Matrix samples = codec.decode(above(priorDraws(codec.latents, seed), conditions));
    const auto sampled = distancesToNearest(train, samples);
    const double far = quantile(real, 0.99);
    const auto holes = std::count_if(sampled.begin(), sampled.end(), [far](double d) { return d > far; });
    report(progress, kStages[1]);

    const Matrix codes = encodeImages(codec, *heldOut, heldOut->size());
    const Matrix halfwayCodes = midpoints(above(codes, conditionOf(codec, *heldOut, 0, heldOut->size())), seed);
    const Matrix halfway = halfwayCodes.cols() > 0 ? codec.decode(halfwayCodes) : Matrix(samples.rows(), 0);
    const auto between = distancesToNearest(train, halfway);
    report(progress, kStages[2]);

    const auto few = std::span(chosen).first(std::min<std::size_t>(chosen.size(), Indicators::kNoiseImages));
    const Matrix allCodes = encodeImages(codec, *data.test, data.test->size());

    Indicators result{};
    result.sampleValidity = median(sampled) / unit;
    result.sampleSharpness = detailEnergy(samples, data.train->shape()) / detailEnergy(*data.train);
    result.midpointValidity = median(between) / unit;
    result.holeFraction = static_cast<double>(holes) / static_cast<double>(Indicators::kDraws);
    result.noiseTolerance = measureNoiseTolerance(codec, subset(*data.test, few), seed);
    report(progress, kStages[3]);
    result.manifoldDistance = measureManifold(data.spec, samples, halfway, *heldOut);
    report(progress, kStages[4]);
    result.activeLatents = latentStatistics({allCodes, {}}).active;
    result.mig = measureGap(codec, *data.train);
    return result;
}

}  // namespace lunette
