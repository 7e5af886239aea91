#pragma once

#include "cli/CommandLine.h"

namespace lunette {
struct PictureSheet;
}

namespace lunette::cli {

/// The same without line breaks and control characters, whatever a file's name may contain.
std::string oneLine(std::string text);

/// Writes text to a file, whole or not at all, or to stdout for "-".
void writeText(const std::string& path, const std::string& text);

/// `--magnify N` for commands that write one picture of many.
Option magnifyOption();

/// Where pictures go, by the ending of `--output`: one PNG of all, an animation, or a folder of PNG files.
enum class PictureTarget { Grid, Animation, Folder };

/// Throws UsageError for an ending that stands for none of them (an animation only where it is allowed).
PictureTarget pictureTarget(const std::string& output, bool animationAllowed = false);

/// Whether `--output` is a folder's name: what writePictures() makes of it. Throws UsageError as pictureTarget() does.
bool picturesFillFolder(const Arguments& arguments, bool animationAllowed = false);

/// A grid is one PNG, a folder is made where it is missing, an animation runs forth and back.
void writePictures(const Arguments& arguments, const PictureSheet& sheet, bool animationAllowed = false);

}  // namespace lunette::cli
