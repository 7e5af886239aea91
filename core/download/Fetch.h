#pragma once

#include "data/DownloadableDataset.h"
#include "data/Progress.h"

namespace lunette {

/// Brings the files of a set into its folder, which is there with all of them, checked by length and SHA-256, or not at
/// all: they gather in "FOLDER.download" first. What was received before an interruption, or before Cancelled, stays
/// there, and the next call goes on from it where the server can; its checksum decides whether it was worth keeping.
///
/// Blocks, with an event loop of its own, for a thread that may; the process needs a QCoreApplication. Progress is the
/// share of all bytes. Throws Error naming the file, what went wrong and what to do.
void fetchDataset(const DownloadableDataset& set, const Progress& progress);

}  // namespace lunette
