#include "analysis/DisentanglementScores.h"

#include "analysis/Indicators.h"
#include "analysis/LatentStatistics.h"
#include "analysis/MutualInformation.h"
#include "numeric/Random.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lunette {
namespace {

constexpr Index kPosteriorsPerPass = 1000;
constexpr int kVoteBins = 20;
constexpr int kVotes = 800;
constexpr int kImagesPerVote = 64;

/// Which of the seed's streams of Purpose::Indicators a draw comes from: append only; below are those of Indicators.
enum ScoreStream : std::uint64_t { PosteriorDraws = 4, Votes };

std::vector<Factor> varyingFactors(const std::vector<Factor>& factors) {
    std::vector<Factor> chosen;
    std::ranges::copy_if(factors, std::back_inserter(chosen), varies);
    return chosen;
}

/// The images of one factor, apart by the value that they share.
class SharedValues {
public:
    explicit SharedValues(const Factor& factor) : binOf_(discretize(factor.values, kVoteBins)) {
        bins_.resize(static_cast<std::size_t>(*std::ranges::max_element(binOf_)) + 1);
        for (std::size_t i = 0; i < binOf_.size(); ++i)
            bins_[static_cast<std::size_t>(binOf_[i])].push_back(static_cast<Index>(i));
    }

    /// Those that share the value of an image, with it.
    const std::vector<Index>& with(std::size_t image) const { return bins_[static_cast<std::size_t>(binOf_[image])]; }

    bool hasPairs() const {
        return std::ranges::any_of(bins_, [](const auto& images) { return images.size() > 1; });
    }

private:
    std::vector<int> binOf_;
    std::vector<std::vector<Index>> bins_;
};

class Ballot {
public:
    /// codes: of active latents, each scaled to unit variance.
    Ballot(const Eigen::MatrixXd& codes, const std::vector<Factor>& factors, std::uint64_t seed)
        : codes_(codes), random_(seed, Purpose::Indicators, Votes) {
        for (const Factor& factor : factors)
            if (SharedValues values(factor); values.hasPairs()) factors_.push_back(std::move(values));
    }

    Index factors() const { return static_cast<Index>(factors_.size()); }

    struct Vote {
        Index latent, factor;
    };
    Vote draw() {
        const std::size_t factor = random_.nextBelow(static_cast<std::uint32_t>(factors_.size()));
        const std::vector<Index>* images = nullptr;
        while (!images || images->size() < 2)
            images = &factors_[factor].with(random_.nextBelow(static_cast<std::uint32_t>(codes_.cols())));
        Eigen::MatrixXd drawn(codes_.rows(), kImagesPerVote);
        for (Index i = 0; i < kImagesPerVote; ++i)
            drawn.col(i) = codes_.col((*images)[random_.nextBelow(static_cast<std::uint32_t>(images->size()))]);
        Index latent = 0;
        (drawn.colwise() - drawn.rowwise().mean()).rowwise().squaredNorm().minCoeff(&latent);
        return {latent, static_cast<Index>(factor)};
    }

private:
    const Eigen::MatrixXd& codes_;
    RandomStream random_;
    std::vector<SharedValues> factors_;
};

/// The latents that are active, each scaled to unit variance.
Eigen::MatrixXd activeCodes(const Matrix& codes) {
    const Vector variance = latentStatistics({codes, {}}).variance;
    std::vector<Index> active;
    for (Index latent = 0; latent < variance.size(); ++latent)
        if (variance[latent] > static_cast<Scalar>(LatentStatistics::kActiveVariance)) active.push_back(latent);
    const Eigen::VectorXd scale = variance(active).cast<double>().cwiseSqrt().cwiseInverse();
    return scale.asDiagonal() * codes(active, Eigen::all).cast<double>();
}

Posterior encodeFirst(const Snapshot& snapshot, const Dataset& dataset, Index count) {
    Posterior all;
    Matrix images;
    for (Index first = 0; first < count; first += kPosteriorsPerPass) {
        const Index n = std::min(kPosteriorsPerPass, count - first);
        dataset.gather(first, n, images);
        const Posterior some = snapshot.encode(images, snapshot.conditionToEncode(dataset, first, n));
        if (first == 0) all = {Matrix(some.mean.rows(), count), Matrix(some.logVariance.rows(), count)};
        all.mean.middleCols(first, n) = some.mean;
        if (some.logVariance.size() > 0) all.logVariance.middleCols(first, n) = some.logVariance;
    }
    return all;
}

FactorCodes withFactors(Matrix codes, const Dataset& dataset) {
    FactorCodes data{std::move(codes), {dataset.factors().begin(), dataset.factors().end()}};
    for (Factor& factor : data.factors) factor.values.resize(static_cast<std::size_t>(data.codes.cols()));
    return data;
}

double sampledGap(const Posterior& posterior, const std::vector<Factor>& factors, std::uint64_t seed) {
    Matrix codes(posterior.mean.rows(), posterior.mean.cols());
    RandomStream::fillNormal(seed, Purpose::Indicators, PosteriorDraws, codes);
    codes = posterior.mean.array() + (Scalar(0.5) * posterior.logVariance.array()).exp() * codes.array();
    return mutualInformationGap(codes, factors);
}

}  // namespace

