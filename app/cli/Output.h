#pragma once

#include "cli/CommandLine.h"
#include "io/PictureOrigin.h"
#include "numeric/ImageShape.h"

namespace lunette::cli {

/// The same without line breaks and control characters, whatever a file's name may contain.
std::string oneLine(std::string text);

/// Writes text to a file, whole or not at all, or to stdout for "-".
void writeText(const std::string& path, const std::string& text);

/// Throws Error where a file could not be written there: to be asked before the work, not after it. "-" always can.
void requireWritable(const std::string& path);

/// `--magnify N` for commands that write one picture of many.
Option magnifyOption();

/// Where pictures go, by the ending of `--output`: one PNG of all, an animation, or a folder of PNG files.
enum class PictureTarget { Grid, Animation, Folder };

/// Throws UsageError for an ending that stands for none of them (an animation only where it is allowed).
PictureTarget pictureTarget(const std::string& output, bool animationAllowed = false);

/// pictures: pixels x n in 0..1, n at least 1. Every PNG says what it was drawn from; in a grid, in its order. A grid
/// has `columns` pictures a row; a folder is made where it is missing and gets 0001.png, 0002.png, ...; an animation
/// runs forth and back.
void writePictures(const Arguments& arguments, const Matrix& pictures, const PictureOrigin& origin, ImageShape shape,
                   Index columns, bool animationAllowed = false);

/// The number of columns that makes n pictures about square.
Index squareColumns(Index n);

}  // namespace lunette::cli
