#pragma once

#include <QImage>

#include <string>
#include <vector>

namespace lunette {

/// Writes an animated GIF that repeats for ever, whole or not at all. Frames have one size; grey frames keep every
/// shade, colours are reduced to 256 a frame. Throws Error naming the file.
void saveGif(const std::vector<QImage>& frames, int framesPerSecond, const std::string& path);

}  // namespace lunette
