#include "analysis/MutualInformation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace lunette {
namespace {

constexpr int kBins = 20;

int highest(std::span<const int> values) {
    return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

std::vector<std::vector<int>> binnedLatents(const Matrix& codes) {
    std::vector<std::vector<int>> latents;
    for (Index k = 0; k < codes.rows(); ++k) {
        const Eigen::VectorXf values = codes.row(k).cast<float>();
        latents.push_back(discretize({values.data(), static_cast<std::size_t>(values.size())}, kBins));
    }
    return latents;
}

std::size_t cellCount(std::span<const int> values) { return std::set<int>(values.begin(), values.end()).size(); }

/// Of two variables that have nothing to do with each other, in nats.
double informationByChance(std::span<const int> a, std::span<const int> b) {
    return static_cast<double>((cellCount(a) - 1) * (cellCount(b) - 1)) / (2.0 * static_cast<double>(a.size()));
}

/// Best minus second best of the latents' information about one factor; a lone latent competes with none.
double informationGap(const std::vector<std::vector<int>>& latents, std::span<const int> factor) {
    double best = 0.0;
    double second = 0.0;
    for (const auto& latent : latents) {
        const double information = mutualInformation(latent, factor);
        second = std::max(second, std::min(best, information));
        best = std::max(best, information);
    }
    return best - second;
}

}  // namespace

std::vector<int> discretize(std::span<const float> values, int bins) {
    std::vector<int> result(values.size(), 0);
    std::set<float> distinct;
    for (const float value : values) {
        distinct.insert(value);
        if (distinct.size() > static_cast<std::size_t>(bins)) break;
    }
    if (distinct.size() <= static_cast<std::size_t>(bins)) {
        for (std::size_t i = 0; i < values.size(); ++i)
            result[i] = static_cast<int>(std::distance(distinct.begin(), distinct.find(values[i])));
        return result;
    }
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double width = (static_cast<double>(*high) - *low) / bins;
    for (std::size_t i = 0; i < values.size(); ++i)
        result[i] = std::clamp(static_cast<int>((static_cast<double>(values[i]) - *low) / width), 0, bins - 1);
    return result;
}

double mutualInformation(std::span<const int> a, std::span<const int> b) {
    Eigen::MatrixXd joint = Eigen::MatrixXd::Zero(highest(a) + 1, highest(b) + 1);
    for (std::size_t i = 0; i < a.size(); ++i) joint(a[i], b[i]) += 1.0;
    const Eigen::VectorXd ofA = joint.rowwise().sum();
    const Eigen::VectorXd ofB = joint.colwise().sum();
    const auto count = static_cast<double>(a.size());
    double information = 0.0;
    for (Index j = 0; j < joint.cols(); ++j)
        for (Index i = 0; i < joint.rows(); ++i)
            if (joint(i, j) > 0.0) information += joint(i, j) * std::log(count * joint(i, j) / (ofA(i) * ofB(j)));
    return information / count;
}

double mutualInformationGap(const Matrix& codes, std::span<const Factor> factors) {
    const auto latents = binnedLatents(codes);
    double sum = 0.0;
    int varying = 0;
    for (const Factor& factor : factors) {
        const auto binned = discretize(factor.values, kBins);
        const double entropy = mutualInformation(binned, binned);
        if (entropy <= 0.0) continue;
        sum += informationGap(latents, binned) / entropy;
        ++varying;
    }
    return varying > 0 ? sum / varying : std::numeric_limits<double>::quiet_NaN();
}

bool varies(const Factor& factor) {
    return std::ranges::any_of(factor.values, [&](float value) { return value != factor.values.front(); });
}

Eigen::MatrixXd followedStrengths(const Matrix& codes, std::span<const Factor> factors) {
    Eigen::MatrixXd strengths = Eigen::MatrixXd::Zero(codes.rows(), static_cast<Index>(factors.size()));
    const auto latents = binnedLatents(codes);
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const auto binned = discretize(factors[i].values, kBins);
        const double entropy = mutualInformation(binned, binned);
        if (entropy <= 0.0) continue;
        for (std::size_t k = 0; k < latents.size(); ++k) {
            const double chance = std::min(informationByChance(latents[k], binned), 0.99 * entropy);
            const double information = mutualInformation(latents[k], binned);
            strengths(static_cast<Index>(k), static_cast<Index>(i)) =
                std::clamp((information - chance) / (entropy - chance), 0.0, 1.0);
        }
    }
    return strengths;
}

std::vector<FollowedFactor> followedFactors(const Eigen::MatrixXd& strengths, std::span<const Factor> factors) {
    std::vector<FollowedFactor> result(static_cast<std::size_t>(strengths.rows()));
    for (std::size_t i = 0; i < factors.size(); ++i) {
        if (!varies(factors[i])) continue;
        for (std::size_t k = 0; k < result.size(); ++k) {
            const double strength = strengths(static_cast<Index>(k), static_cast<Index>(i));
            if (result[k].factor < 0 || strength > result[k].strength) result[k] = {static_cast<Index>(i), strength};
        }
    }
    return result;
}

}  // namespace lunette
