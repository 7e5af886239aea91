#include "Error.h"
#include "imaging/DecodingMemory.h"
#include "imaging/PictureDecoder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <tiffio.h>

namespace lunette {

bool isTiff(std::span<const std::uint8_t> start) {
    if (start.size() < 4) return false;
    const bool isLittle = start[0] == 'I' && start[1] == 'I' && start[3] == 0;
    const bool isBig = start[0] == 'M' && start[1] == 'M' && start[2] == 0;
    const int version = isLittle ? start[2] : isBig ? start[3] : 0;
    return version == 42 || version == 43;
}

namespace {

constexpr tmsize_t kMaxAtOnce = tmsize_t{1} << 29;           // bytes that libtiff may take at a time
constexpr std::int64_t kMaxSamples = std::int64_t{1} << 27;  // numbers of a picture
constexpr int kMaxPages = 65535;
constexpr std::size_t kSampledReals = 4096;

QIODevice& deviceOf(thandle_t handle) { return *static_cast<QIODevice*>(handle); }

tmsize_t readTiff(thandle_t handle, void* bytes, tmsize_t size) {
    return deviceOf(handle).read(static_cast<char*>(bytes), size);
}
tmsize_t writeNothing(thandle_t, void*, tmsize_t) { return 0; }
toff_t seekTiff(thandle_t handle, toff_t offset, int whence) {
    QIODevice& device = deviceOf(handle);
    const qint64 base = whence == SEEK_CUR ? device.pos() : whence == SEEK_END ? device.size() : 0;
    const qint64 place = base + static_cast<qint64>(offset);
    return place >= 0 && device.seek(place) ? static_cast<toff_t>(place) : static_cast<toff_t>(-1);
}
int keepOpen(thandle_t) { return 0; }
toff_t sizeOfTiff(thandle_t handle) { return static_cast<toff_t>(deviceOf(handle).size()); }
int sayNothing(TIFF*, void*, const char*, const char*, va_list) { return 1; }

struct TiffCloser {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using TiffHandle = std::unique_ptr<TIFF, TiffCloser>;

TiffHandle openTiff(QIODevice& device) {
    device.seek(0);
    TIFFOpenOptions* options = TIFFOpenOptionsAlloc();
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, kMaxAtOnce);
    TIFFOpenOptionsSetErrorHandlerExtR(options, sayNothing, nullptr);
    TIFFOpenOptionsSetWarningHandlerExtR(options, sayNothing, nullptr);
    TiffHandle tiff(TIFFClientOpenExt("picture", "rm", &device, readTiff, writeNothing, seekTiff, keepOpen, sizeOfTiff,
                                      nullptr, nullptr, options));
    TIFFOpenOptionsFree(options);
    return tiff;
}

/// Which of the file's directories are pictures in full size. The last one read stays the current.
std::vector<int> fullPages(TIFF* tiff) {
    std::vector<int> pages;
    int directory = 0;
    do {
        std::uint32_t kind = 0;
        TIFFGetField(tiff, TIFFTAG_SUBFILETYPE, &kind);
        if ((kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) == 0) pages.push_back(directory);
        ++directory;
    } while (directory < kMaxPages && TIFFReadDirectory(tiff) != 0);
    if (pages.empty()) pages.push_back(0);
    return pages;
}

/// How a page keeps its numbers.
struct TiffLayout {
    explicit TiffLayout(TIFF* tiff) {
        TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
        TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
        TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &bits);
        TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
        TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &planar);
        TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &format);
        TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &orientation);
        TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &photometric);
        std::uint16_t count = 0;
        const std::uint16_t* kinds = nullptr;
        TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &count, &kinds);
        hasAlpha = count > 0 && kinds != nullptr;
        isPremultiplied = hasAlpha && kinds[0] == EXTRASAMPLE_ASSOCALPHA;
        std::uint32_t tileWidth = 0, tileHeight = 0;
        TIFFGetField(tiff, TIFFTAG_TILEWIDTH, &tileWidth);
        TIFFGetField(tiff, TIFFTAG_TILELENGTH, &tileHeight);
        isWithinATile = tileWidth > width || tileHeight > height;
        if (format == SAMPLEFORMAT_VOID) format = SAMPLEFORMAT_UINT;
    }

    bool isLab() const { return photometric == PHOTOMETRIC_CIELAB || photometric == PHOTOMETRIC_ICCLAB; }
    bool isGray() const { return photometric == PHOTOMETRIC_MINISBLACK || photometric == PHOTOMETRIC_MINISWHITE; }
    int colors() const { return isGray() ? 1 : 3; }
    bool isWhole() const { return format == SAMPLEFORMAT_UINT && bits <= 16; }
    /// Qt 6.4 reads no picture that is smaller than its tiles.
    bool isForQt() const {
        const bool isPlain = isGray() || photometric == PHOTOMETRIC_RGB;
        return bits <= 8 && format == SAMPLEFORMAT_UINT && !isLab() && !(isWithinATile && isPlain);
    }
    Message bitsText() const {
        return format == SAMPLEFORMAT_IEEEFP ? Message::tr("floating-point numbers of %1 bits", bits)
               : format == SAMPLEFORMAT_INT  ? Message::tr("signed numbers of %1 bits", bits)
               : format == SAMPLEFORMAT_UINT ? Message::tr("%1 bits", bits)
                                             : Message::tr("complex numbers of %1 bits", bits);
    }

    std::uint32_t width = 0, height = 0;
    std::uint16_t bits = 1, samples = 1, planar = PLANARCONFIG_CONTIG, format = SAMPLEFORMAT_UINT;
    std::uint16_t orientation = ORIENTATION_TOPLEFT, photometric = 0;
    bool hasAlpha = false, isPremultiplied = false, isWithinATile = false;
};

