#include "analysis/LogLikelihood.h"

#include "Error.h"
#include "numeric/Random.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lunette {
namespace {

constexpr Index kSamplesAtOnce = 500;
constexpr Index kImagesPerEstimate = 1000;

/// log of a sum of exponentials that never leaves the range of a double.
class LogSum {
public:
    void add(double logTerm) {
        if (logTerm > largest_) {
            scaledSum_ = scaledSum_ * std::exp(largest_ - logTerm) + 1.0;
            largest_ = logTerm;
        } else {
            scaledSum_ += std::exp(logTerm - largest_);
        }
    }
    double value() const { return largest_ + std::log(scaledSum_); }

private:
    double largest_ = -std::numeric_limits<double>::infinity();
    double scaledSum_ = 0.0;
};

/// The estimate for one image at a time, with buffers that are reused from image to image.
class Estimator {
public:
    Estimator(const Snapshot& snapshot, Index samples, std::uint64_t seed)
        : snapshot_(snapshot), samples_(samples), seed_(seed), atOnce_(std::min(kSamplesAtOnce, samples)) {}

    /// log p(x) of image x, whose posterior is N(mean, exp(logVariance)); condition: conditions x 1, or 0 x 0.
    double estimate(Index image, const Vector& x, const Matrix& condition, const Vector& mean,
                    const Vector& logVariance) {
        LogSum sum;
        condition_ = condition.replicate(1, condition.size() > 0 ? atOnce_ : 1);
        for (Index first = 0; first < samples_; first += atOnce_) {
            const Index count = std::min(atOnce_, samples_ - first);
            drawCodes(image, first, mean, logVariance);
            addWeights(x, logVariance, count, sum);
        }
        return sum.value() - std::log(static_cast<double>(samples_));
    }

private:
    void drawCodes(Index image, Index firstSample, const Vector& mean, const Vector& logVariance) {
        noise_.resize(mean.size(), atOnce_);
        const auto step = (static_cast<std::uint64_t>(image) << 24) + static_cast<std::uint64_t>(firstSample);
        RandomStream::fillNormal(seed_, Purpose::ImportanceSampling, step, noise_);
        const Vector deviation = (Scalar(0.5) * logVariance).array().exp();
        codes_ = (deviation.asDiagonal() * noise_).colwise() + mean;
    }

    /// Adds p(x | z) p(z) / q(z | x) of each code; the normal densities' constants cancel.
    void addWeights(const Vector& x, const Vector& logVariance, Index count, LogSum& sum) {
        const Model& model = snapshot_.model();
        const Vector& theta = snapshot_.theta();
        const ConstSlice weights(theta.data(), theta.size());
        const Matrix& output = model.network().decode(weights, codes_, workspace_, condition_);
        picture_ = x;
        model.objective().likelihood().evaluateColumns(output, picture_, 0, nullptr,
                                                       model.network().observationLogVariance(weights), pixels_);
        const double logDeviations = 0.5 * logVariance.cast<double>().sum();
        for (Index i = 0; i < count; ++i)
            sum.add(logDeviations - pixels_[static_cast<std::size_t>(i)].negativeLogLikelihood +
                    0.5 * (noise_.col(i).cast<double>().squaredNorm() - codes_.col(i).cast<double>().squaredNorm()));
    }

    const Snapshot& snapshot_;
    Index samples_;
    std::uint64_t seed_;
    Index atOnce_;
    Autoencoder::Workspace workspace_;
    Matrix noise_, codes_, picture_, condition_;
    std::vector<Likelihood::Sums> pixels_;
};

void checkSampling(const Snapshot& snapshot, Index samples) {
    if (!snapshot.model().isDistribution())
        throw Error(ErrorKind::Conflict,
                    Message::tr("An autoencoder has no likelihood to sample: its code is a point, not a distribution; "
                                "leave the importance samples out, or train with the objective vae."));
    if (samples < 1)
        throw Error(ErrorKind::TooFew, Message::tr("The log-likelihood needs at least one importance sample."));
}

/// Calls use(image, log-likelihood) for every image. conditionOf(first, count): of the images from first.
template <class ConditionOf, class Use>
void estimateAll(const Snapshot& snapshot, const Dataset& dataset, Index samples, std::uint64_t seed,
                 const ConditionOf& conditionOf, const Use& use) {
    Estimator estimator(snapshot, samples, seed);
    Matrix images;
    for (Index first = 0; first < dataset.size(); first += kImagesPerEstimate) {
        dataset.gather(first, std::min(kImagesPerEstimate, dataset.size() - first), images);
        const Matrix condition = conditionOf(first, images.cols());
        const Posterior posterior = snapshot.encode(images, condition);
        for (Index i = 0; i < images.cols(); ++i)
            use(first + i,
                estimator.estimate(first + i, images.col(i), condition.size() > 0 ? Matrix(condition.col(i)) : Matrix(),
                                   posterior.mean.col(i), posterior.logVariance.col(i)));
    }
}

}  // namespace

double logLikelihood(const Snapshot& snapshot, const Dataset& dataset, Index samples, std::uint64_t seed,
                     const Progress& progress) {
    checkSampling(snapshot, samples);
    double sum = 0.0;
    const auto conditionOf = [&](Index first, Index count) { return snapshot.conditionOf(dataset, first, count); };
    estimateAll(snapshot, dataset, samples, seed, conditionOf, [&](Index image, double value) {
        report(progress, static_cast<double>(image) / static_cast<double>(dataset.size()));
        sum += value;
    });
    return sum / static_cast<double>(dataset.size());
}

Eigen::MatrixXd classLogLikelihoods(const Snapshot& snapshot, const Dataset& dataset, Index samples, std::uint64_t seed,
                                    const Progress& progress) {
    checkSampling(snapshot, samples);
    const Condition& condition = snapshot.model().condition();
    if (condition.classes.empty())
        throw Error(ErrorKind::Conflict, Message::tr("The likelihood of each class needs a model conditioned on "
                                                     "the class: train it with the condition label."));
    Eigen::MatrixXd logs(condition.size(), dataset.size());
    for (Index y = 0; y < logs.rows(); ++y) {
        const Vector classCondition = condition.ofClass(static_cast<std::size_t>(y));
        const auto conditionOf = [&](Index, Index count) { return Matrix(classCondition.replicate(1, count)); };
        estimateAll(snapshot, dataset, samples, seed, conditionOf, [&](Index image, double value) {
            report(progress, static_cast<double>(y * logs.cols() + image) / static_cast<double>(logs.size()));
            logs(y, image) = value;
        });
    }
    return logs;
}

}  // namespace lunette
