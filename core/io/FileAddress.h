#pragma once

#include <string>

namespace lunette {

/// The path in an address such as `file:///home/me/m%C3%A4rz.csv`, with the characters that it encodes by percent signs
/// put back; the host may be localhost. Any other text comes back as it is. Throws Error for an address that names
/// another computer, another scheme (`http:`) or no file.
std::string pathOfAddress(const std::string& text);

/// The same for a DATASET text: what follows the path and a colon (`file:///photos:size=64`) comes back as it is.
std::string datasetOfAddress(const std::string& text);

/// The address of a text that begins with an absolute path, with all of it encoded but ASCII, so that pathOfAddress()
/// gives it back byte by byte, whatever its bytes are.
std::string addressOfPath(const std::string& text);

}  // namespace lunette
