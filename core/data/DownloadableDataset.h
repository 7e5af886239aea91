#pragma once

#include "Message.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lunette {

/// One file as its publisher offers it.
struct PublishedFile {
    std::string name;  ///< in the folder of the set
    std::string url;
    std::uint64_t bytes = 0;
    std::string sha256;  ///< 64 hexadecimal digits, lower case
};

/// Real pictures that others publish: where they come from, under which license, and where on this computer they may
/// lie.
struct DownloadableDataset {
    std::string name;            ///< as that of a DatasetSource
    Message title, description;  ///< the same
    Message license;
    std::string page;                        ///< where people read about it
    std::vector<PublishedFile> files;        ///< none: it is fetched by hand, from the page
    std::string folder;                      ///< the user's own, into which it is fetched
    std::vector<std::string> systemFolders;  ///< where the system may have it
    std::vector<std::string> classNames;

    std::uint64_t bytes() const {
        std::uint64_t sum = 0;
        for (const PublishedFile& file : files) sum += file.bytes;
        return sum;
    }
};

}  // namespace lunette
