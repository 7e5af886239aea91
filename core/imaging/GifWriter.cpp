#include "imaging/GifWriter.h"

#include "Error.h"
#include "io/AtomicFile.h"

#include <algorithm>
#include <gif_lib.h>
#include <memory>

namespace lunette {
namespace {

constexpr int kColors = 256;
constexpr int kLargestSide = 65535;

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

QImage indexed(const QImage& frame) {
    if (!frame.isGrayscale()) return frame.convertToFormat(QImage::Format_Indexed8, Qt::AvoidDither);
    QList<QRgb> shades;
    for (int shade = 0; shade < kColors; ++shade) shades.append(qRgb(shade, shade, shade));
    return frame.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_Indexed8, shades);
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

void putFrame(GifFileType* gif, const QImage& frame, int hundredths) {
    const Bytes control{0, static_cast<std::uint8_t>(hundredths & 0xff), static_cast<std::uint8_t>(hundredths >> 8), 0};
    check(EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, static_cast<int>(control.size()), control.data()));
    const QImage pixels = indexed(frame);
    const ColorMap map = colorMap(pixels);
    check(EGifPutImageDesc(gif, 0, 0, pixels.width(), pixels.height(), false, map.get()));
    Bytes line(static_cast<std::size_t>(pixels.width()));
    for (int y = 0; y < pixels.height(); ++y) {
        std::copy_n(pixels.constScanLine(y), line.size(), line.begin());
        check(EGifPutLine(gif, line.data(), static_cast<int>(line.size())));
    }
}

}  // namespace

void saveGif(const std::vector<QImage>& frames, int framesPerSecond, const std::string& path) {
    if (frames.empty()) throw Error("'" + path + "' is not written: an animation needs at least one picture.");
    const QSize size = frames.front().size();
    if (size.width() > kLargestSide || size.height() > kLargestSide)
        throw Error("'" + path + "' is not written: a GIF has at most 65,535 pixels a side.");

    Bytes bytes;
    {
        const Gif gif(EGifOpen(&bytes, appendBytes, nullptr));
        if (!gif) check(GIF_ERROR);
        EGifSetGifVersion(gif.get(), true);
        check(EGifPutScreenDesc(gif.get(), size.width(), size.height(), 8, 0, nullptr));
        putLoopForEver(gif.get());
        for (const QImage& frame : frames) putFrame(gif.get(), frame, std::clamp(100 / framesPerSecond, 2, 65535));
    }
    const std::span<const std::uint8_t> whole(bytes);
    writeWholeFile(path, std::span(&whole, 1));
}

}  // namespace lunette
