#include "nn/Architecture.h"

#include "Error.h"

namespace lunette {
namespace {

Index convolvedExtent(Index pixels, Window window) {
    return (pixels + 2 * window.padding - window.kernel + window.stride) / window.stride;
}

}  // namespace

std::vector<ImageShape> Architecture::convolvedShapes() const {
    std::vector<ImageShape> shapes{image};
    for (const auto count : channels) {
        const ImageShape last = shapes.back();
        shapes.push_back({convolvedExtent(last.width, window()), convolvedExtent(last.height, window()), count});
        if (shapes.back().pixelCount() < 1)
            throw Error(ErrorKind::Conflict, Message::tr("Nothing is left of %1 pixels after %2 convolutions with a "
                                                         "kernel of %3; give fewer channels or an odd kernel.",
                                                         image.describe(), shapes.size() - 1, kernel));
    }
    return shapes;
}

std::string Architecture::describe() const {
    const std::string code = std::to_string(latents) + (conditions > 0 ? "+" + std::to_string(conditions) : "");
    if (!channels.empty()) {
        std::string text;
        for (const ImageShape shape : convolvedShapes()) text += shape.describe() + "-";
        for (const auto width : hidden) text += std::to_string(width) + "-";
        return text + code + " and back";
    }
    const std::string pixels = std::to_string(image.pixelCount());
    std::string text = pixels;
    for (const auto width : hidden) text += "-" + std::to_string(width);
    text += "-" + code;
    for (auto width = hidden.rbegin(); width != hidden.rend(); ++width) text += "-" + std::to_string(*width);
    return text + "-" + pixels;
}

}  // namespace lunette
