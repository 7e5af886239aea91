#include "imaging/PictureReader.h"

#include "Error.h"
#include "data/LowerCase.h"
#include "imaging/DecodingMemory.h"
#include "imaging/ImageFileInfo.h"
#include "imaging/PictureStore.h"
#include "parameter/ReadablePath.h"

#include <QFileInfo>
#include <QImageReader>
#include <QTransform>

#include <algorithm>

namespace lunette {
namespace {

constexpr std::int64_t kMaxBytes = 1 << 28;                       // of a picture's pixels
constexpr qint64 kLargestRead = qint64{1} << 30;                  // of a file that is read whole
constexpr std::int64_t kMaxCoefficients = std::int64_t{1} << 28;  // pixels of a progressive JPEG
constexpr qint64 kStart = 64;

/// Formats that draw rather than store pixels; their readers may also load other files.
bool isDrawing(const QByteArray& format) { return format.startsWith("svg") || format == "pdf"; }

/// A reader of what the device holds, by its contents. Qt asks every plugin whether it knows them; of the two commonest
/// formats that takes as long as reading a small picture does, so that they are known by their first bytes.
void begin(QImageReader& reader, QIODevice& device) {
    // Qt's own limit is for all that do not say their size.
    static const bool isSet = (QImageReader::setAllocationLimit(kMaxBytes >> 20), true);
    Q_UNUSED(isSet);
    reader.setDevice(&device);
    const QByteArray start = device.peek(8);
    if (start == "\x89PNG\r\n\x1a\n")
        reader.setFormat("png");
    else if (start.startsWith("\xFF\xD8\xFF"))
        reader.setFormat("jpeg");
    else
        reader.setDecideFormatFromContent(true);
}

QByteArray formatOf(const QImageReader& reader) {
    const QByteArray format = reader.format();
    return isDrawing(format) ? QByteArray() : format;
}

/// By EXIF's number of an orientation, from 1.
constexpr QImageIOHandler::Transformation kExifTurns[] = {QImageIOHandler::TransformationNone,
                                                          QImageIOHandler::TransformationMirror,
                                                          QImageIOHandler::TransformationRotate180,
                                                          QImageIOHandler::TransformationFlip,
                                                          QImageIOHandler::TransformationFlipAndRotate90,
                                                          QImageIOHandler::TransformationRotate90,
                                                          QImageIOHandler::TransformationMirrorAndRotate90,
                                                          QImageIOHandler::TransformationRotate270};

/// What is left to do so that the picture stands upright, as EXIF data say; Qt's reader of PNG and WebP disregards
/// them.
QImageIOHandler::Transformations turnsOf(const QImageReader& reader, const ImageFileInfo& facts) {
    if (reader.transformation() != QImageIOHandler::TransformationNone) return reader.transformation();
    return kExifTurns[facts.orientation - 1];
}

QImage turned(const QImage& image, QImageIOHandler::Transformations turns) {
    const bool mirrors = turns.testFlag(QImageIOHandler::TransformationMirror);
    const bool flips = turns.testFlag(QImageIOHandler::TransformationFlip);
    const QImage result = mirrors || flips ? image.mirrored(mirrors, flips) : image;
    const bool rotates = turns.testFlag(QImageIOHandler::TransformationRotate90);
    return rotates ? result.transformed(QTransform().rotate(90)) : result;
}

/// How many pictures the file holds; with icons the largest is next.
int countFrames(QImageReader& reader, const QByteArray& format) {
    constexpr int kMaxLookedAt = 256;
    if (format != "gif" && format != "webp" && format != "tiff" && format != "ico") return 1;
    const int count = reader.imageCount();
    const auto area = [&](int i) {
        const QSize size = reader.jumpToImage(i) ? reader.size() : QSize();
        return qint64(size.width()) * size.height();
    };
    if (format == "ico") {
        int best = 0;
        for (int i = 1; i < std::min(count, kMaxLookedAt); ++i)
            if (area(i) > area(best)) best = i;
        reader.jumpToImage(best);
    }
    return std::max(1, count);
}

/// Of a pixel as it comes from the file; what is less becomes 4 later. Qt's readers answer anything where the header is
/// broken.
int bytesPerPixel(const QImageReader& reader) {
    const QImage::Format format = reader.size().isEmpty() ? QImage::Format_Invalid : reader.imageFormat();
    const bool isKnown = format > QImage::Format_Invalid && format < QImage::NImageFormats;
    return isKnown ? std::max(1, QImage::toPixelFormat(format).bitsPerPixel() / 8) : 4;
}

std::int64_t pixelCount(const QImageReader& reader) {
    const QSize size = reader.size();
    return size.isEmpty() ? 0 : std::int64_t{size.width()} * size.height();
}

/// By how much a JPEG is decoded smaller so that its pixels are few enough: 1, 2, 4 or 8; 0 where that does not help.
int reductionOf(const QImageReader& reader, const ImageFileInfo& facts) {
    const std::int64_t pixels = pixelCount(reader), most = kMaxBytes / std::max(4, bytesPerPixel(reader));
    if (pixels <= most) return 1;
    if (reader.format() != "jpeg" || (facts.isProgressive && pixels > kMaxCoefficients)) return 0;
    for (const int part : {2, 4, 8})
        if (pixels / (part * part) < most) return part;
    return 0;
}

QSize reducedSize(QSize size, int reduction) {
    return {(size.width() + reduction - 1) / reduction, (size.height() + reduction - 1) / reduction};
}

Message whyTooLarge(const QImageReader& reader) {
    const int bytes = std::max(4, bytesPerPixel(reader));
    const QSize size = reader.size();
    const std::int64_t most = kMaxBytes / bytes / 1'000'000;
    if (bytes > 4)
        return Message::tr(
            "claims %1 x %2 pixels of %3 bits; Lunette reads at most %4 megapixels of these: make it smaller",
            size.width(), size.height(), bytes * 2, most);
    return Message::tr("claims %1 x %2 pixels; Lunette reads at most %3 megapixels: make it smaller", size.width(),
                       size.height(), most);
}

/// What decoding takes at its worst: the pixels, and beside them a second copy that is converted or turned, or what the
/// decoder keeps.
std::int64_t memoryFor(const QImageReader& reader, const ImageFileInfo& facts, bool turns, int reduction) {
    constexpr int kCoefficients = 6, kCanvases = 8;
    const int bytes = bytesPerPixel(reader);
    const int second = turns || bytes != 4 ? 4 : 0;
    const int kept = facts.isProgressive ? kCoefficients : reader.format() == "webp" ? kCanvases : 0;
    if (reduction > 1)
        return pixelCount(reader) * kept + pixelCount(reader) / (reduction * reduction) * (bytes + second);
    return pixelCount(reader) * (bytes + std::max(second, kept));
}

std::string pixelKind(const QImage& image) {
    switch (image.format()) {
        case QImage::Format_Mono:
        case QImage::Format_MonoLSB:
            return "1-bit";
        case QImage::Format_Indexed8:
            return "palette";
        case QImage::Format_Grayscale8:
            return "gray";
        case QImage::Format_Grayscale16:
            return "gray, 16-bit";
        default:
            break;
    }
    const std::string depth = image.depth() > 32 ? ", 16-bit" : "";
    return (image.hasAlphaChannel() ? "RGBA" : "RGB") + depth;
}

std::span<const std::uint8_t> bytesOf(const QByteArray& bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}

/// Whether what the device holds is a Targa file. These have no mark, so other formats are tried first; one without a
/// palette looks to Qt like a cursor of no pictures.
bool holdsTarga(QIODevice& device) {
    const QByteArray start = device.peek(kStart);
    if (!isTarga(bytesOf(start))) return false;
    QImageReader reader;
    begin(reader, device);
    const QByteArray format = reader.format();
    device.seek(0);
    const bool isEmptyIcon = (format == "ico" || format == "cur") && start[4] == 0 && start[5] == 0;
    return format.isEmpty() || format == "tga" || isEmptyIcon;
}

enum class Decoder { Qt, Bitmap, Targa, Pixmap, Tiff };

Decoder decoderOf(QIODevice& device) {
    const QByteArray start = device.peek(kStart);
    if (isPlainBitmap(bytesOf(start))) return Decoder::Bitmap;
    if (isPixmap(bytesOf(start))) return Decoder::Pixmap;
    if (isTiff(bytesOf(start))) return Decoder::Tiff;
    return holdsTarga(device) ? Decoder::Targa : Decoder::Qt;
}

QByteArray wholeOf(QIODevice& device, DecodingMemory* memory, std::int64_t pixels) {
    if (device.size() > kLargestRead)
        throw Error(ErrorKind::TooLarge, Message::tr("is larger than 1 GiB; make it smaller"));
    if (memory != nullptr) memory->take(device.size() + 8 * pixels);
    device.seek(0);
    return device.readAll();
}

/// By one of our own decoders; nothing where Qt is to read it.
std::optional<DecodedPixels> decodeHere(QIODevice& device, Decoder decoder, int frame, const PictureWish& wish,
                                        DecodingMemory* memory) {
    const QByteArray start = device.peek(kStart);
    const auto area = [](QSize size) {
        return std::min<std::int64_t>(std::int64_t{size.width()} * size.height(), kMaxPicturePixels);
    };
    switch (decoder) {
        case Decoder::Bitmap:
            return decodeBitmap(bytesOf(wholeOf(device, memory, area(bitmapSize(bytesOf(start))))));
        case Decoder::Targa:
            return decodeTarga(bytesOf(wholeOf(device, memory, area(targaSize(bytesOf(start))))));
        case Decoder::Pixmap:
            return decodePixmap(
                bytesOf(wholeOf(device, memory, std::min<std::int64_t>(device.size() * 8, kMaxPicturePixels))));
        case Decoder::Tiff:
            return decodeTiff(device, frame, wish.realLevels, memory);
        default:
            return std::nullopt;
    }
}

/// The last steps: upright, opaque, of 8 bits.
ReadPicture finished(QImage image, QImageIOHandler::Transformations turns, const PictureWish& wish) {
    ReadPicture picture;
    picture.wasTurned = turns != QImageIOHandler::TransformationNone;
    if (picture.wasTurned) image = turned(image, turns);
    picture.size = image.size();
    picture.brightest = brightestLevel(image);
    if (wish.counts != nullptr) wish.counts->add(image);
    FlatPicture flat = flattened(std::move(image), wish.ground, wish.channel, wish.levels);
    picture.image = std::move(flat.image);
    picture.isGray = flat.isGray;
    picture.hadAlpha = flat.hadAlpha;
    picture.edges = flat.edges;
    return picture;
}

[[noreturn]] void failToDecode(const QByteArray& format) {
    throw Error(ErrorKind::Damaged,
                Message::tr("is a %1 picture that cannot be decoded: it is damaged, or of a kind that is not "
                            "supported; copy it again, or open it in another program and save it as PNG",
                            format.toUpper().toStdString()));
}

/// Frames of what Qt reads.
class QtFrames {
public:
    QtFrames(QIODevice& device, const PictureWish& wish, DecodingMemory* memory)
        : wish_(wish), memory_(memory), facts_(inspectImageFile(device)) {
        begin(reader_, device);
        format_ = formatOf(reader_);
        if (format_.isEmpty() && device.peek(kStart).startsWith("version https://git-lfs"))
            throw Error(ErrorKind::Unsupported,
                        Message::tr("is a pointer of Git LFS and not the picture itself; fetch it with: git lfs pull"));
        if (format_.isEmpty())
            throw Error(ErrorKind::Unsupported, Message::tr("is no picture in a format that can be read"));
        // Qt takes all for inverted, as Adobe's programs write them.
        if (facts_.isCmyk && !facts_.hasAdobeMark)
            throw Error(
                ErrorKind::Unsupported,
                Message::tr("is a CMYK picture that does not say whether its colors are inverted; save it in RGB"));
        if (facts_.isCutShort) throw Error(ErrorKind::Damaged, Message::tr("is cut short; copy it again"));
        count_ = countFrames(reader_, format_);
    }

