#pragma once

#include "data/Dataset.h"
#include "imaging/AttributeMatch.h"
#include "imaging/AttributeRequest.h"

namespace lunette {

/// The attributes of pictures from tables; every member that is not empty has one value a picture.
struct PictureAttributes {
    std::vector<bool> isNamed;       ///< whether a record names it; empty where no table was taken
    std::vector<std::string> words;  ///< its label
    std::vector<Factor> factors;     ///< of a picture that is not named: 0
    std::vector<bool> isTest;        ///< it is to judge by
    Message splitDescription{};      ///< a sentence where some are
    std::vector<Message> notes;      ///< what was taken, and what takes another
};

/// Finds the table with a column that names the pictures, by their path, their name, or their name without its ending,
/// and takes from it the label (a column called so, or the likeliest), the other columns of numbers or of yes and no
/// as factors, and the part where a column has it. Several tables of the same columns that name different pictures
/// count as one, and are the parts where they are called so: train.csv and test.csv. Where none is requested, a table
/// is taken only if it names half of the pictures, has the requested columns, and no other does as surely: names count
/// before numbers. Tables of the same pictures are taken together where but one has a label, but one a split, and no
/// factor is called as another. Throws Error where the requested table or column is missing.
PictureAttributes findAttributes(const std::vector<std::string>& pictures, const std::vector<AttributeSource>& tables,
                                 const AttributeRequest& request, const Progress& progress);

}  // namespace lunette