template <class Number>
float numberIn(const std::uint8_t* bytes, std::size_t at) {
    Number number;
    std::memcpy(&number, bytes + at * sizeof(Number), sizeof(Number));
    return static_cast<float>(number);
}

float halfIn(const std::uint8_t* bytes, std::size_t at) {
    std::uint16_t half = 0;
    std::memcpy(&half, bytes + at * 2, 2);
    const int exponent = half >> 10 & 31, fraction = half & 1023;
    const float sign = (half & 0x8000) != 0 ? -1.0F : 1.0F;
    if (exponent == 31) return fraction == 0 ? sign * std::numeric_limits<float>::infinity() : std::nanf("");
    return sign * (exponent == 0 ? std::ldexp(static_cast<float>(fraction), -24)
                                 : std::ldexp(static_cast<float>(fraction + 1024), exponent - 25));
}

/// The number at a place of a row or a tile, which libtiff has brought into the processor's byte order.
float sampleIn(const std::uint8_t* bytes, std::size_t at, const TiffLayout& layout) {
    const bool isSigned = layout.format == SAMPLEFORMAT_INT;
    if (layout.format == SAMPLEFORMAT_IEEEFP)
        return layout.bits == 16   ? halfIn(bytes, at)
               : layout.bits == 32 ? numberIn<float>(bytes, at)
                                   : numberIn<double>(bytes, at);
    switch (layout.bits) {
        case 8:
            return isSigned ? numberIn<std::int8_t>(bytes, at) : numberIn<std::uint8_t>(bytes, at);
        case 16:
            return isSigned ? numberIn<std::int16_t>(bytes, at) : numberIn<std::uint16_t>(bytes, at);
        case 32:
            return isSigned ? numberIn<std::int32_t>(bytes, at) : numberIn<std::uint32_t>(bytes, at);
        default:
            break;
    }
    std::uint32_t value = 0;  // of 1 to 15 bits, one behind the other
    for (std::size_t bit = at * layout.bits; bit < (at + 1) * layout.bits; ++bit)
        value = value << 1U | (bytes[bit / 8] >> (7 - bit % 8) & 1U);
    return static_cast<float>(value);
}

bool canBeDecoded(const TiffLayout& layout) {
    const bool isReal = layout.format == SAMPLEFORMAT_IEEEFP;
    const bool isInteger = layout.format == SAMPLEFORMAT_UINT || layout.format == SAMPLEFORMAT_INT;
    const bool hasSize =
        isReal ? layout.bits == 16 || layout.bits == 32 || layout.bits == 64
               : isInteger && (layout.bits == 8 || layout.bits == 16 || layout.bits == 32 ||
                               (layout.format == SAMPLEFORMAT_UINT && layout.bits > 0 && layout.bits < 16));
    const bool isKnown = layout.isGray() || layout.photometric == PHOTOMETRIC_RGB ||
                         (layout.isLab() && (layout.bits == 8 || layout.bits == 16));
    const int colors = layout.colors();
    return hasSize && isKnown && layout.samples >= colors && layout.samples <= colors + 1;
}

