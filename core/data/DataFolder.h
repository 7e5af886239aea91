#pragma once

#include "data/DatasetKind.h"

#include <optional>

namespace lunette {

/// What of a folder's files can be opened as a dataset.
struct DataInFolder {
    std::string place;  ///< the path of a file, or of a folder whose files belong together
    std::string name;   ///< the same within the folder
    const DatasetFormat* format = nullptr;
    std::vector<std::string> others{};  ///< files within the folder that could be opened in its place
    std::vector<Message> notes{};       ///< on what was not looked at, a sentence each
};

/// A folder that a format recognizes goes before files, and of files the one that belongs together with most others, is
/// named for training, or is the largest. Formats that recognize every folder are not tried. Hidden files, links to
/// folders, links to nothing and what is no file are passed over. At most 10,000 files and folders are looked at, those
/// nearest to the folder first. Nothing where no format recognizes anything; never throws for what the files hold.
/// Throws Cancelled.
std::optional<DataInFolder> findData(const std::string& folder,
                                     const std::vector<std::unique_ptr<const DatasetFormat>>& formats,
                                     const Progress& progress);

/// Says that nothing in the folder can be opened, and of a known format in it what converts that. `file` is what was
/// unpacked into it, for the message. Throws Error.
[[noreturn]] void failWithoutData(const std::string& folder, const std::string& file, const Progress& progress);

/// Names the first few files of a folder and of those in it: "'readme.md', 'data/x.bin' and 5 more"
Message contentsOf(const std::string& folder, const Progress& progress);

}  // namespace lunette
