#include "data/Split.h"

#include "Error.h"
#include "numeric/Random.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace lunette {

namespace {

using Members = std::map<std::int32_t, std::vector<Index>>;  // the images of each class

/// How many images of each class are held out, in the classes' order.
std::vector<std::size_t> countsToHoldOut(const Members& members, double share) {
    constexpr double kRounding = 1e-9;  // a sixth of six is one
    const auto shareOf = [&](std::size_t images) {
        return static_cast<std::size_t>(share * static_cast<double>(images) + kRounding);
    };
    std::vector<std::size_t> counts;
    for (const auto& [label, images] : members) counts.push_back(shareOf(images.size()));
    if (std::ranges::count(counts, std::size_t{0}) == 0) return counts;
    counts.clear();
    std::size_t passed = 0, taken = 0;
    for (const auto& [label, images] : members) {
        passed += images.size();
        counts.push_back(std::min(images.size() - 1, shareOf(passed) - taken));
        taken += counts.back();
    }
    return counts;
}

/// One flag an image.
std::vector<bool> chooseHeldOut(const Dataset& all, double share, std::uint64_t seed) {
    Members members;
    for (Index i = 0; i < all.size(); ++i)
        members[all.hasLabels() ? all.labels()[static_cast<std::size_t>(i)] : 0].push_back(i);

    std::vector<bool> heldOut(static_cast<std::size_t>(all.size()), false);
    const std::vector<std::size_t> counts = countsToHoldOut(members, share);
    auto count = counts.begin();
    for (auto& [label, indices] : members) {
        RandomStream random(seed, Purpose::Split, static_cast<std::uint64_t>(label));
        for (std::size_t i = 0; i < *count; ++i) {
            const auto left = static_cast<std::uint32_t>(indices.size() - i);
            std::swap(indices[i], indices[i + random.nextBelow(left)]);
            heldOut[static_cast<std::size_t>(indices[i])] = true;
        }
        ++count;
    }
    if (std::ranges::count(heldOut, true) == 0) heldOut.back() = true;
    return heldOut;
}

std::shared_ptr<const Dataset> pick(const Dataset& all, const std::vector<bool>& flags, bool wanted,
                                    const std::string& name) {
    std::vector<Index> indices;
    for (Index i = 0; i < all.size(); ++i)
        if (flags[static_cast<std::size_t>(i)] == wanted) indices.push_back(i);
    return std::make_shared<const Dataset>(all.subset(indices, name));
}

[[noreturn]] void throwUnknownClass(const Dataset& images, std::string_view name) {
    std::string known;
    for (const std::string& one : images.classNames()) known += (known.empty() ? "" : ", ") + one;
    throw Error("There is no class '" + std::string(name) + "' to withhold; the classes are " + known + ".");
}

/// The labels of classes that are named apart by '+'. Throws Error for a name that there is not.
std::vector<std::int32_t> labelsOf(const Dataset& images, std::string_view names) {
    if (!images.hasLabels())
        throw Error("The images of '" + images.name() + "' have no classes, so none can be withheld.");
    std::vector<std::int32_t> labels;
    for (std::size_t begin = 0; begin <= names.size();) {
        const std::string_view rest = names.substr(begin);
        // A class may itself be called c++: of those that fit the longest is meant.
        std::string_view name;
        for (const std::string& one : images.classNames())
            if (rest.starts_with(one) && (rest.size() == one.size() || rest[one.size()] == '+') &&
                one.size() > name.size())
                name = one;
        if (name.empty()) throwUnknownClass(images, rest.substr(0, rest.find('+')));
        labels.push_back(
            static_cast<std::int32_t>(std::ranges::find(images.classNames(), name) - images.classNames().begin()));
        begin += name.size() + 1;
    }
    return labels;
}

}  // namespace

DataSplit holdOut(const Dataset& all, double share, std::uint64_t seed) {
    if (all.size() < 2)
        throw Error("The dataset '" + all.name() +
                    "' holds one image; at least two are needed, one to train on and "
                    "one to judge by.");
    const std::vector<bool> heldOut = chooseHeldOut(all, share, seed);
    DataSplit split{pick(all, heldOut, false, all.name()), pick(all, heldOut, true, all.name() + ", held out"), {}};
    split.splitDescription = "A fixed seed chose the held-out images, " + std::to_string(split.test->size()) + " of " +
                             std::to_string(all.size()) + (all.hasLabels() ? ", class by class." : ".");
    return split;
}

DataSplit holdOutDefaultShare(Dataset::Parts parts, std::uint64_t seed) {
    return holdOut(Dataset(std::move(parts)), 1.0 / 6.0, seed);
}

const ParameterTable<SplitOptions>& splitParameters(bool drawsHeldOut) {
    const Parameter<SplitOptions> without =
        textParameter("without", "Withheld classes",
                      "Training never sees images of these classes, named apart by '+' as in 7 or 3+7; the held-out "
                      "images keep them. A code is made for the data it was learned from.",
                      &SplitOptions::without, TextRange{"names of classes apart by '+'"});
    const Parameter<SplitOptions> share = realParameter(
        "held-out", "Held-out share", "Of each class; 0: the images that the data itself sets apart, or a sixth.",
        &SplitOptions::heldOut, {0.0, 0.9});
    static const ParameterTable<SplitOptions> drawn({without}), whole({share, without});
    return drawsHeldOut ? drawn : whole;
}

DataSplit splitBy(const SplitOptions& options, DataSplit data) {
    if (options.heldOut > 0.0) {
        DataSplit parts = holdOut(*bothParts(data), options.heldOut);
        data.train = std::move(parts.train);
        data.test = std::move(parts.test);
        data.splitDescription = std::move(parts.splitDescription);
    }
    if (options.without.empty()) return data;
    data.excludedClasses = labelsOf(*data.train, options.without);
    const auto labels = data.train->labels();
    std::vector<bool> stays;
    for (const std::int32_t label : labels) stays.push_back(std::ranges::count(data.excludedClasses, label) == 0);
    if (std::ranges::count(stays, true) == 0)
        throw Error("Without the classes " + options.without + " nothing is left to train on.");
    data.train = pick(*data.train, stays, true, data.train->name());
    data.splitDescription += (data.splitDescription.empty() ? "" : " ") +
                             std::string("Training never sees the classes ") + options.without + ".";
    return data;
}

Novelty noveltyOf(const DataSplit& data) {
    const auto& factors = data.test->factors();
    const auto factor = std::ranges::find(factors, data.withheld.factor, &Factor::name);
    const auto isUnseen = [&](std::size_t i) {
        if (!data.excludedClasses.empty() && std::ranges::count(data.excludedClasses, data.test->labels()[i]) > 0)
            return true;
        return factor != factors.end() && isInside(data.withheld.values, static_cast<double>(factor->values[i]));
    };
    Novelty novelty;
    for (Index i = 0; i < data.test->size(); ++i)
        (isUnseen(static_cast<std::size_t>(i)) ? novelty.unseen : novelty.seen).push_back(i);
    return novelty;
}

bool isInside(const std::vector<Interval>& intervals, double value) {
    return std::ranges::any_of(intervals, [value](const Interval& gap) { return value > gap.low && value < gap.high; });
}

std::shared_ptr<const Dataset> bothParts(const DataSplit& data) {
    return std::make_shared<const Dataset>(Dataset::joined(*data.train, *data.test));
}

}  // namespace lunette
