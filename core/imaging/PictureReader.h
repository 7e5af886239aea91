#pragma once

#include "imaging/PictureDecoder.h"
#include "imaging/PicturePixels.h"

#include <QIODevice>
#include <QImage>
#include <QStringList>

#include <functional>
#include <string>

namespace lunette {

class DecodingMemory;

// Paths are the bytes by which the system knows a file. They need not be UTF-8, so a QString cannot hold all of them.

/// How a picture that is to become an image of a dataset is read.
struct PictureWish {
    Ground ground = Ground::White;
    PictureChannel channel = PictureChannel::All;
    const LevelTable* levels = nullptr;      ///< null: 16 bits are reduced as they are
    std::optional<RealLevels> realLevels{};  ///< of floating-point numbers and the like; empty: each picture's own
    LevelCounts* counts = nullptr;           ///< is added to where it is not null
    int firstFrame = 0, frames = 1;          ///< of a file that holds several pictures
};

/// A picture as pixels of 8 bits, upright and opaque, and its form before.
struct ReadPicture {
    QImage image;                 ///< RGB32
    std::string kind;             ///< "PNG, palette": the format and the kind of pixels
    QSize size;                   ///< after EXIF's orientation
    bool isGray = false;          ///< every pixel is gray
    bool hadAlpha = false;        ///< some pixel is transparent
    bool wasTurned = false;       ///< by EXIF's orientation
    bool isOneOfSeveral = false;  ///< the file holds more
    bool wasReduced = false;      ///< it was decoded at a smaller size
    int frames = 1;               ///< pictures in the file; 1 for icons
    int brightest = -1;           ///< level of 65535, where it has more than 8 bits a channel
    EdgeLight edges{};
    std::optional<RealNumbers> reals{};  ///< where its numbers are not levels of 8 or 16 bits
};

/// Endings of the files that may be pictures of pixels, in lower case, without dots.
const QStringList& pictureEndings();

/// Whether a name ends as a picture's does.
bool isPictureName(const std::string& path);

/// Whether there is a file whose name ends as a picture's does.
bool isPictureFile(const QString& path);

/// Whether the file begins as a picture of one of the formats does, whatever its name. Drawings (SVG) do not count.
bool isPicture(const std::string& path);
inline bool isPicture(const QString& path) { return isPicture(path.toStdString()); }

/// The size that readPicture() would give, without decoding; not valid where the file cannot be read.
QSize pictureSize(const std::string& path);
QSize pictureSize(QIODevice& device);

/// How many pictures a file holds one after the other: frames of an animation, pages; else 1.
int frameCount(QIODevice& device);
int frameCount(const std::string& path);

/// Reads a picture by its contents rather than its name: the first of several, the largest of icons. 16 bits become 8;
/// transparent pixels show the ground. Up to 67 megapixels, 33 of 16 bits; JPEG files of more are decoded at a half,
/// a quarter or an eighth. Takes its share of `memory`, which is to be held for as long as the picture is. Throws
/// Error, without the file's name, saying why it cannot be read. May be called by several threads.
ReadPicture readPicture(const std::string& path, Ground ground, DecodingMemory* memory = nullptr);
inline ReadPicture readPicture(const QString& path, Ground ground) { return readPicture(path.toStdString(), ground); }
/// The same from an open device, which must be seekable.
ReadPicture readPicture(QIODevice& device, const PictureWish& wish, DecodingMemory* memory = nullptr);
inline ReadPicture readPicture(QIODevice& device, Ground ground, DecodingMemory* memory = nullptr) {
    return readPicture(device, PictureWish{ground}, memory);
}

/// The requested frames in order, by their numbers from 0. Throws Error for the first that cannot be
/// read.
void readFrames(QIODevice& device, const PictureWish& wish, DecodingMemory* memory,
                const std::function<void(int frame, ReadPicture picture)>& use);

/// A path as text for messages, see readablePath().
std::string shownPath(const std::string& path);

}  // namespace lunette
