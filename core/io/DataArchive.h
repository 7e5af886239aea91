#pragma once

#include "data/Catalog.h"

namespace lunette {

/// An archive of tables or arrays, or one such file packed by itself: ZIP, 7z or TAR, plain or packed by gzip, bzip2,
/// xz or Zstandard. It is unpacked into a folder of its own among the system's temporary ones, up to 8 GiB and 1,000
/// files; of an archive of more, what lies within the wanted folder, or the wanted file and those of its kind beside
/// it. What begins with a dot and `__MACOSX` are passed over. Links, names that lead out of the archive, and members
/// that cannot be unpacked are left out and reported; of equal names the last counts.
class DataArchive final : public DatasetContainer {
public:
    std::vector<std::string> filePatterns() const override { return {"*.bz2", "*.xz", "*.zst"}; }
    bool recognizes(const std::string& path) const override;
    UnpackedFiles unpack(const std::string& path, const std::string& within, const Progress& progress) const override;
};

}  // namespace lunette
