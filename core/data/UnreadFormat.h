#pragma once

#include "Message.h"

#include <string>

namespace lunette {

/// What a file is that no DatasetFormat reads, by its first bytes, and how to convert it, as the end of a
/// sentence: "is a Parquet table; ...". Empty for any other file, a folder, or nothing at all.
Message describeUnreadFormat(const std::string& path);

/// The same of files that look like those of a format that is read, so that this check has to come first: files packed
/// as a ZIP file, and cameras' raw pictures, which are TIFF files.
Message describeDisguisedFormat(const std::string& path);

}  // namespace lunette
