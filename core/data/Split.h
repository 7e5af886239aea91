#pragma once

#include "data/Dataset.h"
#include "parameter/Parameter.h"

namespace lunette {

/// Options of the split that every dataset takes, whatever it was read from.
struct SplitOptions {
    double heldOut = 0.0;  ///< share of the images; 0: as the data comes
    std::string without;   ///< names of classes, apart by '+'
};

/// `without` first; without the share where the dataset `drawsHeldOut` images of its own.
const ParameterTable<SplitOptions>& splitParameters(bool drawsHeldOut);

/// Takes images of withheld classes from those to train on, after holding out another share where one is requested.
/// The spec and the like stay as they are. Throws Error for a class that is not there, or where nothing would be
/// left to train on.
DataSplit splitBy(const SplitOptions& options, DataSplit data);

/// Which of `test` training never saw the like of, its class or the value of its factor, and which it did: places in
/// data.test. `unseen` is empty where nothing is withheld, or where `test` has nothing of it.
struct Novelty {
    std::vector<Index> seen, unseen;
};
Novelty noveltyOf(const DataSplit& data);

/// Whether a value lies inside one of the open intervals.
bool isInside(const std::vector<Interval>& intervals, double value);

/// Holds out a share of the images of each class (of all images where there are no labels), chosen by the seed: the
/// whole images of each class's share, or, where that leaves a class without any, as many of one class after the other
/// as make the share of all. What is then missing of the share is taken from all classes of one image together. At
/// least one, and never all of a class that has several. Both parts keep the order and share the pixels;
/// splitDescription says what was done, the spec is left empty. Throws Error for fewer than two images.
DataSplit holdOut(const Dataset& all, double share, std::uint64_t seed = 1);

/// The same with a sixth.
DataSplit holdOutDefaultShare(Dataset::Parts parts, std::uint64_t seed = 1);

/// The parts as the data itself sets them apart: one flag an image, true for those to judge by. Throws Error where a
/// part is empty.
DataSplit splitByFlags(const Dataset& all, const std::vector<bool>& isTest, Message description);

/// Both parts as one dataset, the images to train on first; the pixels stay shared.
std::shared_ptr<const Dataset> bothParts(const DataSplit& data);

}  // namespace lunette
