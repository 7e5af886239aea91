#pragma once

#include "io/ByteSource.h"

namespace lunette {

/// The first bytes of a source, at most 4,096, which stay those that it gives next.
std::string peek(std::unique_ptr<ByteSource>& source);

/// The same text in UTF-8 where it begins with the byte order mark of UTF-16, as tables of Windows may; else as it is.
/// What is no character becomes U+FFFD.
std::unique_ptr<ByteSource> asUtf8(std::unique_ptr<ByteSource> source);

}  // namespace lunette
