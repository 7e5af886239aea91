#pragma once

#include <QIODevice>
#include <QImage>
#include <QStringList>

#include <string>

namespace lunette {

class DecodingMemory;

// Paths are the bytes by which the system knows a file. They need not be UTF-8, so that no QString holds them all.

/// How a picture that is to become an image of a dataset is read.
enum class Ground { White, Black, Grey };

/// A picture as pixels of 8 bits, upright and opaque, and what it was before.
struct ReadPicture {
    QImage image;                 ///< RGB32
    std::string kind;             ///< "PNG, palette": the file's format and how it keeps pixels
    QSize size;                   ///< as it is seen, EXIF's orientation obeyed
    bool isGrey = false;          ///< every pixel is
    bool hadAlpha = false;        ///< some pixel let the ground through
    bool wasTurned = false;       ///< EXIF said that it lies on its side
    bool isOneOfSeveral = false;  ///< the file holds more
};

/// Endings of the files that may be pictures of pixels, in lower case, without dots.
const QStringList& pictureEndings();

/// Whether a name ends as a picture's does.
bool isPictureName(const std::string& path);

/// Whether there is a file whose name ends as a picture's does.
bool isPictureFile(const QString& path);

/// Whether the file begins as a picture of one of Qt's formats does, whatever its name. Drawings (SVG) are none.
bool isPicture(const std::string& path);
inline bool isPicture(const QString& path) { return isPicture(path.toStdString()); }

/// The size that readPicture() would give, without decoding; not valid where the file cannot be read.
QSize pictureSize(const std::string& path);

/// Reads a picture in any of Qt's formats, by its contents rather than its name, of several its first, of icons the
/// largest. 16 bits become 8; what is transparent shows the ground. Up to 67 megapixels, 33 of 16 bits. Takes its share
/// of `memory`, which is to be held for as long as the picture is. Throws Error, without the file's name, saying why it
/// cannot be read. May be called by several threads.
ReadPicture readPicture(const std::string& path, Ground ground, DecodingMemory* memory = nullptr);
inline ReadPicture readPicture(const QString& path, Ground ground) { return readPicture(path.toStdString(), ground); }
/// The same of what an open device holds, which must allow to go back.
ReadPicture readPicture(QIODevice& device, Ground ground, DecodingMemory* memory = nullptr);

/// A path as text for people: what is no UTF-8 in it becomes the sign for what cannot be shown.
std::string shownPath(const std::string& path);

}  // namespace lunette
