#pragma once

#include "data/Progress.h"

#include <QImage>

#include <string>
#include <vector>

namespace lunette {

/// Writes an animated GIF that repeats for ever, whole or not at all, each pixel of the frames as a square of
/// `magnification`. Frames have one size; gray frames keep every shade, and so do frames of up to 256 colors. Where one
/// has more, all get one palette of 256 colors, so that still parts do not flicker, or one each where one would be off
/// by more than 3 of 255 in the root mean square; pixels are dithered, so that slow gradients show no bands. Throws
/// Error naming the file.
void saveGif(const std::vector<QImage>& frames, int magnification, int framesPerSecond, const std::string& path,
             const Progress& progress = {});

}  // namespace lunette
