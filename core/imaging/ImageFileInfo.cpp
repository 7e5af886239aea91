#include "imaging/ImageFileInfo.h"

#include "imaging/ExifOrientation.h"
#include "io/Endian.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace lunette {
namespace {

constexpr qint64 kPiece = 1 << 14;  // as much as QIODevice keeps
constexpr auto kOutside = qint64{-1};

/// The bytes of a file, by their place. Of a small one its beginning is all, and the device need not move.
class FileWindow {
public:
    explicit FileWindow(QIODevice& device) : device_(device), size_(device.size()), window_(device.peek(kPiece)) {}

    qint64 size() const { return size_; }
    /// Up to kPiece bytes; fewer where the file ends.
    QByteArrayView piece(qint64 at, qint64 length) {
        length = std::clamp<qint64>(size_ - at, 0, length);
        if (length == 0) return {};
        if (at < start_ || at + length > start_ + window_.size()) {
            start_ = at;
            window_ = device_.seek(at) ? device_.read(kPiece) : QByteArray();
        }
        return QByteArrayView(window_)
            .sliced(at - start_)
            .first(std::min<qint64>(length, window_.size() - (at - start_)));
    }
    /// Nothing where it lies behind the file's end.
    std::optional<int> byte(qint64 at) {
        const QByteArrayView found = piece(at, 1);
        return found.isEmpty() ? std::nullopt : std::optional<int>(static_cast<std::uint8_t>(found.front()));
    }
    /// What is not within the file counts as 0.
    template <class Number>
    Number big(qint64 at) {
        return number<Number>(at, std::endian::big);
    }
    template <class Number>
    Number little(qint64 at) {
        return number<Number>(at, std::endian::little);
    }

private:
    template <class Number>
    Number number(qint64 at, std::endian order) {
        std::array<std::uint8_t, sizeof(Number)> bytes{};
        std::ranges::copy(piece(at, sizeof(Number)), bytes.begin());
        return numberAt<Number>(bytes.data(), order);
    }