/// The numbers of a page, pixel by pixel with all their samples.
class TiffNumbers {
public:
    TiffNumbers(TIFF* tiff, const TiffLayout& layout)
        : tiff_(tiff), layout_(layout), all_(std::size_t{layout.width} * layout.height * layout.samples) {}

    std::vector<float> read() {
        const int planes = layout_.planar == PLANARCONFIG_SEPARATE ? layout_.samples : 1;
        for (int plane = 0; plane < planes; ++plane) {
            if (TIFFIsTiled(tiff_) != 0)
                readTiles(plane);
            else
                readRows(plane);
        }
        return std::move(all_);
    }

private:
    std::size_t together() const { return layout_.planar == PLANARCONFIG_SEPARATE ? 1 : layout_.samples; }

    /// `bytes` hold pixels from (x, y) to the right.
    void take(const std::uint8_t* bytes, std::size_t x, std::size_t y, std::size_t count, int plane) {
        const std::size_t samples = together();
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t s = 0; s < samples; ++s)
                all_[((y * layout_.width + x + i) * layout_.samples) + s + static_cast<std::size_t>(plane)] =
                    sampleIn(bytes, i * samples + s, layout_);
    }

    void readRows(int plane) {
        const tmsize_t size = TIFFScanlineSize(tiff_);
        requireRoom(size, layout_.width);
        std::vector<std::uint8_t> row(static_cast<std::size_t>(size));
        for (std::uint32_t y = 0; y < layout_.height; ++y) {
            if (TIFFReadScanline(tiff_, row.data(), y, static_cast<std::uint16_t>(plane)) < 0) fail();
            take(row.data(), 0, y, layout_.width, plane);
        }
    }

    void readTiles(int plane) {
        std::uint32_t width = 0, height = 0;
        TIFFGetField(tiff_, TIFFTAG_TILEWIDTH, &width);
        TIFFGetField(tiff_, TIFFTAG_TILELENGTH, &height);
        const tmsize_t row = TIFFTileRowSize(tiff_), size = TIFFTileSize(tiff_);
        requireRoom(row, width);
        if (height == 0 || size > kMaxAtOnce || size / row < static_cast<tmsize_t>(height)) fail();
        std::vector<std::uint8_t> tile(static_cast<std::size_t>(size));
        for (std::uint32_t y = 0; y < layout_.height; y += height)
            for (std::uint32_t x = 0; x < layout_.width; x += width) {
                if (TIFFReadTile(tiff_, tile.data(), x, y, 0, static_cast<std::uint16_t>(plane)) < 0) fail();
                for (std::uint32_t i = 0; i < std::min(height, layout_.height - y); ++i)
                    take(tile.data() + static_cast<std::size_t>(row) * i, x, y + i, std::min(width, layout_.width - x),
                         plane);
            }
    }

    /// Throws unless so many bytes hold a line of so many pixels.
    void requireRoom(tmsize_t size, std::uint32_t width) const {
        const std::uint64_t needed = (std::uint64_t{width} * together() * layout_.bits + 7) / 8;
        if (size <= 0 || width == 0 || size > kMaxAtOnce || static_cast<std::uint64_t>(size) < needed) fail();
    }
    [[noreturn]] static void fail() {
        throw Error(
            ErrorKind::Damaged,
            Message::tr(
                "is damaged, cut short or packed in a way that is not supported; copy it again, or save it as PNG"));
    }

    TIFF* tiff_;
    const TiffLayout& layout_;
    std::vector<float> all_;
};

