#pragma once

#include "io/ByteSource.h"

namespace lunette {

/// What is unpacked whole lives in memory; these are a million pictures of 28 x 28.
constexpr std::uint64_t kMaxUnpacked = std::uint64_t{768} << 20;

/// The file's bytes, unpacked where they begin as a gzip stream does (RFC 1952), as they are read, so that the
/// reader bounds how much of a decompression bomb is unpacked. Members that follow one another are read as one; what
/// follows the last is ignored, as gzip itself does. The upper bound is exact for a file that is not packed.
///
/// Throws Error as FileSource does; read() throws Error when the stream is damaged or cut short.
std::unique_ptr<ByteSource> openPossiblyPacked(const std::string& path);

}  // namespace lunette
