#include "imaging/PictureFile.h"

#include "Error.h"
#include "io/AtomicFile.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImageReader>

#include <algorithm>
#include <array>
#include <cmath>

namespace lunette {

namespace {

constexpr std::int64_t kLongestSide = 32767;  // of what Qt's painters and most viewers take

std::uint8_t toByte(Scalar value) {
    return static_cast<std::uint8_t>(std::lround(255.0F * std::clamp(value, Scalar(0), Scalar(1))));
}

/// Copies one picture into `image` with its top left at (left, top), each pixel a square of `scale`.
void paste(Eigen::Ref<const Vector> pixels, ImageShape shape, int scale, int left, int top, QImage& image) {
    const auto channels = static_cast<int>(shape.channels);
    for (int y = 0; y < shape.height * scale; ++y) {
        std::uint8_t* out = image.scanLine(top + y) + static_cast<std::ptrdiff_t>(left) * channels;
        const Index row = (y / scale) * shape.width * channels;
        for (int x = 0; x < shape.width * scale; ++x)
            for (int c = 0; c < channels; ++c)
                *out++ = toByte(pixels[row + static_cast<Index>(x / scale) * channels + c]);
    }
}

}  // namespace

QImage pictureGrid(const Matrix& pictures, ImageShape shape, const GridLayout& layout) {
    if (shape.channels != 1 && shape.channels != 3) throw Error("Pictures have 1 channel or 3 to be drawn.");
    if (pictures.cols() < 1 || layout.columns < 1 || layout.magnification < 1 || layout.spacing < 0)
        throw Error("A grid of pictures needs at least one picture, one column and a magnification of 1.");
    const Index columns = std::min(layout.columns, pictures.cols());
    const Index rows = (pictures.cols() + columns - 1) / columns;
    const std::int64_t stepX = shape.width * layout.magnification + layout.spacing;
    const std::int64_t stepY = shape.height * layout.magnification + layout.spacing;
    const std::int64_t width = columns * stepX - layout.spacing;
    const std::int64_t height = rows * stepY - layout.spacing;
    if (width > kLongestSide || height > kLongestSide)
        throw Error("A picture of " + std::to_string(width) + " x " + std::to_string(height) +
                    " is too large; show fewer pictures or magnify them less.");

    const auto format = shape.channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888;
    QImage image(static_cast<int>(width), static_cast<int>(height), format);
    if (image.isNull()) throw Error("There is not enough memory for the picture.");
    image.fill(Qt::gray);
    for (Index i = 0; i < pictures.cols(); ++i)
        paste(pictures.col(i), shape, layout.magnification, static_cast<int>(i % columns * stepX),
              static_cast<int>(i / columns * stepY), image);
    return image;
}

void savePng(const QImage& image, const std::string& path) {
    const QString ending = QFileInfo(QString::fromStdString(path)).suffix().toLower();
    if (!ending.isEmpty() && ending != "png")
        throw Error("'" + path + "' does not end in .png; Lunette saves pictures as PNG files.");
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG")) throw Error("The picture for '" + path + "' cannot be packed as a PNG file.");
    const std::span piece(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                          static_cast<std::size_t>(bytes.size()));
    writeWholeFile(path, std::array{std::span<const std::uint8_t>(piece)});
}

QImage marked(QImage image, const PictureOrigin& origin) {
    for (const auto& [key, text] : textOf(origin))
        image.setText(QString::fromStdString(key), QString::fromStdString(text));
    return image;
}

std::optional<PictureOrigin> readOrigin(const std::string& path) {
    const QImageReader reader(QString::fromStdString(path));
    std::map<std::string, std::string> texts;
    for (const QString& key : reader.textKeys()) texts[key.toStdString()] = reader.text(key).toStdString();
    return originOf(texts);
}

}  // namespace lunette
