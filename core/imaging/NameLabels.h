#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lunette {

/// The word before the number, or the numbers, at the end of a picture's name without its ending: "cat" of "cat.1.jpg",
/// "dog_0001.png" and "cat (3).png", "yellow lily" of "yellow lily-2-17.png". Empty where there is none.
std::string labelInName(const std::string& path);

/// How many different such words there are, where each name has one and each word at least two pictures; 0 where not,
/// where all have the same, and where they are more than can be classes.
std::size_t countOfNameLabels(const std::vector<std::string>& paths);

}  // namespace lunette
