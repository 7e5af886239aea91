#pragma once

#include "Message.h"

#include <string>
#include <vector>

namespace lunette {

/// The files that belong to a table of pictures by their names, which are those of arrays (ArrayNames.h): beside
/// X_train.csv, y_train.csv, X_test.csv and y_test.csv. Paths; empty where there is no such file.
struct CsvPartners {
    std::string labels, test, testLabels;
    std::vector<std::string> others{};  ///< the names of more pictures for a part, as X_val.csv

    static CsvPartners of(const std::string& path);
};

/// A word for each picture, or why there are none: "it has 5 lines for 6 pictures".
struct PartnerLabels {
    std::vector<std::string> words;
    Message flaw{};
    Message note{};  ///< a sentence on what could be read otherwise
};

/// The one column of a table; of several beside one that counts the lines, the one called label or the like; or, of
/// columns with one 1 a line, their names or numbers. Whether there is a line of names is told by how many lines there
/// are for how many pictures. Throws Error where the file cannot be read.
PartnerLabels readPartnerLabels(const std::string& path, std::size_t count);

}  // namespace lunette
