#include "analysis/GaussianMixture.h"

#include "Error.h"
#include "numeric/Random.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace lunette {
namespace {

constexpr double kMinVariance = 1e-12;
constexpr double kMinGain = 1e-4;  // nats a code
constexpr int kMaxSteps = 100;
constexpr int kMeansSteps = 10;

struct Spread {
    Eigen::VectorXd mean, variance;  ///< latent by latent
};

Eigen::MatrixXd checked(const Matrix& codes) {
    if (codes.cols() == 0) throw Error(ErrorKind::TooFew, Message::tr("There is no code to fit a distribution to."));
    if (!codes.allFinite())
        throw Error(ErrorKind::Damaged,
                    Message::tr("The model computes no finite numbers, so its codes have no distribution; go back to "
                                "an earlier copy, or train it anew with a smaller learning rate."));
    return codes.cast<double>();
}

Spread spreadOf(const Eigen::MatrixXd& codes) {
    Spread spread{codes.rowwise().mean(), {}};
    spread.variance = (codes.colwise() - spread.mean).array().square().rowwise().mean().max(kMinVariance).matrix();
    return spread;
}

/// The Gaussian of codes that count by their weights, which sum to `total` > 0.
CodeDistribution::Component weightedGaussian(const Eigen::MatrixXd& codes, const Eigen::RowVectorXd& weights,
                                             double total, const Spread& spread, bool isFull) {
    const Eigen::VectorXd mean = codes * weights.transpose() / total;
    const Eigen::MatrixXd centered = codes.colwise() - mean;
    const Eigen::MatrixXd weighted = centered.array().rowwise() * weights.array();
    Eigen::MatrixXd covariance;
    if (isFull)
        covariance = weighted * centered.transpose() / total;
    else
        covariance = (weighted.cwiseProduct(centered).rowwise().sum() / total).asDiagonal();
    covariance.diagonal() += gaussians::kRidge * spread.variance;
    return {total / static_cast<double>(codes.cols()), mean, covariance.llt().matrixL()};
}

/// log(weight N(code; component)) of every code.
Eigen::RowVectorXd logJoint(const Eigen::MatrixXd& codes, const CodeDistribution::Component& component) {
    const auto factor = component.factor.triangularView<Eigen::Lower>();
    const Eigen::MatrixXd white = factor.solve(codes.colwise() - component.mean);
    const double constant = std::log(component.weight) - component.factor.diagonal().array().log().sum() -
                            0.5 * static_cast<double>(codes.rows()) * std::log(2 * std::numbers::pi);
    return (-0.5 * white.colwise().squaredNorm().array() + constant).matrix();
}

/// Sets shares(c, i) to the probability that code i belongs to component c; gives the mean log likelihood.
double expect(const Eigen::MatrixXd& codes, const std::vector<CodeDistribution::Component>& components,
              Eigen::MatrixXd& shares) {
    shares.resize(static_cast<Index>(components.size()), codes.cols());
    for (std::size_t c = 0; c < components.size(); ++c)
        shares.row(static_cast<Index>(c)) = logJoint(codes, components[c]);
    const Eigen::RowVectorXd largest = shares.colwise().maxCoeff();
    shares = (shares.rowwise() - largest).array().exp();
    const Eigen::RowVectorXd sums = shares.colwise().sum();
    shares.array().rowwise() /= sums.array();
    return (largest.array() + sums.array().log()).mean();
}

/// A component that holds no code any more is left out.
std::vector<CodeDistribution::Component> maximize(const Eigen::MatrixXd& codes, const Eigen::MatrixXd& shares,
                                                  const Spread& spread, bool isFull) {
    std::vector<CodeDistribution::Component> components;
    for (Index c = 0; c < shares.rows(); ++c)
        if (const double total = shares.row(c).sum(); total > 1e-6)
            components.push_back(weightedGaussian(codes, shares.row(c), total, spread, isFull));
    return components;
}

/// The square of the distance of every code to a center, latents in units of their spread.
Eigen::RowVectorXd squaredDistances(const Eigen::MatrixXd& codes, const Eigen::VectorXd& center) {
    return (codes.colwise() - center).colwise().squaredNorm();
}

/// Distant codes are likelier to be the next center.
Eigen::MatrixXd seedCenters(const Eigen::MatrixXd& codes, Index count, std::uint64_t seed) {
    RandomStream random(seed, Purpose::MixtureSeeding, static_cast<std::uint64_t>(count));
    Eigen::MatrixXd centers(codes.rows(), count);
    centers.col(0) = codes.col(random.nextBelow(static_cast<std::uint32_t>(codes.cols())));
    Eigen::RowVectorXd nearest = squaredDistances(codes, centers.col(0));
    for (Index c = 1; c < count; ++c) {
        double left = random.nextUniform() * nearest.sum();
        Index chosen = 0;
        while (chosen + 1 < codes.cols() && (left -= nearest(chosen)) >= 0) ++chosen;
        centers.col(c) = codes.col(chosen);
        nearest = nearest.cwiseMin(squaredDistances(codes, centers.col(c)));
    }
    return centers;
}

/// Shares of 0 and 1 by Lloyd's algorithm from k-means++ seeds.
Eigen::MatrixXd clusters(const Eigen::MatrixXd& codes, const Spread& spread, Index count, std::uint64_t seed) {
    const Eigen::VectorXd scale = spread.variance.cwiseSqrt().cwiseInverse();
    const Eigen::MatrixXd scaled = scale.asDiagonal() * codes;
    Eigen::MatrixXd centers = seedCenters(scaled, count, seed);
    Eigen::MatrixXd distances(count, codes.cols()), shares;
    for (int step = 0; step < kMeansSteps; ++step) {
        for (Index c = 0; c < count; ++c) distances.row(c) = squaredDistances(scaled, centers.col(c));
        shares.setZero(count, codes.cols());
        for (Index i = 0; i < codes.cols(); ++i) {
            Index nearest = 0;
            distances.col(i).minCoeff(&nearest);
            shares(nearest, i) = 1;
        }
        for (Index c = 0; c < count; ++c)
            if (const double held = shares.row(c).sum(); held > 0)
                centers.col(c) = scaled * shares.row(c).transpose() / held;
    }
    return shares;
}

double parameterCount(Index components, Index latents, bool isFull) {
    const auto k = static_cast<double>(components), d = static_cast<double>(latents);
    return k - 1 + k * d + k * (isFull ? d * (d + 1) / 2 : d);
}

}  // namespace

