#pragma once

#include "io/ArrayFile.h"
#include "io/ArrayImages.h"

namespace lunette {

/// Makes two arrays of each that has a label before or behind the pixels in every row, as in 10000 x 785: its rows
/// without that column, and the column, whose `labelsOf` names it. That is so where a row makes no picture and all of
/// it but one number does, and the first or the last column holds few whole numbers and more than one; where the
/// columns may be the pictures, only where it counts classes or holds hardly any. Not for arrays beside others that
/// are likelier the pictures. Notes in `file` say what was done. Reads the arrays in question once. Throws Error where
/// that fails.
void separateLabels(ArrayFile& file, const ArrayOptions& options, const Progress& progress);

}  // namespace lunette
