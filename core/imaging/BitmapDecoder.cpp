#include "Error.h"
#include "imaging/PictureDecoder.h"
#include "io/Endian.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>

namespace lunette {
namespace {

constexpr std::size_t kFileHeader = 14, kOldHeader = 12, kPlainHeader = 40;
constexpr std::uint32_t kUnpacked = 0, kBitFields = 3, kAlphaBitFields = 6;

/// The bits of a channel within a pixel.
struct ChannelBits {
    std::uint32_t mask = 0;

    /// 0..255, the largest that the bits can say as 255.
    int operator()(std::uint32_t pixel) const {
        const auto value = static_cast<std::uint64_t>((pixel & mask) >> std::countr_zero(mask | 0x80000000U));
        const std::uint64_t most = (mask | 0U) == 0 ? 1 : mask >> std::countr_zero(mask);
        return static_cast<int>((value * 255 + most / 2) / most);
    }
};

class BitmapReader {
public:
    explicit BitmapReader(std::span<const std::uint8_t> file) : file_(file) {}

    DecodedPixels read() {
        readHeader();
        if (bits_ <= 8)
            readColors();
        else
            chooseMasks();
        const bool hasAlpha = masks_[3].mask != 0;
        DecodedPixels pixels{QImage(static_cast<int>(width_), static_cast<int>(height_),
                                    hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32),
                             std::string("BMP, ") + (bits_ == 1   ? "1-bit"
                                                     : bits_ <= 8 ? "palette"
                                                     : hasAlpha   ? "RGBA"
                                                                  : "RGB")};
        if (pixels.image.isNull())
            throw Error(ErrorKind::TooLarge, Message::tr("is too large for the memory there is"));
        for (std::int64_t y = 0; y < height_; ++y) readLine(y, pixels.image);
        return pixels;
    }

private:
    template <class Number>
    Number little(std::size_t at) const {
        return at + sizeof(Number) <= file_.size() ? numberAt<Number>(file_.data() + at, std::endian::little) : 0;
    }

    void readHeader() {
        header_ = little<std::uint32_t>(kFileHeader);
        const bool isOld = header_ == kOldHeader;
        if (!isOld && header_ < 16)
            throw Error(ErrorKind::Unsupported,
                        Message::tr("is a BMP with a header that is not known; save it as PNG"));
        width_ = isOld ? little<std::uint16_t>(18) : static_cast<std::int32_t>(little<std::uint32_t>(18));
        height_ = isOld ? little<std::uint16_t>(20) : static_cast<std::int32_t>(little<std::uint32_t>(22));
        bits_ = isOld ? little<std::uint16_t>(24) : little<std::uint16_t>(28);
        if (header_ >= kPlainHeader) {
            compression_ = little<std::uint32_t>(30);
            colors_ = little<std::uint32_t>(46);
        }
        isTopDown_ = height_ < 0;
        height_ = std::abs(height_);
        if (width_ <= 0 || height_ == 0) throw Error(ErrorKind::Damaged, Message::tr("is a BMP without pixels"));
        if (width_ > kMaxPicturePixels || height_ > kMaxPicturePixels / width_)
            throw Error(ErrorKind::TooLarge,
                        Message::tr("claims %1 x %2 pixels; Lunette reads at most 67 megapixels: make it smaller",
                                    width_, height_));
        constexpr std::array<std::uint32_t, 7> kKnownBits{1, 2, 4, 8, 16, 24, 32};
        const bool isKnown = compression_ == kUnpacked || compression_ == kBitFields || compression_ == kAlphaBitFields;
        if (std::ranges::find(kKnownBits, bits_) == kKnownBits.end() || !isKnown)
            throw Error(
                ErrorKind::Unsupported,
                Message::tr("is a BMP of %1 bits a pixel, packed in way %2, which is not supported; save it as PNG",
                            bits_, compression_));
        line_ = (static_cast<std::size_t>(width_) * bits_ + 31) / 32 * 4;
        pixels_ = little<std::uint32_t>(10);
        const std::size_t last = (static_cast<std::size_t>(width_) * bits_ + 7) / 8;
        if (pixels_ + line_ * static_cast<std::size_t>(height_ - 1) + last > file_.size())
            throw Error(ErrorKind::Damaged, Message::tr("is cut short; copy it again"));
    }