    int count() const { return format_ == "ico" ? 1 : count_; }
    bool isOneOfSeveral() const { return count_ > 1; }

    /// In rising order.
    ReadPicture read(QIODevice& device, int frame) {
        if (format_ == "tiff")
            reader_.jumpToImage(tiffDirectory(device, frame));
        else
            for (; next_ < frame; ++next_)
                if (reader_.read().isNull()) failToDecode(format_);
        next_ = frame + 1;
        const auto turns = turnsOf(reader_, facts_);
        const bool wasTurned = turns != QImageIOHandler::TransformationNone;
        const int reduction = reductionOf(reader_, facts_);
        if (reduction == 0) throw Error(ErrorKind::TooLarge, whyTooLarge(reader_));
        if (memory_ != nullptr && !hasTaken_) memory_->take(memoryFor(reader_, facts_, wasTurned, reduction));
        hasTaken_ = true;
        const QSize whole = reader_.size();
        if (reduction > 1) reader_.setScaledSize(reducedSize(whole, reduction));
        QImage image = reader_.read();
        if (image.isNull()) failToDecode(format_);
        const std::string pixels = facts_.isCmyk ? "CMYK" : pixelKind(image);
        ReadPicture picture = finished(std::move(image), turns, wish_);
        picture.wasReduced = reduction > 1;
        const bool isSideways = turns.testFlag(QImageIOHandler::TransformationRotate90);
        if (picture.wasReduced) picture.size = isSideways ? whole.transposed() : whole;
        picture.kind = format_.toUpper().toStdString() + ", " + pixels;
        return picture;
    }

private:
    const PictureWish& wish_;
    DecodingMemory* memory_;
    ImageFileInfo facts_;
    QImageReader reader_;
    QByteArray format_;
    int count_ = 1, next_ = 0;
    bool hasTaken_ = false;
};

}  // namespace

const QStringList& pictureEndings() {
    static const QStringList endings = [] {
        QStringList list;
        for (const QByteArray& format : QImageReader::supportedImageFormats())
            if (!isDrawing(format)) list.append(QString::fromLatin1(format).toLower());
        // Qt knows JPEG by two of its endings.
        if (list.contains("jpeg")) list.append({"jfif", "jpe"});
        list.sort();
        return list;
    }();
    return endings;
}

bool isPictureName(const std::string& path) {
    return pictureEndings().contains(QString::fromStdString(lowerCaseEnding(path)).mid(1));
}

bool isPictureFile(const QString& path) { return isPictureName(path.toStdString()) && QFileInfo(path).isFile(); }

bool isPicture(const std::string& path) {
    try {
        const auto file = openPictureFile(path);
        if (decoderOf(*file) != Decoder::Qt) return true;
        QImageReader reader;
        begin(reader, *file);
        return reader.canRead() && !formatOf(reader).isEmpty();
    } catch (const Error&) {
        return false;
    }
}

QSize pictureSize(QIODevice& device) {
    const QByteArray start = device.peek(kStart);
    const Decoder decoder = decoderOf(device);
    if (decoder == Decoder::Bitmap) return bitmapSize(bytesOf(start));
    if (decoder == Decoder::Targa) return targaSize(bytesOf(start));
    const ImageFileInfo facts = inspectImageFile(device);
    QImageReader reader;
    begin(reader, device);
    const QByteArray format = formatOf(reader);
    if (facts.isCutShort || format.isEmpty()) return {};
    countFrames(reader, format);
    if (reductionOf(reader, facts) == 0) return {};
    const bool isSideways = turnsOf(reader, facts).testFlag(QImageIOHandler::TransformationRotate90);
    return isSideways ? reader.size().transposed() : reader.size();
}

QSize pictureSize(const std::string& path) {
    try {
        return pictureSize(*openPictureFile(path));
    } catch (const Error&) {
        return {};
    }
}

int frameCount(QIODevice& device) {
    const QByteArray start = device.peek(kStart);
    const bool isAnimation = start.startsWith("GIF8") || (start.startsWith("RIFF") && start.mid(8, 4) == "WEBP");
    if (isTiff(bytesOf(start))) return countTiffPages(device);
    if (!isAnimation) return 1;
    QImageReader reader;
    begin(reader, device);
    const int count = countFrames(reader, formatOf(reader));
    device.seek(0);
    return count;
}

int frameCount(const std::string& path) {
    try {
        return frameCount(*openPictureFile(path));
    } catch (const Error&) {
        return 1;
    }
}

ReadPicture readPicture(const std::string& path, Ground ground, DecodingMemory* memory) {
    return readPicture(*openPictureFile(path), ground, memory);
}

ReadPicture readPicture(QIODevice& device, const PictureWish& wish, DecodingMemory* memory) {
    ReadPicture result;
    PictureWish one = wish;
    one.frames = 1;
    readFrames(device, one, memory, [&](int, ReadPicture picture) { result = std::move(picture); });
    return result;
}

void readFrames(QIODevice& device, const PictureWish& wish, DecodingMemory* memory,
                const std::function<void(int frame, ReadPicture picture)>& use) {
    if (device.size() == 0) throw Error(ErrorKind::Damaged, Message::tr("is empty"));
    const Decoder decoder = decoderOf(device);
    const int pages = decoder == Decoder::Tiff ? countTiffPages(device) : 1;
    std::optional<QtFrames> frames;
    for (int frame = wish.firstFrame; frame < wish.firstFrame + wish.frames; ++frame) {
        if (!frames) device.seek(0);
        DecodingMemory* share = frame == wish.firstFrame ? memory : nullptr;
        if (auto decoded = decodeHere(device, decoder, frame, wish, share)) {
            constexpr int kUpright = 1;
            ReadPicture picture = finished(std::move(decoded->image),
                                           decoded->orientation == kUpright ? QImageIOHandler::TransformationNone
                                                                            : kExifTurns[decoded->orientation - 1],
                                           wish);
            picture.kind = std::move(decoded->kind);
            picture.reals = std::move(decoded->reals);
            picture.frames = pages;
            picture.isOneOfSeveral = pages > 1;
            use(frame, std::move(picture));
            continue;
        }
        if (!frames) frames.emplace(device, wish, share);
        ReadPicture picture = frames->read(device, frame);
        picture.frames = frames->count();
        picture.isOneOfSeveral = frames->isOneOfSeveral();
        use(frame, std::move(picture));
    }
}

std::string shownPath(const std::string& path) { return readablePath(path); }

}  // namespace lunette
