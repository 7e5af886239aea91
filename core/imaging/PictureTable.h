#pragma once

#include "data/Catalog.h"

namespace lunette {

/// A table of text with a column that names picture files: by paths from the table's folder, or from one of the folders
/// in it, with or without their endings; they may lead out of it, or be absolute. The pictures that it names are read
/// as those of a folder (PictureFolderFormat), with the table's labels and factors. A file that is not there is skipped
/// and reported.
class PictureTableFormat final : public DatasetFormat {
public:
    std::string name() const override { return "table of pictures"; }
    std::vector<std::string> filePatterns() const override { return {"*.jsonl", "*.json"}; }
    std::vector<ParameterInfo> parameters() const override;
    Settings defaults() const override;
    /// Recognized by its name, and by half of its first records naming pictures.
    bool recognizes(const std::string& path) const override;
    std::vector<std::string> files(const std::string& path) const override;
    DataSplit open(const std::string& path, const Settings& settings, const Progress& progress) const override;
};

}  // namespace lunette
