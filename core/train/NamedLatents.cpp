#include "train/NamedLatents.h"

#include "Error.h"
#include "numeric/Random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace lunette {
namespace {

/// The x at which the standard normal distribution function is p, by bisection: to the last digits of a float.
double normalQuantile(double p) {
    double low = -10.0, high = 10.0;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (0.5 * std::erfc(-middle / std::sqrt(2.0)) < p ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

const Factor* findFactor(const Dataset& dataset, const std::string& name) {
    const auto factors = dataset.factors();
    const auto found = std::ranges::find(factors, name, &Factor::name);
    return found == factors.end() ? nullptr : &*found;
}

std::string factorNames(const Dataset& dataset) {
    std::string names;
    for (const Factor& factor : dataset.factors()) names += (names.empty() ? "" : ", ") + factor.name;
    return names;
}

std::vector<Index> drawImages(Index count, Index size, std::uint64_t seed) {
    std::vector<Index> order(static_cast<std::size_t>(size));
    std::iota(order.begin(), order.end(), Index{0});
    RandomStream random(seed, Purpose::Labels);
    for (Index i = 0; i < count; ++i) {
        const auto other = static_cast<Index>(random.nextBelow(static_cast<std::uint32_t>(size - i)));
        std::swap(order[static_cast<std::size_t>(i)], order[static_cast<std::size_t>(i + other)]);
    }
    order.resize(static_cast<std::size_t>(count));
    std::ranges::sort(order);
    return order;
}

}  // namespace

std::vector<std::string> namedLatents(const TrainingConfig& config) {
    if (!hasPosterior(config.objective)) return {};
    std::vector<std::string> names;
    for (std::string_view rest = config.namedLatents; !rest.empty();) {
        const std::size_t comma = rest.find(',');
        names.emplace_back(rest.substr(0, comma));
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    return names;
}

LabeledImages chooseLabeled(const TrainingConfig& config, const Dataset& train) {
    const std::vector<std::string> names = namedLatents(config);
    if (names.empty() || config.labels == 0 || config.labelWeight == 0.0) return {};
    const Index count = std::min<Index>(config.labels, train.size());
    LabeledImages labeled{drawImages(count, train.size(), static_cast<std::uint64_t>(config.seed)),
                          Matrix(static_cast<Index>(names.size()), count)};
    for (std::size_t name = 0; name < names.size(); ++name) {
        const Factor* factor = findFactor(train, names[name]);
        if (!factor)
            throw Error(ErrorKind::Unknown,
                        train.factors().empty()
                            ? Message::tr("The data have no factor '%1' to name a latent after; they have no known "
                                          "factors.",
                                          names[name])
                            : Message::tr("The data have no factor '%1' to name a latent after; they have %2.",
                                          names[name], factorNames(train)));
        std::vector<float> values;
        for (const Index image : labeled.images) values.push_back(factor->values[static_cast<std::size_t>(image)]);
        if (std::ranges::min(values) == std::ranges::max(values))
            throw Error(ErrorKind::TooFew,
                        Message::tr("The factor '%1' is the same in all %2 labeled images; give more labels.",
                                    names[name], count));
        labeled.targets.row(static_cast<Index>(name)) = normalScores(values).transpose();
    }
    return labeled;
}

LabeledImages labeledOfStep(const LabeledImages& all, std::int64_t step, Index batchSize) {
    const auto count = static_cast<Index>(all.images.size());
    const Index size = std::min(count, batchSize);
    LabeledImages some{{}, Matrix(all.targets.rows(), size)};
    for (Index i = 0; i < size; ++i) {
        const Index place = (step * size + i) % count;
        some.images.push_back(all.images[static_cast<std::size_t>(place)]);
        some.targets.col(i) = all.targets.col(place);
    }
    return some;
}

Vector normalScores(std::span<const float> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [values](std::size_t i) { return values[i]; });
    Vector scores(static_cast<Index>(values.size()));
    const auto count = static_cast<double>(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first + 1;
        while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
        const double rank = 0.5 * static_cast<double>(first + end - 1);
        const auto score = static_cast<Scalar>(normalQuantile((rank + 0.5) / count));
        for (std::size_t i = first; i < end; ++i) scores[static_cast<Index>(order[i])] = score;
        first = end;
    }
    return scores;
}

double NamedScale::at(double z) const {
    const double share = 0.5 * std::erfc(-(intercept + slope * z) / std::sqrt(2.0));
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    const double low = values[below], high = values[above];
    return low + (high - low) * (place - static_cast<double>(below));
}

std::vector<NamedScale> namedScales(const TrainingConfig& config, const Matrix& codes, const Dataset& dataset) {
    std::vector<NamedScale> scales;
    for (const std::string& name : namedLatents(config)) {
        const auto latent = static_cast<Index>(scales.size());
        NamedScale& scale = scales.emplace_back();
        const Factor* factor = findFactor(dataset, name);
        if (!factor) {
            scale.r2 = std::numeric_limits<double>::quiet_NaN();
            continue;
        }
        const auto known = std::span(factor->values).first(static_cast<std::size_t>(codes.cols()));
        const Eigen::ArrayXd scores = normalScores(known).cast<double>().array();
        const Eigen::ArrayXd means = codes.row(latent).transpose().cast<double>().array();
        const Eigen::ArrayXd x = scores - scores.mean(), y = means - means.mean();
        const double product = (x * y).sum();
        scale.r2 = product * product / (x.square().sum() * y.square().sum());
        scale.slope = product / y.square().sum();
        scale.intercept = scores.mean() - scale.slope * means.mean();
        scale.values.assign(known.begin(), known.end());
        std::ranges::sort(scale.values);
    }
    return scales;
}

std::vector<double> namedR2(const TrainingConfig& config, const Matrix& codes, const Dataset& dataset) {
    std::vector<double> shares;
    for (const NamedScale& scale : namedScales(config, codes, dataset)) shares.push_back(scale.r2);
    return shares;
}

}  // namespace lunette
