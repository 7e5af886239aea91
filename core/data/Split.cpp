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

constexpr std::uint64_t kPoolStream = std::uint64_t{1} << 32;  // a number that no label has
constexpr double kMuchOfShare = 0.9;

std::size_t shareOf(std::size_t images, double share) {
    constexpr double kRounding = 1e-9;  // a sixth of six is one
    return static_cast<std::size_t>(share * static_cast<double>(images) + kRounding);
}

/// How many images of each class are held out, in the classes' order; never all of a class.
std::vector<std::size_t> countsToHoldOut(const Members& members, double share) {
    std::vector<std::size_t> counts;
    for (const auto& [label, images] : members) counts.push_back(shareOf(images.size(), share));
    if (std::ranges::count(counts, std::size_t{0}) == 0) return counts;
    counts.clear();
    std::size_t passed = 0, taken = 0;
    for (const auto& [label, images] : members) {
        passed += images.size();
        counts.push_back(std::min(images.size() - 1, shareOf(passed, share) - taken));
        taken += counts.back();
    }
    return counts;
}

/// The images of the classes that have but one, which no class's own share can hold out.
std::vector<Index> singleImages(const Members& members) {
    std::vector<Index> pool;
    for (const auto& [label, images] : members)
        if (images.size() == 1) pool.push_back(images.front());
    return pool;
}

void holdOutSome(std::vector<Index>& indices, std::size_t count, RandomStream random, std::vector<bool>& heldOut) {
    for (std::size_t i = 0; i < count; ++i) {
        const auto left = static_cast<std::uint32_t>(indices.size() - i);
        std::swap(indices[i], indices[i + random.nextBelow(left)]);
        heldOut[static_cast<std::size_t>(indices[i])] = true;
    }
}

struct HeldOut {
    std::vector<bool> flags;  ///< one an image
    std::size_t single = 0;   ///< of them, images whose class has no other
};

HeldOut chooseHeldOut(const Dataset& all, double share, std::uint64_t seed) {
    Members members;
    for (Index i = 0; i < all.size(); ++i)
        members[all.hasLabels() ? all.labels()[static_cast<std::size_t>(i)] : 0].push_back(i);

    HeldOut heldOut{std::vector<bool>(static_cast<std::size_t>(all.size()), false), 0};
    std::vector<Index> pool = singleImages(members);
    const std::vector<std::size_t> counts = countsToHoldOut(members, share);
    auto count = counts.begin();
    std::size_t taken = 0;
    for (auto& [label, indices] : members) {
        holdOutSome(indices, *count, RandomStream(seed, Purpose::Split, static_cast<std::uint64_t>(label)),
                    heldOut.flags);
        taken += *count++;
    }
    const std::size_t wanted = shareOf(static_cast<std::size_t>(all.size()), share);
    heldOut.single = std::min(pool.size(), wanted - std::min(wanted, taken));
    holdOutSome(pool, heldOut.single, RandomStream(seed, Purpose::Split, kPoolStream), heldOut.flags);
    if (taken + heldOut.single == 0) {
        const auto& largest =
            std::ranges::max_element(members, {}, [](const auto& one) { return one.second.size(); })->second;
        heldOut.flags[static_cast<std::size_t>(largest.back())] = true;
    }
    return heldOut;
}

/// "A fixed seed chose the held-out images, 7 of 45, class by class."
Message describe(const Dataset& all, Index held, std::size_t single, double share) {
    std::vector<Message> text{
        all.hasLabels()
            ? Message::tr("A fixed seed chose the held-out images, %1 of %2, class by class.", held, all.size())
            : Message::tr("A fixed seed chose the held-out images, %1 of %2.", held, all.size())};
    if (single > 0)
        text.push_back(Message::tr("Of them %1 are the only image of their class, which training never sees.", single));
    const auto wanted = static_cast<double>(shareOf(static_cast<std::size_t>(all.size()), share));
    if (static_cast<double>(held) < kMuchOfShare * wanted)
        text.push_back(
            Message::tr("These are fewer than the share of all images, because each class's share is rounded down."));
    return Message::sentences(text);
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
    throw Error(ErrorKind::Unknown,
                Message::tr("There is no class '%1' to withhold; the classes are %2.", name, known));
}

/// The labels of classes that are named apart by '+'. Throws Error for a name that there is not.
std::vector<std::int32_t> labelsOf(const Dataset& images, std::string_view names) {
    if (!images.hasLabels())
        throw Error(ErrorKind::Unknown,
                    Message::tr("The images of '%1' have no classes, so none can be withheld.", images.name()));
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
        throw Error(
            ErrorKind::TooFew,
            Message::tr(
                "The dataset '%1' holds one image; at least two are needed, one to train on and one to judge by.",
                all.name()));
    const HeldOut heldOut = chooseHeldOut(all, share, seed);
    DataSplit split{
        pick(all, heldOut.flags, false, all.name()), pick(all, heldOut.flags, true, all.name() + ", held out"), {}};
    split.splitDescription = describe(all, split.test->size(), heldOut.single, share);
    return split;
}

DataSplit holdOutDefaultShare(Dataset::Parts parts, std::uint64_t seed) {
    return holdOut(Dataset(std::move(parts)), 1.0 / 6.0, seed);
}

DataSplit splitByFlags(const Dataset& all, const std::vector<bool>& isTest, Message description) {
    DataSplit split{pick(all, isTest, false, all.name()), pick(all, isTest, true, all.name() + ", test"), {}};
    split.splitDescription = std::move(description);
    return split;
}

const ParameterTable<SplitOptions>& splitParameters(bool drawsHeldOut) {
    const Parameter<SplitOptions> without =
        textParameter("without", Message::tr("Withheld classes"),
                      Message::tr("Training never sees images of these classes, separated by '+' as in 7 or 3+7; the "
                                  "held-out images keep them. A code is made for the data it was learned from."),
                      &SplitOptions::without, TextRange{Message::tr("names of classes separated by '+'")})
            .basic();
    const Parameter<SplitOptions> share =
        realParameter("held-out", Message::tr("Held-out share"),
                      Message::tr("Of each class; 0: the images that the data itself sets apart, or a sixth."),
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
        throw Error(ErrorKind::TooFew,
                    Message::tr("Without the classes %1 nothing is left to train on.", options.without));
    data.train = pick(*data.train, stays, true, data.train->name());
    data.splitDescription = Message::sentences(
        {data.splitDescription, Message::tr("Training never sees the classes %1.", options.without)});
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
