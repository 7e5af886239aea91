#pragma once

#include "numeric/Types.h"

#include <string>

namespace lunette {

/// The extent of one picture. Pixels are stored row by row from the top left, channels interleaved.
struct ImageShape {
    Index width = 0;
    Index height = 0;
    Index channels = 1;

    Index pixelCount() const { return width * height * channels; }
    bool operator==(const ImageShape&) const = default;

    /// "28x20x3", width first.
    std::string describe() const {
        return std::to_string(width) + "x" + std::to_string(height) + "x" + std::to_string(channels);
    }
};

}  // namespace lunette
