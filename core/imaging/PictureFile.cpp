#include "imaging/PictureFile.h"

#include "Error.h"
#include "data/LowerCase.h"
#include "io/AtomicFile.h"

#include <QBuffer>
#include <QImageReader>

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
        throw Error(ErrorKind::TooLarge,
                    Message::tr("The picture cannot be packed as a PNG; there may be too little memory."));
    return bytes;
}

void savePng(const QImage& image, const std::string& path) {
    const std::string ending = lowerCaseEnding(path);
    if (!ending.empty() && ending != ".png")
        throw Error(ErrorKind::WrongValue,
                    Message::tr("'%1' does not end in .png; Lunette saves pictures as PNG files.", path));
    const QByteArray png = pngOf(image);
    writeTextFile(path, {png.constData(), static_cast<std::size_t>(png.size())});
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
