#pragma once

#include "imaging/PictureFit.h"
#include "imaging/PicturePixels.h"
#include "io/PixelScale.h"

namespace lunette {

/// The common form of all pictures of a dataset.
struct PictureTarget {
    ImageShape shape;
    Fit fit = Fit::Crop;
    Ground ground = Ground::White;
    /// Gray or color, or 3 channels where any picture has color and else 1. `Auto` disregards
    /// the shape's.
    Color color = Color::Color;
    PictureChannel channel = PictureChannel::All;
    /// How levels become 0..255, the same for all. Auto: as they are; of numbers of more than 16 bits as PixelScale
    /// does.
    ScaleChoice scale = ScaleChoice::Auto;
    Frames frames = Frames::First;
};

}  // namespace lunette
