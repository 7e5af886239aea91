#pragma once

#include "data/Progress.h"
#include "imaging/PictureGrid.h"
#include "io/PictureOrigin.h"

#include <optional>
#include <string>
#include <vector>

namespace lunette {

/// Pictures of one size for export, with their origin.
struct PictureSheet {
    std::vector<QImage> pictures;
    Index columns = 1;                    ///< pictures a row, where they go into one picture
    std::optional<PictureOrigin> origin;  ///< set before they are written
};

/// Several sets of pictures, in which an index means the same, as one: a row of `columns` of the first, below it the
/// same of the next, and so on. Empty sets are left out; cells that the last rows do not fill are empty (kEmptyCell).
std::vector<QImage> interleavedRows(const std::vector<std::vector<QImage>>& sets, Index columns);

/// The number of columns that makes n pictures about square.
Index squareColumns(Index n);

/// One PNG of all, marked with the origin.
QImage sheetImage(const PictureSheet& sheet, int magnification);

/// 0001.png, 0002.png, ... in a folder that is made where it is missing; each is marked with the code in its place.
/// When it fails or is cancelled, what it has added is deleted. Throws Error naming the file.
void saveNumbered(const PictureSheet& sheet, int magnification, const std::string& folder,
                  const Progress& progress = {});

/// An animation that runs through the pictures forth and back for ever, at 12 a second. Throws Error naming the file.
void saveMorph(const PictureSheet& sheet, int magnification, const std::string& path, const Progress& progress = {});

}  // namespace lunette
