#include "Error.h"
#include "imaging/PictureDecoder.h"
#include "io/Endian.h"

namespace lunette {
namespace {

constexpr std::size_t kTargaHeader = 18;
constexpr int kMapped = 1, kColored = 2, kGrayLevels = 3;  // and 8 more where packed by run lengths

struct TargaHeader {
    explicit TargaHeader(std::span<const std::uint8_t> bytes)
        : idLength(bytes[0]),
          hasMap(bytes[1] == 1),
          kind(bytes[2] & ~8),
          isPacked((bytes[2] & 8) != 0),
          mapFirst(word(bytes, 3)),
          mapLength(word(bytes, 5)),
          mapBits(bytes[7]),
          width(word(bytes, 12)),
          height(word(bytes, 14)),
          bits(bytes[16]),
          alphaBits(bytes[17] & 15),
          isRightToLeft((bytes[17] & 16) != 0),
          isTopDown((bytes[17] & 32) != 0) {}

    static int word(std::span<const std::uint8_t> bytes, std::size_t at) {
        return numberAt<std::uint16_t>(bytes.data() + at, std::endian::little);
    }

    int idLength;
    bool hasMap;
    int kind;
    bool isPacked;
    int mapFirst, mapLength, mapBits, width, height, bits, alphaBits;
    bool isRightToLeft, isTopDown;
};

bool isColorDepth(int bits) { return bits == 15 || bits == 16 || bits == 24 || bits == 32; }

class TargaReader {
public:
    explicit TargaReader(std::span<const std::uint8_t> file)
        : file_(file), header_(file), at_(kTargaHeader + static_cast<std::size_t>(header_.idLength)) {}

    DecodedPixels read() {
        if (header_.width == 0 || header_.height == 0)
            throw Error(ErrorKind::Damaged, Message::tr("is a TGA without pixels"));
        if (std::int64_t{header_.width} * header_.height > kMaxPicturePixels)
            throw Error(ErrorKind::TooLarge,
                        Message::tr("claims %1 x %2 pixels; Lunette reads at most 67 megapixels: make it smaller",
                                    header_.width, header_.height));
        readMap();
        hasAlpha_ = header_.kind == kColored && header_.bits == 32 && header_.alphaBits > 0;
        QImage image(header_.width, header_.height, hasAlpha_ ? QImage::Format_ARGB32 : QImage::Format_RGB32);
        if (image.isNull()) throw Error(ErrorKind::TooLarge, Message::tr("is too large for the memory there is"));
        readPixels(image);
        if (hasAlpha_ && isClear_) {  // a channel that nobody filled
            image.reinterpretAsFormat(QImage::Format_RGB32);
            for (int y = 0; y < image.height(); ++y) {
                auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
                for (int x = 0; x < image.width(); ++x) line[x] |= 0xFF000000U;
            }
        }
        const char* kind = header_.kind == kMapped       ? "TGA, palette"
                           : header_.kind == kGrayLevels ? "TGA, gray"
                           : hasAlpha_ && !isClear_      ? "TGA, RGBA"
                                                         : "TGA, RGB";
        return {image, kind};
    }

private:
    std::uint8_t next() {
        if (at_ >= file_.size()) throw Error(ErrorKind::Damaged, Message::tr("is cut short; copy it again"));
        return file_[at_++];
    }

    QRgb nextColor(int bits) {
        if (bits <= 16) {
            const int low = next(), pixel = low | next() << 8;
            const auto channel = [&](int shift) { return ((pixel >> shift & 31) * 255 + 15) / 31; };
            return qRgb(channel(10), channel(5), channel(0));
        }
        const int blue = next(), green = next(), red = next();
        const int alpha = bits == 32 ? next() : 255;
        isClear_ = isClear_ && alpha == 0;
        return qRgba(red, green, blue, hasAlpha_ ? alpha : 255);
    }

    QRgb nextPixel() {
        if (header_.kind == kColored) return nextColor(header_.bits);
        int value = next();
        if (header_.kind == kGrayLevels) {
            if (header_.bits == 16) next();  // its alpha
            return qRgb(value, value, value);
        }
        if (header_.bits == 16) value |= next() << 8;
        const int place = value - header_.mapFirst;
        return place >= 0 && place < static_cast<int>(map_.size()) ? map_[static_cast<std::size_t>(place)]
                                                                   : qRgb(0, 0, 0);
    }

    void readMap() {
        if (!header_.hasMap) return;
        for (int i = 0; i < header_.mapLength; ++i) map_.push_back(nextColor(header_.mapBits) | 0xFF000000U);
        isClear_ = true;
    }

    void readPixels(QImage& image) {
        int left = 0;
        bool repeats = false;
        QRgb pixel = 0;
        for (int i = 0; i < header_.height; ++i) {
            const int y = header_.isTopDown ? i : header_.height - 1 - i;
            auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
            for (int j = 0; j < header_.width; ++j) {
                if (header_.isPacked && left == 0) {
                    const int run = next();
                    repeats = run >= 128;
                    left = (run & 127) + 1;
                    if (repeats) pixel = nextPixel();
                }
                if (!header_.isPacked || !repeats) pixel = nextPixel();
                --left;
                line[header_.isRightToLeft ? header_.width - 1 - j : j] = pixel;
            }
        }
    }

    std::span<const std::uint8_t> file_;
    TargaHeader header_;
    std::size_t at_;
    std::vector<QRgb> map_;
    bool hasAlpha_ = false;
    bool isClear_ = true;  ///< no pixel so far has any opacity
};

}  // namespace

bool isTarga(std::span<const std::uint8_t> start) {
    if (start.size() < kTargaHeader || start[1] > 1) return false;
    const TargaHeader header(start);
    if ((start[2] & ~11) != 0 || (start[17] & 0xC0) != 0 || header.width == 0 || header.height == 0) return false;
    const bool hasGoodMap = header.hasMap && isColorDepth(header.mapBits) && header.mapLength > 0;
    switch (header.kind) {
        case kMapped:
            return hasGoodMap && (header.bits == 8 || header.bits == 16);
        case kColored:
            return isColorDepth(header.bits) && (!header.hasMap || hasGoodMap);
        case kGrayLevels:
            return (header.bits == 8 || header.bits == 16) && (!header.hasMap || hasGoodMap);
        default:
            return false;
    }
}

QSize targaSize(std::span<const std::uint8_t> start) {
    const TargaHeader header(start);
    return {header.width, header.height};
}

DecodedPixels decodeTarga(std::span<const std::uint8_t> file) { return TargaReader(file).read(); }

}  // namespace lunette