RealNumbers rangeOf(const std::vector<float>& numbers, const TiffLayout& layout) {
    RealNumbers range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(), {}};
    const auto colors = static_cast<std::size_t>(layout.colors());
    const std::size_t step = std::max<std::size_t>(1, numbers.size() / kSampledReals);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i % layout.samples >= colors || !std::isfinite(numbers[i])) continue;
        range.low = std::min(range.low, static_cast<double>(numbers[i]));
        range.high = std::max(range.high, static_cast<double>(numbers[i]));
        if (i % step == 0) range.some.push_back(numbers[i]);
    }
    if (range.low > range.high) range.low = range.high = 0.0;
    return range;
}

double gammaEncoded(double share) {
    return share <= 0.0031308 ? 12.92 * share : 1.055 * std::pow(share, 1.0 / 2.4) - 0.055;
}

/// sRGB in 0..1 of CIE L*a*b* under D50, adapted to D65 (Bradford); matrices of brucelindbloom.com.
std::array<double, 3> colorOfLab(double lightness, double a, double b) {
    const auto cubed = [](double f) { return f > 6.0 / 29.0 ? f * f * f : (f - 4.0 / 29.0) * 3.0 * 36.0 / 841.0; };
    const double fy = (lightness + 16.0) / 116.0;
    const double x = 0.96422 * cubed(fy + a / 500.0), y = cubed(fy), z = 0.82521 * cubed(fy - b / 200.0);
    const std::array<double, 3> light{3.1338561 * x - 1.6168667 * y - 0.4906146 * z,
                                      -0.9787684 * x + 1.9161415 * y + 0.0334540 * z,
                                      0.0719453 * x - 0.2289914 * y + 1.4052427 * z};
    return {gammaEncoded(light[0]), gammaEncoded(light[1]), gammaEncoded(light[2])};
}

quint16 level16(double share) {
    return static_cast<quint16>(std::lround(std::clamp(std::isfinite(share) ? share : 0.0, 0.0, 1.0) * 65535.0));
}

class TiffImage {
public:
    TiffImage(const TiffLayout& layout, const std::vector<float>& numbers, RealLevels levels)
        : layout_(layout), numbers_(numbers), levels_(levels) {}

    /// Of 8 bits a channel where the file has no more, else of 16.
    QImage make() const {
        QImage image = deep();
        if (layout_.bits > 8 || layout_.isLab() || !layout_.isWhole()) return image;
        return image.convertToFormat(alpha()            ? QImage::Format_ARGB32
                                     : layout_.isGray() ? QImage::Format_Grayscale8
                                                        : QImage::Format_RGB32);
    }

private:
    QImage deep() const {
        const auto format =
            alpha()            ? (layout_.isPremultiplied ? QImage::Format_RGBA64_Premultiplied : QImage::Format_RGBA64)
            : layout_.isGray() ? QImage::Format_Grayscale16
                               : QImage::Format_RGBX64;
        QImage image(static_cast<int>(layout_.width), static_cast<int>(layout_.height), format);
        if (image.isNull()) throw Error(ErrorKind::TooLarge, Message::tr("is too large for the memory there is"));
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const std::array<quint16, 4> pixel = pixelAt(x, y);
                if (format == QImage::Format_Grayscale16)
                    reinterpret_cast<quint16*>(image.scanLine(y))[x] = pixel[0];
                else
                    reinterpret_cast<QRgba64*>(image.scanLine(y))[x] = qRgba64(pixel[0], pixel[1], pixel[2], pixel[3]);
            }
        return image;
    }

    bool alpha() const { return layout_.hasAlpha && layout_.samples == layout_.colors() + 1 && layout_.isWhole(); }

    double share(float number) const {
        const double width = levels_.high - levels_.low;
        const double value = width > 0.0 ? (number - levels_.low) / width : 0.0;
        return layout_.photometric == PHOTOMETRIC_MINISWHITE ? 1.0 - value : value;
    }

    std::array<quint16, 4> pixelAt(int x, int y) const {
        const float* in = numbers_.data() + (std::size_t(y) * layout_.width + std::size_t(x)) * layout_.samples;
        std::array<quint16, 4> pixel{0, 0, 0, 65535};
        if (layout_.isLab()) {
            const auto color = lab(in);
            for (std::size_t i = 0; i < 3; ++i) pixel[i] = level16(color[i]);
        } else {
            for (std::size_t i = 0; i < 3; ++i) pixel[i] = level16(share(in[layout_.isGray() ? 0 : i]));
        }
        if (alpha()) pixel[3] = level16(in[layout_.colors()] / most());
        return pixel;
    }

    double most() const { return static_cast<double>((std::uint64_t{1} << layout_.bits) - 1); }

    std::array<double, 3> lab(const float* in) const {
        const double one = layout_.bits == 16 ? 256.0 : 1.0;
        const auto chroma = [&](float number) {
            if (layout_.photometric == PHOTOMETRIC_ICCLAB) return number / one - 128.0;
            const double all = 256.0 * one;
            return (number >= all / 2 ? number - all : static_cast<double>(number)) / one;
        };
        return colorOfLab(100.0 * in[0] / most(), chroma(in[1]), chroma(in[2]));
    }

    const TiffLayout& layout_;
    const std::vector<float>& numbers_;
    RealLevels levels_;
};

