#pragma once

#include "data/Dataset.h"
#include "io/ArrayFile.h"

#include <string>
#include <vector>

namespace lunette {

/// Parts of a dataset, with the labels that the same file gives their images.
struct LabeledParts {
    Dataset::Parts parts;
    std::string labels{};              ///< the member's name
    std::vector<std::string> words{};  ///< one label an image, or none
};

/// The array of labels of `count` images: the `requested` one, unless that is "none" or empty; else the one that its
/// name and its shape suggest. Null where there is none. Throws Error, naming the file at `path`, where the requested
/// one is missing or does not fit.
const StoredArray* chooseLabels(const ArrayFile& file, const StoredArray& images, std::uint64_t count,
                                const std::string& path, const std::string& requested);

/// Says of an array that is named as the labels of the images that it is not of their number; empty where none is.
Message doubtAboutLength(const ArrayFile& file, const StoredArray& images, std::uint64_t count);

/// The likeliest array of factors, a row of numbers for each of `count` images: values before their classes; null where
/// there is none.
const StoredArray* chooseFactors(const ArrayFile& file, const StoredArray& images, const StoredArray* labels,
                                 std::uint64_t count);

/// The parts with what the labels, which may be null, hold for the first `count` images. What is no label but numbers
/// becomes a factor, called `factor`.
LabeledParts withLabels(Dataset::Parts parts, const StoredArray& images, const StoredArray* labels,
                        const std::string& factor, std::uint64_t count);

/// The other arrays of one number an image, at most 64: ages or angles, say, which are factors.
std::vector<const StoredArray*> chooseFactorColumns(const ArrayFile& file, const std::vector<const StoredArray*>& taken,
                                                    std::uint64_t count);

/// Adds the columns of `array` for the first `count` images to the factors of `parts`, and notes it.
void addFactors(const StoredArray& array, const StoredArray& images, std::uint64_t count, Dataset::Parts& parts);

/// Both parts of a dataset have the same factors.
void keepCommonFactors(Dataset::Parts& train, Dataset::Parts& test);

/// Turns the words of both into labels of the same classes; `test` may be null. Notes where they are none.
void setLabels(LabeledParts& train, LabeledParts* test);

}  // namespace lunette
