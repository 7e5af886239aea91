#pragma once

#include "data/Catalog.h"

namespace lunette {

/// An archive of picture files, ZIP, 7z or TAR (plain, or packed by gzip, bzip2, xz or Zstandard), read like a folder
/// of the same files (PictureFolderFormat), without unpacking it to disk: folders in it give labels and parts, and
/// tables in it labels and factors. It is read from front to back, with at most some 64 MiB of it in memory. Names
/// that begin with a dot and `__MACOSX` are passed over; links, and names that lead out of the archive, are left out
/// and reported; of equal names the last is taken.
class PictureArchiveFormat final : public DatasetFormat {
public:
    std::string name() const override { return "archive of pictures"; }
    std::vector<std::string> filePatterns() const override {
        return {"*.zip", "*.7z", "*.tar", "*.tar.gz", "*.tgz", "*.tar.bz2", "*.tar.xz", "*.tar.zst"};
    }
    std::vector<ParameterInfo> parameters() const override;
    Settings defaults() const override;
    /// By its first bytes, and by the name of a picture in it. Documents that are ZIP files, and archives of arrays,
    /// do not count.
    bool recognizes(const std::string& path) const override;
    DataSplit open(const std::string& path, const Settings& settings, const Progress& progress) const override;
};

}  // namespace lunette
