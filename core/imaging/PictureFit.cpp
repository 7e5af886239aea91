#include "imaging/PictureFit.h"

#include "Error.h"
#include "parameter/ParseNumber.h"

#include <algorithm>
#include <optional>

namespace lunette {
namespace {

constexpr int kLargestSide = 1024;

std::optional<int> parseSide(std::string_view text) {
    const auto side = parseNumber<int>(text);
    return side && *side >= 1 && *side <= kLargestSide ? side : std::nullopt;
}

QColor colorOf(Ground ground) {
    switch (ground) {
        case Ground::Black:
            return Qt::black;
        case Ground::Gray:
            return {128, 128, 128};
        default:
            return Qt::white;
    }
}

QImage scaled(const QImage& picture, QSize size) {
    if (picture.size() == size) return picture;
    return picture.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB32);
}

/// The largest part in the middle that has the form of `size`, at least a pixel.
QRect middle(QSize picture, QSize size) {
    QSize part = size.scaled(picture, Qt::KeepAspectRatio).expandedTo({1, 1});
    return {QPoint((picture.width() - part.width()) / 2, (picture.height() - part.height()) / 2), part};
}

QImage letterboxed(const QImage& picture, QSize size, Ground ground) {
    QImage inner = scaled(picture, picture.size().scaled(size, Qt::KeepAspectRatio).expandedTo({1, 1}));
    if (inner.size() == size) return inner;
    QImage result(size, QImage::Format_RGB32);
    result.fill(colorOf(ground));
    const int left = (size.width() - inner.width()) / 2, top = (size.height() - inner.height()) / 2;
    for (int y = 0; y < inner.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(inner.constScanLine(y));
        std::copy_n(line, inner.width(), reinterpret_cast<QRgb*>(result.scanLine(top + y)) + left);
    }
    return result;
}

QImage fitted(const QImage& picture, QSize size, Fit fit, Ground ground) {
    if (picture.size() == size) return picture;
    switch (fit) {
        case Fit::Letterbox:
            return letterboxed(picture, size, ground);
        case Fit::Stretch:
            return scaled(picture, size);
        case Fit::Crop:
            break;
    }
    // A view of the middle: a large photograph is not to be copied for it.
    const QRect part = middle(picture.size(), size);
    const QImage view(picture.constScanLine(part.y()) + 4 * qsizetype(part.x()), part.width(), part.height(),
                      picture.bytesPerLine(), picture.format());
    return scaled(view, size);
}

}  // namespace

ChoiceOptions fitOptions() {
    return {{"crop", Message::tr("Crop to the middle")},
            {"letterbox", Message::tr("Letterbox")},
            {"stretch", Message::tr("Stretch")}};
}

ChoiceOptions colorOptions() {
    return {
        {"auto", Message::tr("As the pictures are")}, {"grey", Message::tr("Gray")}, {"colour", Message::tr("Color")}};
}

ChoiceOptions groundOptions() {
    return {{"white", Message::tr("White")},
            {"black", Message::tr("Black")},
            {"grey", Message::tr("Gray")},
            {"auto", Message::tr("White, under bright things black")}};
}

ChoiceOptions channelOptions() {
    return {{"all", Message::tr("All")},
            {"red", Message::tr("Red")},
            {"green", Message::tr("Green")},
            {"blue", Message::tr("Blue")},
            {"alpha", Message::tr("Transparency")}};
}

ChoiceOptions frameOptions() { return {{"first", Message::tr("The first")}, {"all", Message::tr("All")}}; }

QSize parseSize(const std::string& key, const std::string& text) {
    const std::string_view words = text;
    const std::size_t cross = words.find('x');
    const auto width = parseSide(words.substr(0, cross));
    const auto height = cross == std::string_view::npos ? width : parseSide(words.substr(cross + 1));
    if (!width || !height)
        throw Error(ErrorKind::WrongValue, Message::tr("%1: \"%2\" is not possible; it takes a side in pixels such as "
                                                       "16, or width and height such as 16x24, up to 1024.",
                                                       key, text));
    return {*width, *height};
}

void fitPicture(const QImage& picture, ImageShape shape, Fit fit, Ground ground, std::span<std::uint8_t> pixels) {
    const QImage image =
        fitted(picture, QSize(static_cast<int>(shape.width), static_cast<int>(shape.height)), fit, ground);
    std::uint8_t* out = pixels.data();
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0, width = image.width(); x < width; ++x) {
            if (shape.channels == 1) {
                *out++ = static_cast<std::uint8_t>(qGray(line[x]));
                continue;
            }
            *out++ = static_cast<std::uint8_t>(qRed(line[x]));
            *out++ = static_cast<std::uint8_t>(qGreen(line[x]));
            *out++ = static_cast<std::uint8_t>(qBlue(line[x]));
        }
    }
}

}  // namespace lunette
