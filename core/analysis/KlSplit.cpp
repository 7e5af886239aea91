#include "analysis/KlSplit.h"

#include "analysis/DataDistance.h"
#include "numeric/Parallel.h"
#include "numeric/Random.h"
#include "objective/AggregatePosterior.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace lunette {
namespace {

constexpr Index kImagesPerRange = 16;

/// log of the mean of exponentials that never leaves the range of a double.
double logMeanExp(const Eigen::ArrayXd& logTerms) {
    const double largest = logTerms.maxCoeff();
    return largest + std::log((logTerms - largest).exp().mean());
}

/// The densities of a mixture of normal posteriors of equal weight.
class PosteriorMixture {
public:
    explicit PosteriorMixture(const Posterior& codes)
        : mean_(codes.mean.transpose().cast<double>()),
          logVariance_(codes.logVariance.transpose().cast<double>()),
          precision_((-logVariance_).exp()) {}

    /// log densities of one code: under the posterior it was drawn from, the mixture, and the product of the mixture's
    /// marginals.
    struct LogDensities {
        double posterior, joint, marginals;
    };

    /// The densities of the code mean + deviation * noise of the given image.
    LogDensities at(Index image, const Eigen::ArrayXd& noise) const {
        LogDensities result{0.0, 0.0, 0.0};
        Eigen::ArrayXd joint = Eigen::ArrayXd::Zero(mean_.rows());
        for (Index j = 0; j < mean_.cols(); ++j) {
            const double z = mean_(image, j) + std::exp(0.5 * logVariance_(image, j)) * noise(j);
            const Eigen::ArrayXd components = -0.5 * (std::log(2.0 * std::numbers::pi) + logVariance_.col(j) +
                                                      (mean_.col(j) - z).square() * precision_.col(j));
            result.posterior += components(image);
            result.marginals += logMeanExp(components);
            joint += components;
        }
        result.joint = logMeanExp(joint);
        return result;
    }

    /// The images' mean KL from N(0, I), in closed form (Kingma, Welling 2014, appendix B).
    double meanKl() const {
        return 0.5 * (mean_.square() + logVariance_.exp() - 1.0 - logVariance_).rowwise().sum().mean();
    }

private:
    Eigen::ArrayXXd mean_, logVariance_, precision_;  ///< images x latents
};

/// noise: latents x draws, those of an image side by side.
KlSplit::Minibatch estimateFromBatches(const Posterior& codes, const Matrix& noise, Index batchSize) {
    const Index images = codes.mean.cols();
    KlSplit::Minibatch estimate{0.0, 0.0, std::min(batchSize, images)};
    for (Index first = 0; first < images; first += batchSize) {
        const Index count = std::min(batchSize, images - first);
        BatchCodes batch{{}, {codes.mean.middleCols(first, count), codes.logVariance.middleCols(first, count)}};
        const Matrix deviation = (Scalar(0.5) * batch.posterior.logVariance.array()).exp();
        for (Index draw = 0; draw < KlSplit::kDrawsPerImage; ++draw) {
            batch.z = batch.posterior.mean;
            for (Index i = 0; i < count; ++i)
                batch.z.col(i) +=
                    deviation.col(i).cwiseProduct(noise.col((first + i) * KlSplit::kDrawsPerImage + draw));
            const auto densities = AggregatePosterior(batch, images).evaluate();
            estimate.mutualInformation += densities.mutualInformation();
            estimate.totalCorrelation += densities.totalCorrelation();
        }
    }
    const auto draws = static_cast<double>(images * KlSplit::kDrawsPerImage);
    estimate.mutualInformation /= draws;
    estimate.totalCorrelation /= draws;
    return estimate;
}

}  // namespace

KlSplit splitKl(const Posterior& codes, std::uint64_t seed, Index batchSize) {
    const PosteriorMixture mixture(codes);
    const Index images = codes.mean.cols();
    Matrix noise(codes.mean.rows(), images * KlSplit::kDrawsPerImage);
    RandomStream::fillNormal(seed, Purpose::KlSplit, 0, noise);

    std::vector<double> information(static_cast<std::size_t>(images)), correlation(information.size());
    parallelFor(images, kImagesPerRange, [&](Index first, Index last) {
        for (Index image = first; image < last; ++image) {
            const auto i = static_cast<std::size_t>(image);
            for (Index draw = 0; draw < KlSplit::kDrawsPerImage; ++draw) {
                const Eigen::ArrayXd drawn = noise.col(image * KlSplit::kDrawsPerImage + draw).array().cast<double>();
                const auto density = mixture.at(image, drawn);
                information[i] += density.posterior - density.joint;
                correlation[i] += density.joint - density.marginals;
            }
        }
    });

    const auto mean = [&](const std::vector<double>& sums) {
        return Eigen::Map<const Eigen::ArrayXd>(sums.data(), images).mean() / KlSplit::kDrawsPerImage;
    };
    KlSplit split{mean(information), mean(correlation), 0.0, images, estimateFromBatches(codes, noise, batchSize)};
    split.dimensionWise = mixture.meanKl() - split.mutualInformation - split.totalCorrelation;
    return split;
}

std::optional<KlSplit> splitKl(const Snapshot& snapshot, const Dataset& heldOut, std::uint64_t seed) {
    if (!snapshot.model().isDistribution()) return std::nullopt;
    Matrix images;
    const auto chosen = drawHeldOut(heldOut.size(), seed);
    heldOut.gather(chosen, images);
    return splitKl(snapshot.encode(images, snapshot.conditionToEncode(heldOut, chosen)), seed,
                   snapshot.model().config().batchSize);
}

}  // namespace lunette
