#pragma once

#include <QIODevice>
#include <QImage>
#include <QStringList>

#include <string>

namespace lunette {

/// How a picture that is to become an image of a dataset is read.
enum class Ground { White, Black, Grey };

/// A picture as pixels of 8 bits, upright and opaque, and what it was before.
struct ReadPicture {
    QImage image;            ///< RGB32
    std::string kind;        ///< "PNG, palette": the file's format and how it keeps pixels
    QSize size;              ///< as it is seen, EXIF's orientation obeyed
    bool isGrey = false;     ///< every pixel is
    bool hadAlpha = false;   ///< some pixel let the ground through
    bool wasTurned = false;  ///< EXIF said that it lies on its side
};

/// Endings of the files that may be pictures of pixels, in lower case, without dots.
const QStringList& pictureEndings();

/// Whether there is a file whose name ends as a picture's does.
bool isPictureFile(const QString& path);

/// Whether the file begins as a picture of one of Qt's formats does, whatever its name. Drawings (SVG) are none.
bool isPicture(const QString& path);

/// The size that readPicture() would give, from the file's first bytes; not valid where it cannot be read.
QSize pictureSize(const QString& path);

/// Reads a picture in any of Qt's formats, by its contents rather than its name, of several its first. 16 bits become
/// 8; what is transparent shows the ground. Throws Error, without the file's name, saying why it cannot be read. May be
/// called by several threads.
ReadPicture readPicture(const QString& path, Ground ground);
/// The same of what an open device holds, which must allow to go back.
ReadPicture readPicture(QIODevice& device, Ground ground);

}  // namespace lunette
