#include "imaging/PictureReader.h"

#include "Error.h"
#include "imaging/PictureFacts.h"

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

/// Formats that draw rather than store pixels; their readers may also load other files.
bool isDrawing(const QByteArray& format) { return format.startsWith("svg") || format == "pdf"; }

/// A reader of what the device holds, by its contents. Qt asks every plugin whether it knows them; of the two commonest
/// formats that takes as long as reading a small picture does, so that they are known by their first bytes.
void begin(QImageReader& reader, QIODevice& device) {
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
QImageIOHandler::Transformations turnsOf(const QImageReader& reader, const PictureFacts& facts) {
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
        return list;
    }();
    return endings;
}

bool isPictureFile(const QString& path) {
    const QFileInfo file(path);
    return file.isFile() && pictureEndings().contains(file.suffix().toLower());
}

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
    const PictureFacts facts = factsOf(file);
    QImageReader reader;
    begin(reader, file);
    if (facts.isCutShort || formatOf(reader).isEmpty()) return {};
    const bool isSideways = turnsOf(reader, facts).testFlag(QImageIOHandler::TransformationRotate90);
    return isSideways ? reader.size().transposed() : reader.size();
}

ReadPicture readPicture(const std::string& path, Ground ground) {
    QFile file;
    if (const std::string why = whyClosed(file, path); !why.empty()) throw Error(why);
    return readPicture(file, ground);
}

ReadPicture readPicture(QIODevice& device, Ground ground) {
    if (device.size() == 0) throw Error("is empty");
    const PictureFacts facts = factsOf(device);
    QImageReader reader;
    begin(reader, device);
    const QByteArray format = formatOf(reader);
    if (format.isEmpty()) throw Error("is no picture in a format that can be read");
    if (facts.isCutShort) throw Error("is cut short; copy it again");
    ReadPicture picture;
    const auto turns = turnsOf(reader, facts);
    picture.wasTurned = turns != QImageIOHandler::TransformationNone;
    const QSize stored = reader.size();
    QImage image = reader.read();
    if (image.isNull()) {
        const bool isHuge = qint64(stored.width()) * stored.height() * 4 > qint64(QImageReader::allocationLimit())
                                                                               << 20;
        throw Error(isHuge ? "claims " + std::to_string(stored.width()) + " x " + std::to_string(stored.height()) +
                                 " pixels, more than can be read"
                           : "cannot be read: " + reader.errorString().toStdString());
    }
    if (picture.wasTurned) image = turned(image, turns);
    picture.kind = format.toUpper().toStdString() + ", " + pixelKind(image);
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
