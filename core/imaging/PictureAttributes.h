#pragma once

#include "data/Dataset.h"
#include "data/Progress.h"
#include "io/ByteSource.h"

namespace lunette {

/// A text that may be a table of what is known of pictures.
struct AttributeSource {
    std::string path;       ///< as a person finds it: within the folder of the pictures, "../labels.csv" beside it
    std::string folder;     ///< the one within the pictures' folder that its names count from; empty: that itself
    bool isBeside = false;  ///< it lies outside of the pictures' folder, and may belong to something else
    std::function<std::unique_ptr<ByteSource>()> open;
};

/// What is asked of tables: one of them by its path, and columns by their names or numbers.
struct AskedAttributes {
    std::string table;      ///< empty: the one that names the pictures
    std::string column;     ///< of the labels; empty: the likeliest
    std::string split{};    ///< the column that says the parts; empty: found, "none": no such column
    std::string factors{};  ///< columns apart by '+'; empty: all of numbers or of yes and no, "none": no factors
};

/// What tables say of pictures; all that is not empty has one value a picture.
struct PictureAttributes {
    std::vector<bool> isNamed;       ///< whether a record names it; empty where no table was taken
    std::vector<std::string> words;  ///< its label
    std::vector<Factor> factors;     ///< of a picture that is not named: 0
    std::vector<bool> isTest;        ///< it is to judge by
    Message splitDescription{};      ///< a sentence where some are
    std::vector<Message> notes;      ///< what was taken, and what takes another
};

/// Finds the table of which a column names the pictures, by their path, their name, or their name without its ending,
/// and takes from it the label (a column called so, or the likeliest), the other columns of numbers or of yes and no
/// as factors, and the part where a column tells it. Several tables of the same columns that name different pictures
/// count as one. Where none is asked for, a table is taken only if it names half of the pictures and no other does.
/// Throws Error where what is asked for cannot be had.
PictureAttributes findAttributes(const std::vector<std::string>& pictures, const std::vector<AttributeSource>& tables,
                                 const AskedAttributes& asked, const Progress& progress);

}  // namespace lunette
