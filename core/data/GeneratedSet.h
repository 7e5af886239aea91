#pragma once

#include "data/Dataset.h"
#include "data/Progress.h"

#include <functional>

namespace lunette {

class RandomStream;

/// What the images of a generated dataset have in common.
struct GeneratedSet {
    std::string name;  ///< of the training images; the held-out ones are "name, held out"
    ImageShape shape;
    std::vector<std::string> classNames;  ///< empty where images have no label
    std::vector<std::string> factorNames;
    std::int64_t count = 0;  ///< training images; a sixth as many, at least one, are held out
    std::int64_t seed = 1;
};

/// Which half of a split an image is for.
enum class ImageUse : std::uint32_t { Train = 0, Test = 1 };

/// Draws one image from a stream of its own: fills the pixels (values are clamped to 0..1) and one value for each
/// factor, and answers its label, 0 where images have none. Runs on several threads at once and must not throw.
using DrawImage =
    std::function<std::int32_t(ImageUse use, RandomStream& random, std::span<float> pixels, std::span<float> factors)>;

/// Draws training and held-out images on threadCount() threads; the spec is left empty. An image depends on the
/// seed, its use and its number, neither on the count nor on the threads. Throws Cancelled when progress says so.
DataSplit drawSplit(const GeneratedSet& set, const DrawImage& draw, const Progress& progress);

}  // namespace lunette
