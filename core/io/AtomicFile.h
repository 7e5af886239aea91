#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lunette {

/// Writes a file whole or not at all: into a temporary file beside it, flushed to the disk, then renamed over it.
/// A link is followed, so what it names is replaced; an existing file's permissions are kept, and its owner where this
/// process may. A kill leaves the old file or the new one and, where the file system has unnamed files, nothing else.
/// Throws Error naming the file, the cause and what to do; what was there before is then untouched.
///
/// This is not QSaveFile, which ignores a failed fsync and renames all the same, needs paths in UTF-8, and does not
/// sync the folder.
void writeWholeFile(const std::string& path, std::span<const std::span<const std::uint8_t>> pieces);

/// The same of a text.
void writeTextFile(const std::string& path, std::string_view text);

/// Throws Error where writeWholeFile() could not write: the path is not a file, or its folder is missing, is a file,
/// or may not be written to; the message says which. Call it before the work whose result is to be written.
void requireWritable(const std::string& path);

/// The same for a folder that files are to be written into, and which is made where it is missing.
void requireWritableFolder(const std::string& path);

/// Makes a folder, and those above it, where it is missing. Throws Error naming it.
void makeFolder(const std::string& path);

}  // namespace lunette
