#include "imaging/PictureReader.h"

#include "Error.h"
#include "imaging/DecodingMemory.h"
#include "imaging/ImageFileInfo.h"
#include "io/LowerCase.h"

#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QTransform>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace lunette {
namespace {

constexpr std::int64_t kMaxBytes = 1 << 28;  // of a picture's pixels

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

/// What is left to do so that the picture stands upright, as EXIF data say; Qt's reader of PNG and WebP disregards
/// them.
QImageIOHandler::Transformations turnsOf(const QImageReader& reader, const ImageFileInfo& facts) {
    using enum QImageIOHandler::Transformation;
    constexpr QImageIOHandler::Transformation kTurns[] = {TransformationNone,
                                                          TransformationMirror,
                                                          TransformationRotate180,
                                                          TransformationFlip,
                                                          TransformationFlipAndRotate90,
                                                          TransformationRotate90,
                                                          TransformationMirrorAndRotate90,
                                                          TransformationRotate270};
    if (reader.transformation() != TransformationNone) return reader.transformation();
    return kTurns[facts.orientation - 1];
}

QImage turned(const QImage& image, QImageIOHandler::Transformations turns) {
    const bool mirrors = turns.testFlag(QImageIOHandler::TransformationMirror);
    const bool flips = turns.testFlag(QImageIOHandler::TransformationFlip);
    const QImage result = mirrors || flips ? image.mirrored(mirrors, flips) : image;
    const bool rotates = turns.testFlag(QImageIOHandler::TransformationRotate90);
    return rotates ? result.transformed(QTransform().rotate(90)) : result;
}

/// Of a file with several pictures the first is next, of icons the largest. True where there are several.
bool chooseFrame(QImageReader& reader, const QByteArray& format) {
    constexpr int kMaxLookedAt = 256;
    if (format != "gif" && format != "webp" && format != "tiff" && format != "ico") return false;
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
    return count > 1;
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

/// Why the picture is not to be read; empty where it may.
std::string whyTooLarge(const QImageReader& reader) {
    const int bytes = std::max(4, bytesPerPixel(reader));
    if (pixelCount(reader) <= kMaxBytes / bytes) return {};
    const QSize size = reader.size();
    const std::string depth = bytes > 4 ? " of " + std::to_string(bytes * 2) + " bits" : "";
    return "claims " + std::to_string(size.width()) + " x " + std::to_string(size.height()) + " pixels" + depth +
           "; Lunette reads at most " + std::to_string(kMaxBytes / bytes / 1'000'000) + " megapixels" +
           (depth.empty() ? "" : " of these") + ": make it smaller";
}

/// What decoding takes at its worst: the pixels, and beside them a second copy that is converted or turned, or what the
/// decoder keeps.
std::int64_t memoryFor(const QImageReader& reader, const ImageFileInfo& facts, bool turns) {
    constexpr int kCoefficients = 6, kCanvases = 8;
    const int bytes = bytesPerPixel(reader);
    const int second = turns || bytes != 4 ? 4 : 0;
    const int kept = facts.isProgressive ? kCoefficients : reader.format() == "webp" ? kCanvases : 0;
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
            return "grey";
        case QImage::Format_Grayscale16:
            return "grey, 16-bit";
        default:
            break;
    }
    const std::string depth = image.depth() > 32 ? ", 16-bit" : "";
    return (image.hasAlphaChannel() ? "RGBA" : "RGB") + depth;
}

int groundLevel(Ground ground) {
    switch (ground) {
        case Ground::Black:
            return 0;
        case Ground::Grey:
            return 128;
        case Ground::White:
            break;
    }
    return 255;
}

/// Lays the pixels over the ground; true where it shows anywhere.
bool flatten(QImage& image, int level) {
    bool shows = false;
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int alpha = qAlpha(line[x]);
            shows = shows || alpha < 255;
            const auto over = [&](int value) { return (value * alpha + level * (255 - alpha) + 127) / 255; };
            line[x] = qRgb(over(qRed(line[x])), over(qGreen(line[x])), over(qBlue(line[x])));
        }
    }
    image.reinterpretAsFormat(QImage::Format_RGB32);
    return shows;
}