double separatedAttributePredictability(const FactorCodes& data) {
    const std::vector<Factor> factors = varyingFactors(data.factors);
    if (factors.empty()) return std::numeric_limits<double>::quiet_NaN();
    const Eigen::MatrixXd codes = data.codes.cast<double>();
    const Eigen::MatrixXd centered = codes.colwise() - codes.rowwise().mean();
    const Eigen::VectorXd spread = centered.rowwise().squaredNorm();
    double sum = 0.0;
    for (const Factor& factor : factors) {
        const Eigen::VectorXd values =
            Eigen::Map<const Eigen::VectorXf>(factor.values.data(), codes.cols()).cast<double>();
        const Eigen::VectorXd differences = values.array() - values.mean();
        const Eigen::VectorXd products = centered * differences;
        double best = 0.0, second = 0.0;
        for (Index latent = 0; latent < codes.rows(); ++latent) {
            if (spread[latent] <= 0.0) continue;
            const double explained = products[latent] * products[latent] / (spread[latent] * differences.squaredNorm());
            second = std::max(second, std::min(best, explained));
            best = std::max(best, explained);
        }
        sum += best - second;
    }
    return sum / static_cast<double>(factors.size());
}

double factorVaeScore(const FactorCodes& data, std::uint64_t seed) {
    const Eigen::MatrixXd codes = activeCodes(data.codes);
    Ballot ballot(codes, varyingFactors(data.factors), seed);
    if (ballot.factors() == 0) return std::numeric_limits<double>::quiet_NaN();
    if (codes.rows() == 0) return 0.0;
    Eigen::MatrixXi count = Eigen::MatrixXi::Zero(codes.rows(), ballot.factors());
    for (int i = 0; i < kVotes; ++i) {
        const auto [latent, factor] = ballot.draw();
        ++count(latent, factor);
    }
    int right = 0;
    for (int i = 0; i < kVotes; ++i) {
        const auto [latent, factor] = ballot.draw();
        Index chosen = 0;
        count.row(latent).maxCoeff(&chosen);
        right += chosen == factor;
    }
    return static_cast<double>(right) / kVotes;
}

std::optional<DisentanglementScores> measureDisentanglement(const Snapshot& snapshot, const DataSplit& data,
                                                            std::uint64_t seed) {
    const Posterior train = encodeFirst(snapshot, *data.train, std::min(data.train->size(), Indicators::kFactorImages));
    const FactorCodes fitted = withFactors(train.mean, *data.train);
    if (std::ranges::none_of(fitted.factors, varies)) return std::nullopt;
    const Posterior test = encodeFirst(snapshot, *data.test, std::min(data.test->size(), Indicators::kFactorImages));
    DisentanglementScores scores{{},
                                 measureDci(fitted, withFactors(test.mean, *data.test)),
                                 separatedAttributePredictability(fitted),
                                 factorVaeScore(fitted, seed),
                                 followedStrengths(fitted.codes, fitted.factors)};
    if (train.logVariance.size() > 0) scores.migSampled = sampledGap(train, fitted.factors, seed);
    return scores;
}

}  // namespace lunette
