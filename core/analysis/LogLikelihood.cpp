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
        : snapshot_(snapshot), samples_(samples), seed_(seed) {}

    /// log p(x) of image x, whose posterior is N(mean, exp(logVariance)).
    double estimate(Index image, const Vector& x, const Vector& mean, const Vector& logVariance) {
        LogSum sum;
        for (Index first = 0; first < samples_; first += kSamplesAtOnce) {
            const Index count = std::min(kSamplesAtOnce, samples_ - first);
            drawCodes(image, first, mean, logVariance);
            addWeights(x, logVariance, count, sum);
        }
        return sum.value() - std::log(static_cast<double>(samples_));
    }

private:
    void drawCodes(Index image, Index firstSample, const Vector& mean, const Vector& logVariance) {
        noise_.resize(mean.size(), kSamplesAtOnce);
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
        const Matrix& output = model.network().decode(weights, codes_, workspace_);
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
    Autoencoder::Workspace workspace_;
    Matrix noise_, codes_, picture_;
    std::vector<Likelihood::Sums> pixels_;
};

}  // namespace

double logLikelihood(const Snapshot& snapshot, const Dataset& dataset, Index samples, std::uint64_t seed,
                     const Progress& progress) {
    if (!snapshot.model().isDistribution())
        throw Error(ErrorKind::Conflict,
                    Message::tr("An autoencoder has no likelihood to sample: its code is a point, not a distribution; "
                                "leave the importance samples out, or train with the objective vae."));
    if (samples < 1)
        throw Error(ErrorKind::TooFew, Message::tr("The log-likelihood needs at least one importance sample."));
    Estimator estimator(snapshot, samples, seed);
    Matrix images;
    double sum = 0.0;
    for (Index first = 0; first < dataset.size(); first += kImagesPerEstimate) {
        dataset.gather(first, std::min(kImagesPerEstimate, dataset.size() - first), images);
        const Posterior posterior = snapshot.encode(images);
        for (Index i = 0; i < images.cols(); ++i) {
            report(progress, static_cast<double>(first + i) / static_cast<double>(dataset.size()));
            sum += estimator.estimate(first + i, images.col(i), posterior.mean.col(i), posterior.logVariance.col(i));
        }
    }
    return sum / static_cast<double>(dataset.size());
}

}  // namespace lunette
