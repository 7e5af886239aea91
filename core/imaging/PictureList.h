#pragma once

#include "data/Catalog.h"

namespace lunette {

/// A text file `NAME.pictures` that names picture files, one a line, absolute or from the list's own folder; empty
/// lines and those that begin with # are passed over. The pictures are read as those of a folder (PictureFolderFormat),
/// with the folders below the one that all have in common as labels. A file that is gone is skipped and reported.
class PictureListFormat final : public DatasetFormat {
public:
    std::string name() const override { return "list of pictures"; }
    std::vector<std::string> filePatterns() const override { return {"*.pictures"}; }
    std::vector<ParameterInfo> parameters() const override;
    Settings defaults() const override;
    bool recognizes(const std::string& path) const override;
    std::vector<std::string> files(const std::string& path) const override;
    DataSplit open(const std::string& path, const Settings& settings, const Progress& progress) const override;
};

/// Such a list of absolute paths. Throws Error for a name that a list cannot hold.
std::string pictureListText(const std::vector<std::string>& pictures);
/// A name for the list in a folder of lists, by a hash of the pictures.
std::string pictureListName(const std::string& text);

}  // namespace lunette
