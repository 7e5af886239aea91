#pragma once

#include "data/Catalog.h"
#include "imaging/FolderParts.h"
#include "imaging/PictureAttributes.h"
#include "imaging/PictureFiles.h"
#include "imaging/PictureFit.h"
#include "imaging/PictureStore.h"
#include "io/PixelRows.h"
#include "io/PixelScale.h"
#include "parameter/Parameter.h"

namespace lunette {

struct FolderOptions {
    std::string size = "auto";  ///< "auto", "64" or "64x48", width first
    Fit fit = Fit::Crop;
    Color color = Color::Auto;
    Ground ground = Ground::Auto;
    std::string labels =
        "auto";  ///< "first", "second", "last" or "whole" folder, "names", "none", a table's column or file
    Frames frames = Frames::First;
    PictureChannel channel = PictureChannel::All;
    ScaleChoice scale = ScaleChoice::Auto;
    Turn turn = Turn::Auto;
    std::int64_t first = 0;  ///< how many pictures at most, evenly spread; 0: all
    std::string split{};     ///< the column of a table that says train or test; empty: found, or "none"
    std::string factors{};   ///< columns of a table apart by '+'; empty: found, or "none"
};
const ParameterTable<FolderOptions>& folderParameters();

/// A folder of picture files in any of Qt's formats. Folders in it give the labels, and those called `train` and `test`
/// or the like are the parts to train on and to test on (FolderParts.h); else a sixth is held out. A table in the
/// folder or beside it that names the pictures gives labels and factors, or, where folders give the labels, the parts
/// (PictureAttributes.h). Where no size is
/// requested, pictures get that of CommonestSize.h; where no color is requested, gray when all of them are. A file that
/// cannot be read is skipped and reported. Decodes on the calling thread's parallelFor().
class PictureFolderFormat final : public DatasetFormat {
public:
    std::string name() const override { return "folder of pictures"; }
    std::vector<std::string> filePatterns() const override { return {}; }
    std::vector<ParameterInfo> parameters() const override;
    Settings defaults() const override;
    bool recognizes(const std::string& path) const override;
    std::vector<std::string> files(const std::string& path) const override;
    DataSplit open(const std::string& path, const Settings& settings, const Progress& progress) const override;
    bool opensAnyFolder() const override { return true; }
    bool findsNothingIn(const std::string& folder, const Progress& progress) const override;
};

/// Pictures and the tables that may hold their attributes.
struct PictureSet {
    std::shared_ptr<PictureStore> source;
    PictureFiles files;  ///< at least one picture, with paths within the source
    std::vector<AttributeSource> tables{};
    std::string name;       ///< for messages
    bool isAFolder = true;  ///< requested tables may also lie in it and beside it
};

/// The same for such pictures.
DataSplit openPictures(const PictureSet& pictures, const FolderOptions& options, const Progress& progress);

/// Throws Error saying that the source has no picture, and what it holds instead.
[[noreturn]] void failWithoutPictures(const Message& place, const PictureFiles& files);

}  // namespace lunette
