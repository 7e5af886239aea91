#pragma once

#include "data/Dataset.h"
#include "data/Progress.h"
#include "imaging/PictureStore.h"
#include "imaging/PictureTarget.h"

namespace lunette {

struct ImportedPictures {
    ImageShape shape;
    std::vector<std::uint8_t> pixels;  ///< of the readable ones, in order
    std::vector<std::size_t> places;   ///< the index of the file of each
    std::vector<int> frames;           ///< the index of the picture in that file
    ImportReport report;               ///< kinds, what was converted, what was skipped
};

/// Decodes the files of a source on the calling thread's parallelFor(). Throws Error where all of them together are
/// more than 4 GiB of pixels.
ImportedPictures importPictures(PictureStore& source, const std::vector<std::string>& files,
                                const PictureTarget& target, const Progress& progress);

/// The same of a folder, with as many channels as the target's shape has.
ImportedPictures importPictures(const std::string& folder, const std::vector<std::string>& files,
                                const PictureTarget& target, const Progress& progress);

}  // namespace lunette
