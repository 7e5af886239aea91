#include "Error.h"
#include "imaging/PictureDecoder.h"

namespace lunette {
namespace {

bool isBlankByte(std::uint8_t c) { return c == ' ' || (c >= 9 && c <= 13); }
bool isDigitByte(std::uint8_t c) { return c >= '0' && c <= '9'; }

class PixmapReader {
public:
    explicit PixmapReader(std::span<const std::uint8_t> file) : file_(file), kind_(file[1] - '0') {}

    DecodedPixels read() {
        width_ = number();
        height_ = number();
        if (!isBits()) white_ = number();
        if (at_ < file_.size() && !isPlain()) ++at_;  // the one blank before the pixels
        check();
        const QImage::Format format = white_ > 255 ? (isColored() ? QImage::Format_RGBX64 : QImage::Format_Grayscale16)
                                                   : (isColored() ? QImage::Format_RGB32 : QImage::Format_Grayscale8);
        QImage image(static_cast<int>(width_), static_cast<int>(height_), format);
        if (image.isNull()) throw Error(ErrorKind::TooLarge, Message::tr("is too large for the memory there is"));
        for (int y = 0; y < image.height(); ++y) readLine(image.scanLine(y));
        const std::string name = isBits() ? "PBM, 1-bit" : isColored() ? "PPM, RGB" : "PGM, gray";
        return {image, name + (white_ > 255 ? ", 16-bit" : "")};
    }

private:
    bool isPlain() const { return kind_ <= 3; }
    bool isBits() const { return kind_ == 1 || kind_ == 4; }
    bool isColored() const { return kind_ == 3 || kind_ == 6; }

    void skipBlanks() {
        while (at_ < file_.size() && (isBlankByte(file_[at_]) || file_[at_] == '#')) {
            const bool isRemark = file_[at_] == '#';
            while (isRemark && at_ < file_.size() && file_[at_] != '\n' && file_[at_] != '\r') ++at_;
            if (at_ < file_.size() && !isRemark) ++at_;
        }
    }

    std::int64_t number() {
        skipBlanks();
        if (at_ >= file_.size()) throw Error(ErrorKind::Damaged, Message::tr("is cut short; copy it again"));
        if (!isDigitByte(file_[at_]))
            throw Error(ErrorKind::Damaged,
                        Message::tr("has something else than a number where one is to stand; copy it again"));
        std::int64_t value = 0;
        while (at_ < file_.size() && isDigitByte(file_[at_]))
            value = std::min<std::int64_t>(value * 10 + (file_[at_++] - '0'), std::int64_t{1} << 40);
        return value;
    }

    void check() const {
        if (width_ == 0 || height_ == 0) throw Error(ErrorKind::Damaged, Message::tr("is a picture without pixels"));
        const std::int64_t most = white_ > 255 ? kMaxPicturePixels / 2 : kMaxPicturePixels;
        if (width_ > most || height_ > most / width_)
            throw Error(ErrorKind::TooLarge,
                        Message::tr("claims %1 x %2 pixels; Lunette reads at most %3 megapixels: make it smaller",
                                    width_, height_, most / 1'000'000));
        if (white_ < 1 || white_ > 65535)
            throw Error(ErrorKind::Damaged,
                        Message::tr("says that white is %1, where 1 to 65535 may stand; save it as PNG", white_));
        const std::int64_t samples = width_ * (isColored() ? 3 : 1);
        const std::int64_t line = kind_ == 4 ? (samples + 7) / 8 : samples * (!isPlain() && white_ > 255 ? 2 : 1);
        if (static_cast<std::int64_t>(file_.size() - at_) / line < height_)
            throw Error(ErrorKind::Damaged, Message::tr("is cut short; copy it again"));
    }

    /// One of the line's, as the file has it.
    std::int64_t sample(std::int64_t place) {
        if (kind_ == 1) {
            skipBlanks();
            if (at_ >= file_.size()) throw Error(ErrorKind::Damaged, Message::tr("is cut short; copy it again"));
            return file_[at_++] == '1' ? 0 : 1;
        }
        if (isPlain()) return number();
        if (kind_ == 4) {
            const int bit = (file_[at_] >> (7 - place % 8)) & 1;
            if (place % 8 == 7 || place + 1 == width_) ++at_;
            return 1 - bit;
        }
        const std::int64_t high = file_[at_++];
        return white_ > 255 ? high << 8 | file_[at_++] : high;
    }

    template <int kMax>
    int level(std::int64_t place) {
        return static_cast<int>((std::min(sample(place), white_) * kMax + white_ / 2) / white_);
    }

    void readLine(std::uint8_t* out) {
        for (std::int64_t x = 0; x < width_; ++x) {
            if (white_ > 255 && isColored()) {
                const auto red = level<65535>(3 * x), green = level<65535>(3 * x + 1), blue = level<65535>(3 * x + 2);
                reinterpret_cast<QRgba64*>(out)[x] =
                    qRgba64(static_cast<quint16>(red), static_cast<quint16>(green), static_cast<quint16>(blue), 65535);
            } else if (white_ > 255) {
                reinterpret_cast<quint16*>(out)[x] = static_cast<quint16>(level<65535>(x));
            } else if (isColored()) {
                const auto red = level<255>(3 * x), green = level<255>(3 * x + 1), blue = level<255>(3 * x + 2);
                reinterpret_cast<QRgb*>(out)[x] = qRgb(red, green, blue);
            } else {
                out[x] = static_cast<std::uint8_t>(level<255>(x));
            }
        }
    }

    std::span<const std::uint8_t> file_;
    int kind_;
    std::size_t at_ = 2;
    std::int64_t width_ = 0, height_ = 0, white_ = 1;
};

}  // namespace

bool isPixmap(std::span<const std::uint8_t> start) {
    return start.size() > 3 && start[0] == 'P' && start[1] >= '1' && start[1] <= '6' &&
           (isBlankByte(start[2]) || start[2] == '#');
}

DecodedPixels decodePixmap(std::span<const std::uint8_t> file) { return PixmapReader(file).read(); }

}  // namespace lunette
