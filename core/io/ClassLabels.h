#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lunette {

/// Of a dataset: what has more different labels is labeled by something else than classes.
constexpr std::size_t kMaxClasses = 1000;

/// Classes and which of them each image belongs to, as Dataset keeps it.
struct ClassLabels {
    std::vector<std::string> names;
    std::vector<std::int32_t> labels;
};

/// The different words in order, by value where all are whole numbers; labels count from 0 in that order. Whole numbers
/// in another form, such as 7.0 and 7.000e+00, become 7 where all words but "(none)" are whole numbers.
ClassLabels classesOf(const std::vector<std::string>& words);

}  // namespace lunette
