#pragma once

#include "data/Catalog.h"
#include "imaging/PictureFit.h"
#include "io/PixelScale.h"
#include "parameter/Parameter.h"

namespace lunette {

struct SheetOptions {
    std::string cell;  ///< "16" or "16x24", width first; empty: as high as the sheet, where that makes squares
    Color color = Color::Auto;
    Ground ground = Ground::Auto;
    Frames frames = Frames::All;
    PictureChannel channel = PictureChannel::All;
    ScaleChoice scale = ScaleChoice::Auto;
};
const ParameterTable<SheetOptions>& sheetParameters();

/// One picture file that is a sheet of equal cells, each an image, row by row from the top left. The rest at the
/// right and at the bottom, and fully transparent cells, are left out and reported. A file of several
/// pictures (an animation, a TIFF of pages) has an image of each where no cell size is given. A sixth is held out.
class PictureSheetFormat final : public DatasetFormat {
public:
    std::string name() const override { return "sheet of pictures"; }
    std::vector<std::string> filePatterns() const override;
    std::vector<ParameterInfo> parameters() const override;
    Settings defaults() const override;
    bool recognizes(const std::string& path) const override;
    DataSplit open(const std::string& path, const Settings& settings, const Progress& progress) const override;
};

}  // namespace lunette