    QIODevice& device_;
    qint64 size_;
    QByteArray window_;
    qint64 start_ = 0;
};

int orientationIn(QByteArrayView block) {
    return exifOrientation({reinterpret_cast<const std::uint8_t*>(block.data()), std::size_t(block.size())});
}

/// The next marker of a JPEG from `at` on; those within the pixels are none.
qint64 nextMarker(FileWindow& file, qint64 at) {
    while (at + 1 < file.size()) {
        const QByteArrayView piece = file.piece(at, kPiece);
        if (piece.size() < 2) break;
        for (qsizetype i = piece.indexOf('\xFF'); i >= 0; i = piece.indexOf('\xFF', i + 1)) {
            const int kind = i + 1 < piece.size() ? static_cast<std::uint8_t>(piece[i + 1]) : 0;
            const bool isRestart = kind >= 0xD0 && kind <= 0xD7;
            if (kind > 0x01 && kind != 0xFF && !isRestart) return at + i;
        }
        at += piece.size() - 1;  // a marker may lie across the border
    }
    return kOutside;
}

ImageFileInfo factsOfJpeg(FileWindow& file) {
    ImageFileInfo facts;
    for (qint64 at = nextMarker(file, 2); at != kOutside;) {
        const auto kind = static_cast<int>(file.big<std::uint8_t>(at + 1));
        if (kind == 0xD9) return facts;
        if (kind == 0xEE && file.piece(at + 4, 5) == "Adobe") facts.hasAdobeMark = true;
        const bool isFrame = kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
        if (isFrame) {
            facts.isProgressive = kind == 0xC2;
            facts.isCmyk = file.big<std::uint8_t>(at + 9) == 4;
        }
        at = nextMarker(file, at + 2 + std::max<qint64>(2, file.big<std::uint16_t>(at + 2)));
    }
    facts.isCutShort = true;
    return facts;
}

ImageFileInfo factsOfPng(FileWindow& file) {
    ImageFileInfo facts;
    for (qint64 at = 8; at + 12 <= file.size();) {
        const qint64 length = file.big<std::uint32_t>(at);
        const QByteArrayView kind = file.piece(at + 4, 4);
        if (kind == "IEND") return facts;
        if (kind == "eXIf") facts.orientation = orientationIn(file.piece(at + 8, std::min(length, kPiece)));
        at += 12 + length;
    }
    facts.isCutShort = true;
    return facts;
}

ImageFileInfo factsOfWebp(FileWindow& file) {
    constexpr quint32 kHasExif = 8;
    if (file.piece(12, 4) != "VP8X" || (file.big<std::uint8_t>(20) & kHasExif) == 0) return {};
    for (qint64 at = 12; at + 8 <= file.size();) {
        const qint64 length = file.little<std::uint32_t>(at + 4);
        if (file.piece(at, 4) == "EXIF")
            return {.orientation = orientationIn(file.piece(at + 8, std::min(length, kPiece)))};
        at += 8 + length + length % 2;
    }
    return {};
}

/// How many bytes the colors take that a GIF's flags announce.
qint64 colorsSize(quint32 flags) { return (flags & 0x80U) != 0 ? qint64{3} << ((flags & 7U) + 1) : 0; }

/// Behind the blocks that begin at `at`, which a GIF ends by an empty one.
qint64 behindBlocks(FileWindow& file, qint64 at) {
    for (std::optional<int> length = file.byte(at); length; length = file.byte(at)) {
        at += 1 + *length;
        if (*length == 0) return at;
    }
    return kOutside;
}

ImageFileInfo factsOfGif(FileWindow& file) {
    constexpr int kExtension = 0x21, kPicture = 0x2C;
    qint64 at = 13 + colorsSize(file.big<std::uint8_t>(10));
    while (file.byte(at) == kExtension) {
        at = behindBlocks(file, at + 2);
        if (at == kOutside) return {.isCutShort = true};
    }
    const std::optional<int> kind = file.byte(at);
    if (kind == kPicture) at = behindBlocks(file, at + 11 + colorsSize(file.big<std::uint8_t>(at + 9)));
    return {.isCutShort = !kind || at == kOutside};
}

ImageFileInfo factsOfBmp(FileWindow& file) {
    const qint64 pixels = file.little<std::uint32_t>(10);
    const bool isOld = file.little<std::uint32_t>(14) == 12;
    const qint64 width = isOld ? file.little<std::uint16_t>(18) : file.little<std::uint32_t>(18);
    const qint64 height =
        isOld ? file.little<std::uint16_t>(20) : std::abs(qint64(qint32(file.little<std::uint32_t>(22))));
    const qint64 bits = isOld ? file.little<std::uint16_t>(24) : file.little<std::uint16_t>(28);
    const quint32 compression = isOld ? 0 : file.little<std::uint32_t>(30);
    const bool hasRunLengths = compression == 1 || compression == 2;  // as long as they happen to be
    constexpr qint64 kMaxColumns = 1 << 24;
    if (hasRunLengths || height == 0 || width > kMaxColumns || bits > 32) return {};
    // The last row may lack what fills the others up to 4 bytes.
    const qint64 last = (width * bits + 7) / 8, row = (last + 3) / 4 * 4;
    return {.isCutShort = pixels + row * (height - 1) + last > file.size()};
}

/// The third number of a PPM's or PGM's header is its white; remarks go from # to the line's end.
ImageFileInfo factsOfPixmap(FileWindow& file) {
    const QByteArrayView head = file.piece(2, kPiece);
    std::array<int, 3> numbers{};
    qsizetype at = 0;
    for (int& number : numbers) {
        for (; at < head.size() && (head[at] < '0' || head[at] > '9'); ++at)
            if (head[at] == '#') at = std::max(at, head.indexOf('\n', at));
        for (; at < head.size() && head[at] >= '0' && head[at] <= '9'; ++at)
            number = std::min(number * 10 + (head[at] - '0'), 1 << 20);
    }
    return {.isDeep = numbers[2] > 255};
}

ImageFileInfo factsByKind(FileWindow& file) {
    const QByteArray start = file.piece(0, 12).toByteArray();
    if (start.startsWith("\xFF\xD8\xFF")) return factsOfJpeg(file);
    if (start.startsWith("\x89PNG\r\n\x1a\n")) return factsOfPng(file);
    if (start.startsWith("RIFF") && start.endsWith("WEBP")) return factsOfWebp(file);
    if (start.startsWith("GIF8")) return factsOfGif(file);
    if (start.startsWith("BM")) return factsOfBmp(file);
    const bool isPixmap = start.size() > 2 && start[0] == 'P' && QByteArray("2356").contains(start[1]);
    return isPixmap ? factsOfPixmap(file) : ImageFileInfo();
}

}  // namespace

ImageFileInfo inspectImageFile(QIODevice& device) {
    FileWindow file(device);
    const ImageFileInfo facts = factsByKind(file);
    device.seek(0);
    return facts;
}

}  // namespace lunette
