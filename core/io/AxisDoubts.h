#pragma once

#include "io/ArrayImages.h"

namespace lunette {

/// Whether the dimension that was taken to count the images is smoother than another, as one within pictures is, or the
/// whole array is as smooth as one picture: sentences for the report. `whole` is the header of all of the array, of
/// which `array` may have only the first images. Judged by some thousands of pairs of neighbors.
std::vector<Message> doubtsAboutAxes(const NpyHeader& whole, const ImageArray& array, bool imagesAreLast);

}  // namespace lunette
