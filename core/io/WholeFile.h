#pragma once

#include "data/Dataset.h"

#include <string>

namespace lunette {

/// Files from this size on are mapped into memory instead of read, so that data larger than it can be opened.
constexpr std::uint64_t kMappedFrom = std::uint64_t{256} << 20;

/// The whole file: read where it is small, mapped where it is large. A mapped file must not be cut short while it is
/// in use: the system then ends the program. Throws Error naming the path as FileSource does.
SharedBytes wholeFile(const std::string& path, std::uint64_t mappedFrom = kMappedFrom);

}  // namespace lunette
