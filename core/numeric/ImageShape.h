#pragma once

#include "numeric/Types.h"

namespace lunette {

/// The extent of one picture. Pixels are stored row by row from the top left, channels interleaved.
struct ImageShape {
    Index width = 0;
    Index height = 0;
    Index channels = 1;

    Index pixelCount() const { return width * height * channels; }
    bool operator==(const ImageShape&) const = default;
};

}  // namespace lunette