std::string tiffKind(const TiffLayout& layout) {
    if (layout.isLab()) return "TIFF, CIE Lab";
    const std::string colors = layout.isGray() ? "TIFF, gray" : layout.hasAlpha ? "TIFF, RGBA" : "TIFF, RGB";
    if (layout.isWhole()) return colors + (layout.bits > 8 ? ", 16-bit" : "");
    return colors + ", " + layout.bitsText().english();
}

}  // namespace

int countTiffPages(QIODevice& device) {
    const TiffHandle tiff = openTiff(device);
    const int count = tiff ? static_cast<int>(fullPages(tiff.get()).size()) : 1;
    device.seek(0);
    return count;
}

int tiffDirectory(QIODevice& device, int page) {
    if (page == 0) return 0;
    const TiffHandle tiff = openTiff(device);
    const std::vector<int> pages = tiff ? fullPages(tiff.get()) : std::vector<int>{};
    device.seek(0);
    return static_cast<std::size_t>(page) < pages.size() ? pages[static_cast<std::size_t>(page)] : 0;
}

std::optional<DecodedPixels> decodeTiff(QIODevice& device, int page, const std::optional<RealLevels>& levels,
                                        DecodingMemory* memory) {
    const int directory = tiffDirectory(device, page);
    const TiffHandle tiff = openTiff(device);
    if (!tiff || TIFFSetDirectory(tiff.get(), static_cast<tdir_t>(directory)) == 0)
        throw Error(ErrorKind::Damaged, Message::tr("is damaged or cut short; copy it again"));
    const TiffLayout layout(tiff.get());
    if (layout.isForQt()) return std::nullopt;
    if (layout.width == 0 || layout.height == 0)
        throw Error(ErrorKind::Damaged, Message::tr("is a TIFF without pixels"));
    const std::int64_t most = kMaxSamples / std::max<std::int64_t>(1, layout.samples);
    if (std::int64_t{layout.width} > most ||
        std::int64_t{layout.height} > std::min(most, kMaxPicturePixels / 2) / layout.width)
        throw Error(
            ErrorKind::TooLarge,
            Message::tr("claims %1 x %2 pixels of %3; Lunette reads at most %4 megapixels of these: make it smaller",
                        layout.width, layout.height, layout.bitsText(),
                        std::min(most, kMaxPicturePixels / 2) / 1'000'000));
    if (!canBeDecoded(layout))
        throw Error(
            ErrorKind::Unsupported,
            Message::tr(
                "is a TIFF of %1 channels of %2, which is not supported; save it as PNG (ImageJ: Image, Type, 16-bit)",
                layout.samples, layout.bitsText()));
    const std::int64_t pixels = std::int64_t{layout.width} * layout.height;
    if (memory != nullptr) memory->take(pixels * (8 + 4 * layout.samples));
    const std::vector<float> numbers = TiffNumbers(tiff.get(), layout).read();
    DecodedPixels result{{}, tiffKind(layout), layout.orientation};
    if (result.orientation < 1 || result.orientation > 8) result.orientation = 1;
    RealLevels taken{0.0, layout.isWhole() ? static_cast<double>((1U << layout.bits) - 1) : 1.0};
    if (!layout.isWhole()) {
        result.reals = rangeOf(numbers, layout);
        taken = levels.value_or(RealLevels{result.reals->low, result.reals->high});
    }
    result.image = TiffImage(layout, numbers, taken).make();
    return result;
}

}  // namespace lunette
