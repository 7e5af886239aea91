#include "imaging/GifWriter.h"

#include "Error.h"
#include "io/AtomicFile.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <gif_lib.h>
#include <memory>
#include <optional>

namespace lunette {
namespace {

constexpr int kColors = 256;
constexpr int kLargestGifSide = 65535;

using Bytes = std::vector<std::uint8_t>;

int appendBytes(GifFileType* gif, const GifByteType* data, int count) {
    auto* bytes = static_cast<Bytes*>(gif->UserData);
    bytes->insert(bytes->end(), data, data + count);
    return count;
}

struct GifDeleter {
    void operator()(GifFileType* gif) const { EGifCloseFile(gif, nullptr); }
};
using Gif = std::unique_ptr<GifFileType, GifDeleter>;

struct ColorMapDeleter {
    void operator()(ColorMapObject* map) const { GifFreeMapObject(map); }
};
using ColorMap = std::unique_ptr<ColorMapObject, ColorMapDeleter>;

void check(int result) {
    if (result == GIF_ERROR) throw Error("The animation could not be made; there may be too little memory.");
}

/// The colours of a picture where they are at most 256.
std::optional<QList<QRgb>> fewColors(const QImage& picture) {
    QSet<QRgb> found;
    for (int y = 0; y < picture.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        for (int x = 0; x < picture.width(); ++x) found.insert(line[x]);
        if (found.size() > kColors) return std::nullopt;
    }
    QList<QRgb> colors(found.begin(), found.end());
    std::sort(colors.begin(), colors.end());  // the same file for the same pictures
    return colors;
}

/// By median cut. picture: 32 bits a pixel.
QImage quantized(const QImage& picture) {
    const int width = picture.width(), height = picture.height();
    const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    Bytes red(count), green(count), blue(count), result(count);
    for (std::size_t i = 0; i < count; ++i) {
        const QRgb color = reinterpret_cast<const QRgb*>(picture.constBits())[i];
        red[i] = static_cast<std::uint8_t>(qRed(color));
        green[i] = static_cast<std::uint8_t>(qGreen(color));
        blue[i] = static_cast<std::uint8_t>(qBlue(color));
    }
    std::array<GifColorType, kColors> palette{};
    int size = kColors;
    check(GifQuantizeBuffer(static_cast<unsigned>(width), static_cast<unsigned>(height), &size, red.data(),
                            green.data(), blue.data(), result.data(), palette.data()));
    QImage image(width, height, QImage::Format_Indexed8);
    QList<QRgb> table;
    for (int i = 0; i < size; ++i) {
        const GifColorType& color = palette[static_cast<std::size_t>(i)];
        table.append(qRgb(color.Red, color.Green, color.Blue));
    }
    image.setColorTable(table);
    for (int y = 0; y < height; ++y) std::copy_n(result.data() + std::ptrdiff_t(y) * width, width, image.scanLine(y));
    return image;
}

QImage indexed(const QImage& frame) {
    const QImage picture = frame.convertToFormat(QImage::Format_RGB32);
    const auto colors = fewColors(picture);
    return colors ? picture.convertToFormat(QImage::Format_Indexed8, *colors) : quantized(picture);
}

ColorMap colorMap(const QImage& frame) {
    ColorMap map(GifMakeMapObject(kColors, nullptr));
    if (!map) check(GIF_ERROR);
    const QList<QRgb> colors = frame.colorTable();
    for (int i = 0; i < kColors; ++i) {
        const QRgb color = i < colors.size() ? colors[i] : qRgb(0, 0, 0);
        map->Colors[i] = {static_cast<GifByteType>(qRed(color)), static_cast<GifByteType>(qGreen(color)),
                          static_cast<GifByteType>(qBlue(color))};
    }
    return map;
}

void putLoopForEver(GifFileType* gif) {
    const Bytes repeat{1, 0, 0};
    check(EGifPutExtensionLeader(gif, APPLICATION_EXT_FUNC_CODE));
    check(EGifPutExtensionBlock(gif, 11, "NETSCAPE2.0"));
    check(EGifPutExtensionBlock(gif, static_cast<int>(repeat.size()), repeat.data()));
    check(EGifPutExtensionTrailer(gif));
}

void putFrame(GifFileType* gif, const QImage& frame, int magnification, int hundredths) {
    const Bytes control{0, static_cast<std::uint8_t>(hundredths & 0xff), static_cast<std::uint8_t>(hundredths >> 8), 0};
    check(EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, static_cast<int>(control.size()), control.data()));
    const QImage pixels = indexed(frame);
    const ColorMap map = colorMap(pixels);
    Bytes line(static_cast<std::size_t>(pixels.width() * magnification));
    check(
        EGifPutImageDesc(gif, 0, 0, static_cast<int>(line.size()), pixels.height() * magnification, false, map.get()));
    for (int y = 0; y < pixels.height() * magnification; ++y) {
        const std::uint8_t* in = pixels.constScanLine(y / magnification);
        auto out = line.begin();
        for (int x = 0; x < pixels.width(); ++x) out = std::fill_n(out, magnification, in[x]);
        check(EGifPutLine(gif, line.data(), static_cast<int>(line.size())));
    }
}

}  // namespace

void saveGif(const std::vector<QImage>& frames, int magnification, int framesPerSecond, const std::string& path,
             const Progress& progress) {
    if (frames.empty()) throw Error("'" + path + "' is not written: an animation needs at least one picture.");
    const QSize size = frames.front().size() * magnification;
    if (size.width() > kLargestGifSide || size.height() > kLargestGifSide)
        throw Error("'" + path + "' is not written: a GIF has at most 65,535 pixels a side.");
    Bytes bytes;
    {
        const Gif gif(EGifOpen(&bytes, appendBytes, nullptr));
        if (!gif) check(GIF_ERROR);
        EGifSetGifVersion(gif.get(), true);
        check(EGifPutScreenDesc(gif.get(), size.width(), size.height(), 8, 0, nullptr));
        putLoopForEver(gif.get());
        for (std::size_t i = 0; i < frames.size(); ++i) {
            report(progress, static_cast<double>(i) / static_cast<double>(frames.size()));
            putFrame(gif.get(), frames[i], magnification, std::clamp(100 / framesPerSecond, 2, 65535));
        }
    }
    const std::span<const std::uint8_t> whole(bytes);
    writeWholeFile(path, std::span(&whole, 1));
}

}  // namespace lunette
