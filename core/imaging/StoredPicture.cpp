#include "imaging/StoredPicture.h"

#include <algorithm>

namespace lunette {

QImage storedPicture(std::span<const std::uint8_t> pixels, ImageShape shape) {
    const bool color = shape.channels >= 3;
    QImage image(static_cast<int>(shape.width), static_cast<int>(shape.height),
                 color ? QImage::Format_RGB888 : QImage::Format_Grayscale8);
    const Index channels = color ? 3 : 1;
    const std::uint8_t* in = pixels.data();
    for (int y = 0; y < image.height(); ++y) {
        std::uint8_t* out = image.scanLine(y);
        for (int x = 0; x < image.width(); ++x, in += shape.channels) out = std::copy_n(in, channels, out);
    }
    return image;
}

}  // namespace lunette
