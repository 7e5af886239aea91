#pragma once

#include "io/ArrayFile.h"
#include "io/ArrayImages.h"

namespace lunette {

/// Makes two arrays of each that has a label before or behind the pixels of every image: the pictures, and the labels,
/// whose `labelsOf` names them. The images may be rows, as in 10000 x 785, or where neither rows nor columns make
/// pictures columns, as MATLAB has them. A label is one number, where the first or the last of each image is one of few
/// whole numbers; where the columns may be the pictures, only where it counts classes or is hardly ever another. Or it
/// is one-hot, 2 to 100 numbers of which a single one is 1. Not for arrays beside others that are likelier the
/// pictures. Notes in `file` say what was done. Reads the arrays in question up to three times. Throws Error where that
/// fails.
void separateLabels(ArrayFile& file, const ArrayOptions& options, const Progress& progress);

}  // namespace lunette
