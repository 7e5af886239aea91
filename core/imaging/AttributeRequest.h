#pragma once

#include <string>
#include <vector>

namespace lunette {

/// The requested table, by its path, and columns by their names or numbers.
struct AttributeRequest {
    std::string table;       ///< empty: the one that names the pictures
    std::string column;      ///< of the labels; empty: the likeliest
    std::string split{};     ///< the column that says the parts; empty: found, "none": no such column
    std::string factors{};   ///< columns apart by '+'; empty: all of numbers or of yes and no, "none": no factors
    bool takesLabel = true;  ///< else the labels are known already, or not wanted

    bool asksSplit() const { return !split.empty() && split != "none"; }
    bool asksFactors() const { return !factors.empty() && factors != "none"; }
    /// The columns that a table must have: labels, split and factors.
    std::vector<std::string> columns() const;
    /// Those of the factors.
    std::vector<std::string> factorColumns() const;
};

}  // namespace lunette
