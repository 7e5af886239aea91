#include "analysis/ConditionScores.h"

#include "Error.h"
#include "analysis/Classifier.h"
#include "analysis/CodeDistribution.h"
#include "analysis/LogLikelihood.h"

#include <Eigen/QR>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

constexpr Index kProbedImages = 10000;
constexpr Index kClassifiedImages = 20000;
constexpr Index kEncodedForProbe = 1000;
constexpr Index kSamplesOfClass = 100;

/// At most `most` images, evenly spaced.
std::vector<Index> evenPlaces(Index size, Index most) {
    const Index count = std::min(size, most);
    std::vector<Index> places(static_cast<std::size_t>(count));
    for (Index i = 0; i < count; ++i) places[static_cast<std::size_t>(i)] = i * size / count;
    return places;
}

std::vector<Index> labelsOf(const Dataset& dataset, std::span<const Index> places) {
    std::vector<Index> labels;
    for (const Index place : places) labels.push_back(dataset.labels()[static_cast<std::size_t>(place)]);
    return labels;
}

Matrix meansOf(const Snapshot& snapshot, const Dataset& dataset, std::span<const Index> places) {
    Matrix means(snapshot.model().network().latents(), static_cast<Index>(places.size())), images;
    for (Index first = 0; first < means.cols(); first += kEncodedForProbe) {
        const Index count = std::min(kEncodedForProbe, means.cols() - first);
        const auto some = places.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count));
        dataset.gather(some, images);
        means.middleCols(first, count) = snapshot.encode(images, snapshot.conditionToEncode(dataset, some)).mean;
    }
    return means;
}

/// The index of the 1 in each column: the classes of one-hot conditions.
std::vector<Index> classesIn(const Matrix& conditions) {
    std::vector<Index> classes;
    for (const auto column : conditions.colwise()) column.maxCoeff(&classes.emplace_back());
    return classes;
}

bool hasSeveralClasses(const Dataset& dataset) {
    return dataset.hasLabels() &&
           std::ranges::any_of(dataset.labels(), [&](std::int32_t label) { return label != dataset.labels().front(); });
}

Obedience measureObedience(const Snapshot& snapshot, const DataSplit& data, std::uint64_t seed) {
    const Condition& condition = snapshot.model().condition();
    Matrix images;
    const auto learned = evenPlaces(data.train->size(), kClassifiedImages);
    data.train->gather(learned, images);
    const Classifier classifier(images, classesIn(snapshot.conditionOf(*data.train, learned)), condition.size(),
                                {.hidden = {128}, .epochs = 8, .learningRate = 2e-3, .seed = seed});
    const auto judged = evenPlaces(data.test->size(), kProbedImages);
    data.test->gather(judged, images);
    Obedience obedience{0.0, classifier.accuracy(images, classesIn(snapshot.conditionOf(*data.test, judged))), 0};
    for (std::size_t y = 0; y < condition.classes.size(); ++y) {
        if (condition.classes[y].images == 0) continue;
        const Matrix codes = CodeDistribution::prior(snapshot.model().network().latents())
                                 .draw(kSamplesOfClass, 1.0, seed + static_cast<std::uint64_t>(y));
        const auto found = classifier.classify(snapshot.decode(codes, condition.ofClass(y).replicate(1, codes.cols())));
        obedience.share += static_cast<double>(std::ranges::count(found, static_cast<Index>(y)));
        obedience.samples += codes.cols();
    }
    obedience.share /= static_cast<double>(obedience.samples);
    return obedience;
}

/// With a row of ones below, for the intercept.
Eigen::MatrixXd withOnes(const Matrix& means) {
    Eigen::MatrixXd all(means.rows() + 1, means.cols());
    all << means.cast<double>(), Eigen::RowVectorXd::Ones(means.cols());
    return all;
}

}  // namespace

