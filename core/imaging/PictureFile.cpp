#include "imaging/PictureFile.h"

#include "Error.h"
#include "io/AtomicFile.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImageReader>

#include <array>

namespace lunette {

namespace {

std::map<std::string, std::string> textsIn(const QImageReader& reader) {
    std::map<std::string, std::string> texts;
    for (const QString& key : reader.textKeys()) texts[key.toStdString()] = reader.text(key).toStdString();
    return texts;
}

}  // namespace

QByteArray pngOf(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        throw Error("The picture cannot be packed as a PNG; there may be too little memory.");
    return bytes;
}

void savePng(const QImage& image, const std::string& path) {
    const QString ending = QFileInfo(QString::fromStdString(path)).suffix().toLower();
    if (!ending.isEmpty() && ending != "png")
        throw Error("'" + path + "' does not end in .png; Lunette saves pictures as PNG files.");
    const QByteArray bytes = pngOf(image);
    const std::span piece(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                          static_cast<std::size_t>(bytes.size()));
    writeWholeFile(path, std::array{std::span<const std::uint8_t>(piece)});
}

QImage marked(QImage image, const PictureOrigin& origin) {
    for (const auto& [key, text] : textOf(origin))
        image.setText(QString::fromStdString(key), QString::fromStdString(text));
    return image;
}

std::map<std::string, std::string> pictureTexts(const std::string& path) {
    return textsIn(QImageReader(QString::fromStdString(path)));
}

std::map<std::string, std::string> textsOfPng(const QByteArray& png) {
    QBuffer buffer;
    buffer.setData(png);
    return textsIn(QImageReader(&buffer, "png"));
}

}  // namespace lunette