    /// As many as there is room for before the pixels, whatever the header says.
    void readColors() {
        const std::size_t at = kFileHeader + header_ + (header_ == kPlainHeader && compression_ == kBitFields ? 12 : 0);
        const std::size_t size = header_ == kOldHeader ? 3 : 4;
        const std::size_t room = pixels_ > at ? (pixels_ - at) / size : 0;
        const std::size_t most = std::size_t{1} << bits_;
        const std::size_t claimed = colors_ == 0 || colors_ > most ? most : colors_;
        palette_.assign(most, qRgb(0, 0, 0));
        for (std::size_t i = 0; i < std::min(claimed, room); ++i) {
            const std::size_t color = at + i * size;
            palette_[i] =
                qRgb(little<std::uint8_t>(color + 2), little<std::uint8_t>(color + 1), little<std::uint8_t>(color));
        }
    }

    void chooseMasks() {
        if (bits_ == 16)
            masks_ = {{{0x7C00}, {0x3E0}, {0x1F}, {0}}};
        else
            masks_ = {{{0xFF0000}, {0xFF00}, {0xFF}, {0}}};
        if (compression_ == kUnpacked || bits_ == 24) return;
        const bool hasAlphaMask = compression_ == kAlphaBitFields || header_ >= 56;
        for (std::size_t i = 0; i < (hasAlphaMask ? 4 : 3); ++i)
            masks_[i].mask = little<std::uint32_t>(kFileHeader + kPlainHeader + 4 * i);
        for (const ChannelBits& channel : masks_) {
            const std::uint32_t bits = channel.mask == 0 ? 0 : channel.mask >> std::countr_zero(channel.mask);
            if ((bits & (bits + 1)) != 0)
                throw Error(
                    ErrorKind::Unsupported,
                    Message::tr("is a BMP with a color of scattered bits, which is not supported; save it as PNG"));
        }
    }

    void readLine(std::int64_t y, QImage& image) const {
        const std::uint8_t* in = file_.data() + pixels_ + line_ * static_cast<std::size_t>(y);
        auto* out = reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(isTopDown_ ? y : height_ - 1 - y)));
        for (std::int64_t x = 0; x < width_; ++x) {
            const std::size_t bit = static_cast<std::size_t>(x) * bits_;
            if (bits_ <= 8) {
                const std::size_t shift = 8 - bits_ - bit % 8;
                out[x] = palette_[(in[bit / 8] >> shift) & ((1U << bits_) - 1U)];
                continue;
            }
            std::uint32_t pixel = 0;
            for (std::size_t i = 0; i < bits_ / 8; ++i) pixel |= std::uint32_t{in[bit / 8 + i]} << (8 * i);
            const int alpha = masks_[3].mask == 0 ? 255 : masks_[3](pixel);
            out[x] = qRgba(masks_[0](pixel), masks_[1](pixel), masks_[2](pixel), alpha);
        }
    }

    std::span<const std::uint8_t> file_;
    std::size_t header_ = 0, pixels_ = 0, line_ = 0;
    std::int64_t width_ = 0, height_ = 0;
    bool isTopDown_ = false;
    std::uint32_t bits_ = 0, compression_ = kUnpacked, colors_ = 0;
    std::vector<QRgb> palette_;
    std::array<ChannelBits, 4> masks_{};  ///< red, green, blue, alpha
};

}  // namespace

bool isPlainBitmap(std::span<const std::uint8_t> start) {
    if (start.size() < kFileHeader + kOldHeader || start[0] != 'B' || start[1] != 'M') return false;
    const auto header = numberAt<std::uint32_t>(start.data() + kFileHeader, std::endian::little);
    if (header == kOldHeader || (header >= 16 && header < kPlainHeader)) return true;
    if (header < kPlainHeader || header > 1024 || start.size() < 34) return false;
    const auto compression = numberAt<std::uint32_t>(start.data() + 30, std::endian::little);
    return compression != 1 && compression != 2;
}

QSize bitmapSize(std::span<const std::uint8_t> start) {
    const auto word = [&](std::size_t at) { return numberAt<std::uint16_t>(start.data() + at, std::endian::little); };
    const auto number = [&](std::size_t at) { return numberAt<std::int32_t>(start.data() + at, std::endian::little); };
    if (start.size() < kFileHeader + kOldHeader) return {};
    if (number(kFileHeader) == kOldHeader) return {word(18), word(20)};
    const std::int64_t height = number(22);
    return {number(18), static_cast<int>(std::min<std::int64_t>(std::abs(height), kMaxPicturePixels))};
}

DecodedPixels decodeBitmap(std::span<const std::uint8_t> file) { return BitmapReader(file).read(); }

}  // namespace lunette
