#include "nn/Architecture.h"

namespace lunette {

std::string Architecture::describe() const {
    const std::string pixels = std::to_string(image.pixelCount());
    std::string text = pixels;
    for (const auto width : hidden) text += "-" + std::to_string(width);
    text += "-" + std::to_string(latents);
    for (auto width = hidden.rbegin(); width != hidden.rend(); ++width) text += "-" + std::to_string(*width);
    return text + "-" + pixels;
}

}  // namespace lunette