bool isAllGrey(const QImage& image) {
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        const bool isGrey = std::all_of(line, line + image.width(), [](QRgb pixel) {
            return qRed(pixel) == qGreen(pixel) && qGreen(pixel) == qBlue(pixel);
        });
        if (!isGrey) return false;
    }
    return true;
}

/// Opens the file for reading; why not, where that fails.
std::string whyClosed(QFile& file, const std::string& path) {
    std::error_code failure;
    const auto status = std::filesystem::status(path, failure);
    if (status.type() == std::filesystem::file_type::not_found) return "is not there";
    // Who opens a pipe or a terminal waits for what may never come.
    if (!failure && !std::filesystem::is_regular_file(status)) return "is not a file";
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return std::generic_category().message(errno);
    if (!file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        close(descriptor);
        return file.errorString().toStdString();
    }
    return {};
}

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
    QFile file;
    if (!whyClosed(file, path).empty()) return false;
    QImageReader reader;
    begin(reader, file);
    return reader.canRead() && !formatOf(reader).isEmpty();
}

QSize pictureSize(const std::string& path) {
    QFile file;
    if (!whyClosed(file, path).empty()) return {};
    const ImageFileInfo facts = inspectImageFile(file);
    QImageReader reader;
    begin(reader, file);
    const QByteArray format = formatOf(reader);
    if (facts.isCutShort || format.isEmpty()) return {};
    chooseFrame(reader, format);
    if (!whyTooLarge(reader).empty()) return {};
    const bool isSideways = turnsOf(reader, facts).testFlag(QImageIOHandler::TransformationRotate90);
    return isSideways ? reader.size().transposed() : reader.size();
}

ReadPicture readPicture(const std::string& path, Ground ground, DecodingMemory* memory) {
    QFile file;
    if (const std::string why = whyClosed(file, path); !why.empty()) throw Error(why);
    return readPicture(file, ground, memory);
}

ReadPicture readPicture(QIODevice& device, Ground ground, DecodingMemory* memory) {
    if (device.size() == 0) throw Error("is empty");
    const ImageFileInfo facts = inspectImageFile(device);
    QImageReader reader;
    begin(reader, device);
    const QByteArray format = formatOf(reader);
    if (format.isEmpty()) throw Error("is no picture in a format that can be read");
    if (facts.isCutShort) throw Error("is cut short; copy it again");
    ReadPicture picture;
    picture.isOneOfSeveral = chooseFrame(reader, format);
    const auto turns = turnsOf(reader, facts);
    picture.wasTurned = turns != QImageIOHandler::TransformationNone;
    if (const std::string why = whyTooLarge(reader); !why.empty()) throw Error(why);
    if (memory != nullptr) memory->take(memoryFor(reader, facts, picture.wasTurned));
    QImage image = reader.read();
    if (image.isNull())
        throw Error(
            "is damaged, cut short or of a kind that cannot be read; copy it again, or open it in another program and "
            "save it as PNG");
    if (picture.wasTurned) image = turned(image, turns);
    picture.kind = format.toUpper().toStdString() + ", " + (facts.isCmyk ? "CMYK" : pixelKind(image)) +
                   (facts.isDeep ? ", 16-bit" : "");
    picture.size = image.size();
    if (image.hasAlphaChannel()) {
        image.convertTo(QImage::Format_ARGB32);
        picture.hadAlpha = flatten(image, groundLevel(ground));
    } else {
        image.convertTo(QImage::Format_RGB32);
    }
    picture.isGrey = isAllGrey(image);
    picture.image = std::move(image);
    return picture;
}

std::string shownPath(const std::string& path) { return QString::fromStdString(path).toStdString(); }

}  // namespace lunette
