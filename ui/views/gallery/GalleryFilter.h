#pragma once

#include "data/Dataset.h"

#include <optional>

namespace lunette {

/// Which pictures of a dataset the gallery shows: those of a class, those whose factor lies in a range, or some
/// pictures alone, or what is all of this.
struct GalleryFilter {
    std::optional<std::int32_t> label;
    std::optional<std::size_t> factor;
    double low = 0, high = 0;  ///< of the factor, both taken

    std::shared_ptr<const std::vector<Index>> among{};  ///< rising; null: all

    bool takesAll() const { return !label && !factor && !among; }
    bool operator==(const GalleryFilter&) const = default;
};

/// The numbers of the images that it takes, rising; null where it takes all. A factor that is not a number lies in no
/// range. Takes milliseconds for a million: for a thread that is not the window's.
std::shared_ptr<const std::vector<std::int32_t>> matchingImages(const Dataset& dataset, const GalleryFilter& filter);

/// The smallest and the largest value of a factor that are numbers; 0 and 0 where none is.
struct FactorRange {
    double low = 0, high = 0;
};
FactorRange factorRange(const Factor& factor);

}  // namespace lunette
