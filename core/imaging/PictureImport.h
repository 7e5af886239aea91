#pragma once

#include "data/Dataset.h"
#include "data/Progress.h"
#include "imaging/PictureFit.h"

namespace lunette {

/// What all pictures of a dataset become.
struct PictureTarget {
    ImageShape shape;
    Fit fit = Fit::Crop;
    Ground ground = Ground::White;
};

struct ImportedPictures {
    std::vector<std::uint8_t> pixels;  ///< of those that could be read, in order
    std::vector<std::size_t> places;   ///< which of the files they were
    ImportReport report;               ///< kinds, what was converted, what was skipped
};

/// Decodes the files, paths within `folder`, on the calling thread's parallelFor(). Throws Error where all of them
/// together are more than 4 GiB of pixels.
ImportedPictures importPictures(const std::string& folder, const std::vector<std::string>& files,
                                const PictureTarget& target, const Progress& progress);

}  // namespace lunette
