#pragma once

#include "imaging/PictureReader.h"
#include "numeric/ImageShape.h"
#include "parameter/ParameterInfo.h"

#include <cstdint>
#include <span>

namespace lunette {

/// How a picture of another size is fitted: its middle is cropped, or all of it is shown with bars of the ground, or it
/// is stretched.
enum class Fit { Crop, Letterbox, Stretch };
ChoiceOptions fitOptions();

enum class Color { Auto, Gray, Color };
ChoiceOptions colorOptions();
ChoiceOptions groundOptions();
ChoiceOptions channelOptions();

/// Which pictures are taken of a file that holds several.
enum class Frames { First, All };
ChoiceOptions frameOptions();

/// "64" (a square) or "64x48", width first, each 1 to 1,024. Throws Error naming the parameter `key`.
QSize parseSize(const std::string& key, const std::string& text);

/// Writes the RGB32 picture as `shape` into `pixels`, as Dataset keeps it: channels 1 is its gray, 3 its colors.
void fitPicture(const QImage& picture, ImageShape shape, Fit fit, Ground ground, std::span<std::uint8_t> pixels);

}  // namespace lunette
