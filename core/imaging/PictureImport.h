#pragma once

#include "data/Dataset.h"
#include "data/Progress.h"
#include "imaging/PictureStore.h"
#include "imaging/PictureTarget.h"

namespace lunette {

struct ImportedPictures {
    ImageShape shape;
    std::vector<std::uint8_t> pixels;  ///< of those that could be read, in order
    std::vector<std::size_t> places;   ///< which of the files they were
    std::vector<int> frames;           ///< which picture of that file, from 0
    ImportReport report;               ///< kinds, what was converted, what was skipped
};

/// Decodes the files of a source on the calling thread's parallelFor(). Throws Error where all of them together are
/// more than 4 GiB of pixels.
ImportedPictures importPictures(PictureStore& source, const std::vector<std::string>& files,
                                const PictureTarget& target, const Progress& progress);

/// Of a folder, with as many channels as the target's shape has.
ImportedPictures importPictures(const std::string& folder, const std::vector<std::string>& files,
                                const PictureTarget& target, const Progress& progress);

}  // namespace lunette
