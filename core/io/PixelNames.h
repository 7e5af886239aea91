#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace lunette {

/// What the names of a table's columns of numbers say of the pixels below them.
struct PixelNames {
    std::vector<std::size_t> pixels;  ///< columns of one stem and different numbers, as pixel0 or r0c0, in their order
    std::vector<std::size_t> others;  ///< columns that are called otherwise, in the order of the table
    bool areInOrder = true;           ///< the pixels stand in the table as their numbers count
    std::size_t missing = 0;          ///< numbers that no column has, between the smallest and the largest
};

/// names: of all columns; columns: those of numbers. Nothing where fewer than 16 columns, or fewer than half of them,
/// share a stem, or two of these have the same number.
std::optional<PixelNames> pixelNamesIn(const std::vector<std::string>& names, const std::vector<std::size_t>& columns);

}  // namespace lunette
