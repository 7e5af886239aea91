#pragma once

#include "data/Progress.h"

#include <QImage>

#include <string>
#include <vector>

namespace lunette {

/// Writes an animated GIF that repeats for ever, whole or not at all, each pixel of the frames as a square of
/// `magnification`. Frames have one size; grey frames keep every shade, and so do frames of up to 256 colours; of
/// others colours are reduced to 256 a frame by median cut. Throws Error naming the file.
void saveGif(const std::vector<QImage>& frames, int magnification, int framesPerSecond, const std::string& path,
             const Progress& progress = {});

}  // namespace lunette
