#pragma once

#include "imaging/PictureExport.h"
#include "train/Model.h"

namespace lunette {

/// The command of lunette-cli that draws the same pictures: its name and options, without model and data.
struct DrawingCommand {
    std::string name;
    bool needsData = false;
    std::vector<std::string> options;
    bool dataIsOption = false;  ///< the data are given as --data, not as an operand
};

/// Pictures as a view shows them, pixel for pixel, and where they come from: enough to save, copy and drag them, and to
/// say how they are drawn again.
struct ShownPictures {
    std::shared_ptr<const Snapshot> snapshot;  ///< that drew them; null: nothing is shown
    Matrix codes;                              ///< latents x decoded pictures
    std::vector<QImage> pictures;
    Index columns = 1;  ///< pictures a row
    DrawingCommand command;
    std::optional<std::int64_t> seed{};  ///< of what was drawn at random; else the model's own
    Matrix conditions{};                 ///< conditions x decoded pictures; 0 x 0: the snapshot's, see PictureOrigin
};

/// With its origin, whose hash takes milliseconds: for a thread that is not the window's.
inline PictureSheet sheetOf(const ShownPictures& shown) {
    PictureOrigin origin(*shown.snapshot, shown.codes, shown.conditions);
    if (shown.seed) origin.seed = *shown.seed;
    return {shown.pictures, shown.columns, std::move(origin)};
}

}  // namespace lunette
