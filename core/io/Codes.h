#pragma once

#include "data/Dataset.h"
#include "train/Model.h"

#include <string>
#include <vector>

namespace lunette {

/// The codes of all images, in their order.
Posterior encodeAll(const Snapshot& snapshot, const Dataset& images);

/// Writes codes for other tools, by the ending of the path, whole or not at all:
/// .csv  `index,label`, a column for each known factor by its name, `mean_1` .. `mean_d` and, where the code is a
///       distribution, `std_1` .. `std_d`; a line an image; the label is the class's name, empty where there is none
/// .npy  the means, float32, images x latents; where there are any, the standard deviations go beside them into a file
///       whose name ends in `_std.npy`, and the labels (int32, the class's number) into `_labels.npy`
/// codes belong to the images in their order. Throws Error naming the path.
void saveCodes(const Posterior& codes, const Dataset& images, const std::string& path);

/// The same table for a spreadsheet of a locale with this decimal sign, '.' or ',': with semicolons between the fields
/// where it is a comma, and a mark at the beginning by which spreadsheets know UTF-8. Throws Error naming the path.
void saveCodesForSpreadsheet(const Posterior& codes, const Dataset& images, const std::string& path, char decimalSign);

/// All files that saveCodes() may write for a path.
std::vector<std::string> codeFiles(const std::string& path);

/// Codes to decode, latents x n: an .npy of float32 or float64, n x latents; or a .csv as CsvReader reads it, of whose
/// columns only `mean_1` .. `mean_d` count, or all where the first line is numbers. Throws Error naming the path, the
/// place and what is wrong: a file of another form, a number that is none or not finite, another number of latents.
Matrix loadCodes(const std::string& path, Index latents);

}  // namespace lunette
