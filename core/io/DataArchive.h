#pragma once

#include "data/Catalog.h"

namespace lunette {

/// An archive of tables or arrays, or one such file packed by itself: ZIP, 7z or TAR, plain or packed by gzip, bzip2,
/// xz or Zstandard. It is unpacked into a folder of its own among the system's temporary ones, up to 8 GiB and 1,000
/// files. What begins with a dot, `__MACOSX`, links, and names that lead out of the archive are passed over; of equal
/// names the last counts.
class DataArchive final : public DatasetContainer {
public:
    std::vector<std::string> filePatterns() const override { return {"*.bz2", "*.xz", "*.zst"}; }
    bool recognizes(const std::string& path) const override;
    std::shared_ptr<const std::string> unpack(const std::string& path, const Progress& progress) const override;
};

}  // namespace lunette
