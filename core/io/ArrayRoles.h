#pragma once

#include "io/ArrayFile.h"
#include "io/ArrayImages.h"

namespace lunette {

/// Arrays whose names say nothing (arr_0, arr_1, ... of numpy.savez and of a tuple) are called what their lengths and
/// shapes make them, in order: `X` and `y`; `X_train`, `y_train`, `X_test` and `y_test`; or, of six, with `X_val` and
/// `y_val` between. Nothing is done for other arrays, or where a member is requested. Notes in `file` say what was
/// done.
void nameByShape(ArrayFile& file, const ArrayOptions& options);

/// Makes arrays that hold the pictures of one class each, or one picture each, one array of all and one of the classes.
/// These are pictures of one size and type under names that do not say what else they are, such as `masks` or `test`;
/// their names without what they begin and end with in common are the classes, of single pictures what stands before
/// the last '/' or '.' of the names. Arrays that are all named by a part and a class, as train0 and test9 of
/// mnist_all.mat are, become `train` and `test` with their classes. Of `options.first` the share of each class is
/// taken, and it is set to 0. Nothing is done for other arrays, or where a member is requested. Notes in `file` say
/// what was done. The numbers are read and put together when they are needed, at most kMaxUnpacked bytes.
void joinClasses(ArrayFile& file, ArrayOptions& options, const std::string& path);

/// Whether a header is that of one picture by itself: height x width, or with 1, 3 or 4 channels first or last.
bool isOnePicture(const NpyHeader& header);

/// Whether the words of a name say what an array is for: images, masks, x, test.
bool saysItsUse(const std::string& name);

}  // namespace lunette