CodeDistribution fitGaussian(const Matrix& codes) {
    const Eigen::MatrixXd points = checked(codes);
    const auto count = static_cast<double>(points.cols());
    return CodeDistribution(
        {weightedGaussian(points, Eigen::RowVectorXd::Ones(points.cols()), count, spreadOf(points), true)});
}

MixtureFit fitMixture(const Matrix& codes, Index components, std::uint64_t seed) {
    const Eigen::MatrixXd points = checked(codes);
    const Spread spread = spreadOf(points);
    const bool isFull = points.rows() <= gaussians::kMaxLatentsOfFull;
    Eigen::MatrixXd shares = clusters(points, spread, std::clamp<Index>(components, 1, points.cols()), seed);
    std::vector<double> trace;
    std::vector<CodeDistribution::Component> found;
    for (int step = 0; step < kMaxSteps; ++step) {
        found = maximize(points, shares, spread, isFull);
        trace.push_back(expect(points, found, shares));
        if (step > 0 && trace.back() - trace[trace.size() - 2] < kMinGain) break;
    }
    const auto count = static_cast<double>(points.cols());
    const double bic = -2 * count * trace.back() +
                       parameterCount(static_cast<Index>(found.size()), points.rows(), isFull) * std::log(count);
    return {CodeDistribution(std::move(found)), std::move(trace), bic};
}

MixtureFit fitMixtureByBic(const Matrix& codes, std::uint64_t seed) {
    std::optional<MixtureFit> best;
    for (Index components = 1; components <= std::min(gaussians::kMaxTried, codes.cols()); ++components) {
        MixtureFit fit = fitMixture(codes, components, seed);
        if (!best || fit.bic < best->bic) best = std::move(fit);
    }
    if (!best) throw Error(ErrorKind::TooFew, Message::tr("There is no code to fit a distribution to."));
    return std::move(*best);
}

}  // namespace lunette
