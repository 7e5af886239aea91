#include "imaging/PictureGrid.h"

#include "Error.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace lunette {
namespace {

constexpr int kDotsPerMeter = 3780;           // 96 to the inch
constexpr std::int64_t kLongestSide = 32767;  // of what Qt's painters and most viewers take

std::uint8_t toByte(Scalar value) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, Scalar(0), Scalar(1)) * Scalar(255)));
}

/// Copies a picture into `image`, of the same kind, with its top left at (left, top), each pixel a square of `scale`.
void paste(const QImage& picture, int scale, int left, int top, QImage& image) {
    const int bytes = picture.depth() / 8;
    for (int y = 0; y < picture.height(); ++y) {
        const std::uint8_t* in = picture.constScanLine(y);
        std::uint8_t* const begin = image.scanLine(top + y * scale) + static_cast<std::ptrdiff_t>(left) * bytes;
        std::uint8_t* out = begin;
        for (int x = 0; x < picture.width(); ++x, in += bytes)
            for (int i = 0; i < scale; ++i) out = std::copy_n(in, bytes, out);
        for (int i = 1; i < scale; ++i)
            std::memcpy(begin + static_cast<std::ptrdiff_t>(i) * image.bytesPerLine(), begin,
                        static_cast<std::size_t>(out - begin));
    }
}

}  // namespace

QImage toImage(Eigen::Ref<const Vector> pixels, ImageShape shape) {
    const bool color = shape.channels >= 3;
    QImage image(static_cast<int>(shape.width), static_cast<int>(shape.height),
                 color ? QImage::Format_RGB888 : QImage::Format_Grayscale8);
    const Index channels = color ? 3 : 1;
    for (Index y = 0; y < shape.height; ++y) {
        std::uint8_t* line = image.scanLine(static_cast<int>(y));
        for (Index x = 0; x < shape.width; ++x)
            for (Index c = 0; c < channels; ++c) *line++ = toByte(pixels[(y * shape.width + x) * shape.channels + c]);
    }
    return image;
}

std::vector<QImage> toImages(const Matrix& pictures, ImageShape shape) {
    if (shape.channels != 1 && shape.channels != 3)
        throw Error(ErrorKind::Unsupported, Message::tr("Pictures have 1 channel or 3 to be drawn."));
    std::vector<QImage> images;
    for (Index i = 0; i < pictures.cols(); ++i) images.push_back(toImage(pictures.col(i), shape));
    return images;
}

QImage pictureGrid(std::span<const QImage> pictures, const GridLayout& layout) {
    const auto count = static_cast<Index>(pictures.size());
    if (count < 1 || layout.columns < 1 || layout.magnification < 1 || layout.spacing < 0)
        throw Error(ErrorKind::TooFew,
                    Message::tr("A grid of pictures needs at least one picture, one column and a magnification of 1."));
    const QSize size = pictures.front().size();
    const Index columns = std::min(layout.columns, count);
    const Index rows = (count + columns - 1) / columns;
    const std::int64_t stepX = std::int64_t(size.width()) * layout.magnification + layout.spacing;
    const std::int64_t stepY = std::int64_t(size.height()) * layout.magnification + layout.spacing;
    const std::int64_t width = columns * stepX - layout.spacing;
    const std::int64_t height = rows * stepY - layout.spacing;
    if (width > kLongestSide || height > kLongestSide)
        throw Error(
            ErrorKind::TooLarge,
            Message::tr("A picture of %1 x %2 is too large; show fewer pictures or magnify them less.", width, height));

    QImage image(static_cast<int>(width), static_cast<int>(height), pictures.front().format());
    if (image.isNull()) throw Error(ErrorKind::TooLarge, Message::tr("There is not enough memory for the picture."));
    image.fill(kEmptyCell);
    image.setDotsPerMeterX(
        kDotsPerMeter);  // else the screen's, where there is one, and the same picture's file differs
    image.setDotsPerMeterY(kDotsPerMeter);
    for (Index i = 0; i < count; ++i)
        paste(pictures[static_cast<std::size_t>(i)], layout.magnification, static_cast<int>(i % columns * stepX),
              static_cast<int>(i / columns * stepY), image);
    return image;
}

}  // namespace lunette
