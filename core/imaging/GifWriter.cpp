#include "imaging/GifWriter.h"

#include "Error.h"
#include "io/AtomicFile.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <gif_lib.h>
#include <libimagequant.h>
#include <memory>
#include <optional>
#include <span>

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
    if (result == GIF_ERROR)
        throw Error(ErrorKind::TooLarge,
                    Message::tr("The animation could not be made; there may be too little memory."));
}

/// The colors of a picture where they are at most 256.
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

void check(liq_error result) {
    if (result != LIQ_OK)
        throw Error(ErrorKind::TooLarge,
                    Message::tr("The animation's colors could not be chosen; there may be too little memory."));
}

struct LiqDeleter {
    void operator()(liq_attr* options) const { liq_attr_destroy(options); }
    void operator()(liq_image* image) const { liq_image_destroy(image); }
    void operator()(liq_histogram* histogram) const { liq_histogram_destroy(histogram); }
    void operator()(liq_result* result) const { liq_result_destroy(result); }
};
template <class Part>
using Liq = std::unique_ptr<Part, LiqDeleter>;

template <class Part>
Liq<Part> made(Part* part) {
    if (!part) check(LIQ_OUT_OF_MEMORY);
    return Liq<Part>(part);
}

/// Root-mean-square difference of the color channels, 0..255. frame: RGBA8888; reduced: indexed.
double errorOf(const QImage& frame, const QImage& reduced) {
    const QImage again = reduced.convertToFormat(QImage::Format_RGBA8888);
    double sum = 0;
    for (int y = 0; y < frame.height(); ++y) {
        const std::uint8_t *one = frame.constScanLine(y), *other = again.constScanLine(y);
        for (int byte = 0; byte < 4 * frame.width(); ++byte) {
            const double difference = one[byte] - other[byte];  // of alpha always 0
            sum += difference * difference;
        }
    }
    return std::sqrt(sum / (3.0 * frame.width() * frame.height()));
}

/// One palette for some frames, chosen by libimagequant.
class Palette {
public:
    /// frames: RGBA8888; they must outlive the palette.
    explicit Palette(std::span<const QImage> frames) : options_(made(liq_attr_create())) {
        const auto histogram = made(liq_histogram_create(options_.get()));
        for (const QImage& frame : frames) {
            images_.push_back(
                made(liq_image_create_rgba(options_.get(), frame.constBits(), frame.width(), frame.height(), 0)));
            check(liq_histogram_add_image(histogram.get(), options_.get(), images_.back().get()));
        }
        liq_result* result = nullptr;
        check(liq_histogram_quantize(histogram.get(), options_.get(), &result));
        result_.reset(result);
    }

    /// The frame of that number in this palette. `dithering`, 0..1: how much of each pixel's error its neighbors take
    /// over, so that no bands show.
    QImage reduce(std::size_t number, float dithering) {
        check(liq_set_dithering_level(result_.get(), dithering));
        const QSize size(liq_image_get_width(images_[number].get()), liq_image_get_height(images_[number].get()));
        QImage indexed(size, QImage::Format_Indexed8);
        std::vector<unsigned char*> lines;
        lines.reserve(static_cast<std::size_t>(size.height()));
        for (int y = 0; y < size.height(); ++y) lines.push_back(indexed.scanLine(y));
        check(liq_write_remapped_image_rows(result_.get(), images_[number].get(), lines.data()));
        const liq_palette* palette = liq_get_palette(result_.get());
        QList<QRgb> colors;
        for (unsigned i = 0; i < palette->count; ++i)
            colors << qRgb(palette->entries[i].r, palette->entries[i].g, palette->entries[i].b);
        indexed.setColorTable(colors);
        return indexed;
    }

private:
    Liq<liq_attr> options_;
    std::vector<Liq<liq_image>> images_;
    Liq<liq_result> result_;
};

/// One palette for all frames, where it suits each nearly as well as its own would, because a palette that changes from
/// frame to frame makes still parts flicker; else one a frame. Nothing where a frame does not need it.
std::vector<QImage> reduceColors(const std::vector<QImage>& frames) {
    constexpr double kLargestError = 3.0;
    constexpr float kDithering = 1.0F;
    std::vector<QImage> rgba, reduced;
    for (const QImage& frame : frames) rgba.push_back(frame.convertToFormat(QImage::Format_RGBA8888));
    Palette common(rgba);
    double worst = 0;
    for (std::size_t i = 0; i < rgba.size(); ++i) worst = std::max(worst, errorOf(rgba[i], common.reduce(i, 0)));
    for (std::size_t i = 0; i < rgba.size(); ++i)
        reduced.push_back(worst <= kLargestError ? common.reduce(i, kDithering)
                                                 : Palette(std::span(&rgba[i], 1)).reduce(0, kDithering));
    return reduced;
}

/// The frames with a color table each; all keep their colors where each has few.
std::vector<QImage> indexed(const std::vector<QImage>& frames) {
    std::vector<QImage> exact;
    for (const QImage& frame : frames) {
        const QImage picture = frame.convertToFormat(QImage::Format_RGB32);
        const auto colors = fewColors(picture);
        if (!colors) return reduceColors(frames);
        exact.push_back(picture.convertToFormat(QImage::Format_Indexed8, *colors));
    }
    return exact;
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

void putFrame(GifFileType* gif, const QImage& pixels, int magnification, int hundredths) {
    const Bytes control{0, static_cast<std::uint8_t>(hundredths & 0xff), static_cast<std::uint8_t>(hundredths >> 8), 0};
    check(EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, static_cast<int>(control.size()), control.data()));
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
    if (frames.empty())
        throw Error(ErrorKind::TooFew,
                    Message::tr("'%1' is not written: an animation needs at least one picture.", path));
    const QSize size = frames.front().size() * magnification;
    if (size.width() > kLargestGifSide || size.height() > kLargestGifSide)
        throw Error(ErrorKind::TooLarge,
                    Message::tr("'%1' is not written: a GIF has at most 65,535 pixels a side.", path));
    Bytes bytes;
    {
        const Gif gif(EGifOpen(&bytes, appendBytes, nullptr));
        if (!gif) check(GIF_ERROR);
        EGifSetGifVersion(gif.get(), true);
        check(EGifPutScreenDesc(gif.get(), size.width(), size.height(), 8, 0, nullptr));
        putLoopForEver(gif.get());
        const std::vector<QImage> pictures = indexed(frames);
        for (std::size_t i = 0; i < frames.size(); ++i) {
            report(progress, static_cast<double>(i) / static_cast<double>(frames.size()));
            putFrame(gif.get(), pictures[i], magnification, std::clamp(100 / framesPerSecond, 2, 65535));
        }
    }
    const std::span<const std::uint8_t> whole(bytes);
    writeWholeFile(path, std::span(&whole, 1));
}

}  // namespace lunette
