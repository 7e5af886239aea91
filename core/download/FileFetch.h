#pragma once

#include "data/DownloadableDataset.h"

#include <cstdint>
#include <functional>

namespace lunette {

/// Receives how many bytes of the file have arrived; returns false to cancel.
using BytesProgress = std::function<bool(std::uint64_t)>;

/// Fetches one file into `folder`, whole and checked, or not at all. Goes on from "NAME.part" in it. As fetchDataset()
/// else.
void fetchFile(const PublishedFile& file, const std::string& folder, const BytesProgress& progress);

}  // namespace lunette
