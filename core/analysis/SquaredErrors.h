#pragma once

#include "data/Split.h"
#include "train/Model.h"

#include <optional>

namespace lunette {

/// How far each of these images is from its reconstruction: the sum over pixels of (x - x')^2 with x in 0..1, x' being
/// decoded from the mean of its code. In their order.
std::vector<double> squaredErrors(const Snapshot& snapshot, const Dataset& images, std::span<const Index> places);

/// The same of the held-out images, at most 2,000 (drawHeldOut()), sorted.
std::vector<double> heldOutErrors(const Snapshot& snapshot, const Dataset& heldOut, std::uint64_t seed);

/// The share of sorted values that a value exceeds; NaN of nothing.
double shareBelow(std::span<const double> sorted, double value);

/// The mean of these over held-out images of classes that training has seen, and of classes withheld from it. NaN where
/// there is no such image.
struct NoveltyErrors {
    double seen, unseen;
    Index seenImages, unseenImages;  ///< how many were looked at
};

/// Over the first `most` of either kind. Nothing where no class is withheld.
std::optional<NoveltyErrors> noveltyErrors(const Snapshot& snapshot, const DataSplit& data,
                                           std::size_t most = SIZE_MAX);

}  // namespace lunette
