#pragma once

#include "data/Dataset.h"

#include <vector>

namespace lunette {

/// Some of a dataset's images: those of a class, or a third of all, those with the largest or the smallest values of a
/// known factor.
struct ImageGroup {
    enum class Kind { Class, Upper, Lower };
    Kind kind = Kind::Class;
    std::size_t number = 0;  ///< of the class, or of the factor
    bool operator==(const ImageGroup&) const = default;
};

/// Every class, then both thirds of every factor.
std::vector<ImageGroup> imageGroups(const Dataset& images);

/// Which of the first `count` images belong to a group, in rising order. Of equal values the earlier image counts as
/// the smaller.
std::vector<Index> imagesOf(const Dataset& images, const ImageGroup& group, Index count);

/// The mean code of these minus the mean code of those: the direction that makes an image more like these and less like
/// those (Larsen et al. 2016, "Autoencoding beyond pixels using a learned similarity metric", section 4; White 2016,
/// "Sampling generative networks"). codes: latents x n, of the first n images. Zero where either group has none of
/// them.
Vector labelVector(const Matrix& codes, const Dataset& images, const ImageGroup& these, const ImageGroup& those);

}  // namespace lunette