ClassLeak classLeak(const Matrix& trainMeans, std::span<const Index> trainClasses, const Matrix& testMeans,
                    std::span<const Index> testClasses, Index classCount, std::uint64_t seed) {
    const Classifier probe(trainMeans, trainClasses, classCount, {.seed = seed});
    std::vector<Index> counts(static_cast<std::size_t>(classCount));
    for (const Index one : testClasses) ++counts[static_cast<std::size_t>(one)];
    return {probe.accuracy(testMeans, testClasses),
            static_cast<double>(std::ranges::max(counts)) / static_cast<double>(testClasses.size())};
}

double factorLeak(const Matrix& trainMeans, const Vector& trainValues, const Matrix& testMeans,
                  const Vector& testValues) {
    const Eigen::VectorXd line =
        withOnes(trainMeans).transpose().colPivHouseholderQr().solve(trainValues.cast<double>());
    const Eigen::VectorXd values = testValues.cast<double>();
    const Eigen::VectorXd left = values - withOnes(testMeans).transpose() * line;
    return 1.0 - left.squaredNorm() / (values.array() - values.mean()).matrix().squaredNorm();
}

ClassLikelihood classLikelihood(const Eigen::MatrixXd& logs, std::span<const double> logPriors,
                                std::span<const Index> own) {
    const Eigen::Map<const Eigen::VectorXd> priors(logPriors.data(), static_cast<Index>(logPriors.size()));
    ClassLikelihood result{0.0, 0.0, 0.0};
    for (Index i = 0; i < logs.cols(); ++i) {
        const Index y = own[static_cast<std::size_t>(i)];
        const Eigen::ArrayXd joint = logs.col(i) + priors;
        Index most = 0;
        const double largest = joint.maxCoeff(&most);
        result.marginal += largest + std::log((joint - largest).exp().sum());
        result.given += logs(y, i);
        result.accuracy += most == y ? 1.0 : 0.0;
    }
    const auto images = static_cast<double>(logs.cols());
    return {result.marginal / images, result.given / images, result.accuracy / images};
}

ClassLikelihood classLikelihood(const Snapshot& snapshot, const Dataset& heldOut, Index samples, std::uint64_t seed,
                                const Progress& progress) {
    const Condition& condition = snapshot.model().condition();
    const std::vector<Index> own = classesIn(snapshot.conditionOf(heldOut, 0, heldOut.size()));
    return classLikelihood(classLogLikelihoods(snapshot, heldOut, samples, seed, progress), condition.logFrequencies(),
                           own);
}

std::optional<ConditionScores> measureCondition(const Snapshot& snapshot, const DataSplit& data, std::uint64_t seed) {
    const Condition& condition = snapshot.model().condition();
    const bool hasClasses = hasSeveralClasses(*data.train) && data.test->hasLabels() &&
                            std::ranges::equal(data.train->classNames(), data.test->classNames());
    if (!hasClasses && condition.isNone()) return std::nullopt;
    const auto learned = evenPlaces(data.train->size(), kProbedImages);
    const auto judged = evenPlaces(data.test->size(), kProbedImages);
    const Matrix train = meansOf(snapshot, *data.train, learned), test = meansOf(snapshot, *data.test, judged);
    ConditionScores scores;
    if (hasClasses)
        scores.classLeak = classLeak(train, labelsOf(*data.train, learned), test, labelsOf(*data.test, judged),
                                     static_cast<Index>(data.train->classNames().size()), seed);
    for (std::size_t i = 0; i < condition.ranges.size(); ++i) {
        const auto row = static_cast<Index>(i);
        scores.factorLeaks.emplace_back(
            condition.ranges[i].factor,
            factorLeak(train, snapshot.conditionOf(*data.train, learned).row(row).transpose(), test,
                       snapshot.conditionOf(*data.test, judged).row(row).transpose()));
    }
    if (!condition.classes.empty()) scores.obedience = measureObedience(snapshot, data, seed);
    return scores;
}

}  // namespace lunette
