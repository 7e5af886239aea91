#include "data/Split.h"

#include "Error.h"
#include "numeric/Random.h"

#include <map>
#include <utility>

namespace lunette {

namespace {

/// One flag an image.
std::vector<bool> chooseHeldOut(const Dataset& all, std::uint64_t seed) {
    std::map<std::int32_t, std::vector<Index>> members;
    for (Index i = 0; i < all.size(); ++i)
        members[all.hasLabels() ? all.labels()[static_cast<std::size_t>(i)] : 0].push_back(i);

    std::vector<bool> heldOut(static_cast<std::size_t>(all.size()), false);
    std::size_t chosen = 0;
    for (auto& [label, indices] : members) {
        RandomStream random(seed, Purpose::Split, static_cast<std::uint64_t>(label));
        const std::size_t count = indices.size() / 6;
        for (std::size_t i = 0; i < count; ++i) {
            const auto left = static_cast<std::uint32_t>(indices.size() - i);
            std::swap(indices[i], indices[i + random.nextBelow(left)]);
            heldOut[static_cast<std::size_t>(indices[i])] = true;
        }
        chosen += count;
    }
    if (chosen == 0) heldOut.back() = true;
    return heldOut;
}

std::shared_ptr<const Dataset> pick(const Dataset& all, const std::vector<bool>& flags, bool wanted,
                                    const std::string& name) {
    std::vector<Index> indices;
    for (Index i = 0; i < all.size(); ++i)
        if (flags[static_cast<std::size_t>(i)] == wanted) indices.push_back(i);
    return std::make_shared<const Dataset>(all.subset(indices, name));
}

}  // namespace

DataSplit holdOutSixth(Dataset::Parts parts, std::uint64_t seed) {
    const Dataset all(std::move(parts));
    if (all.size() < 2)
        throw Error("The dataset '" + all.name() +
                    "' holds one image; at least two are needed, one to train on and "
                    "one to judge by.");
    const std::vector<bool> heldOut = chooseHeldOut(all, seed);
    return {pick(all, heldOut, false, all.name()), pick(all, heldOut, true, all.name() + ", held out"), {}};
}

std::shared_ptr<const Dataset> bothParts(const DataSplit& data) {
    return std::make_shared<const Dataset>(Dataset::joined(*data.train, *data.test));
}

}  // namespace lunette
