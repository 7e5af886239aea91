#pragma once

#include <string>

namespace lunette {

/// What a file of a known format that Lunette does not read is, and how to convert it, by its first bytes:
/// "is a Parquet table; write it as CSV, in Python: ...". Empty for every other file, and for what is no regular file
/// or cannot be read. Never throws for what stands in the file.
std::string describeUnreadFormat(const std::string& path);

}  // namespace lunette
