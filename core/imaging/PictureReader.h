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

// Paths are the bytes by which the system knows a file. They need not be UTF-8, so that no QString holds them all.

/// How a picture that is to become an image of a dataset is read.
struct PictureWish {
    Ground ground = Ground::White;
    PictureChannel channel = PictureChannel::All;
    const LevelTable* levels = nullptr;      ///< null: 16 bits are reduced as they are
    std::optional<RealLevels> realLevels{};  ///< of floating-point numbers and the like; empty: each picture's own
    LevelCounts* counts = nullptr;           ///< is added to where it is not null
    int firstFrame = 0, frames = 1;          ///< of a file that holds several pictures
};

/// A picture as pixels of 8 bits, upright and opaque, and what it was before.
struct ReadPicture {
    QImage image;                 ///< RGB32
    std::string kind;             ///< "PNG, palette": the file's format and how it keeps pixels
    QSize size;                   ///< as it is seen, EXIF's orientation obeyed
    bool isGray = false;          ///< every pixel is
    bool hadAlpha = false;        ///< some pixel let the ground through
    bool wasTurned = false;       ///< EXIF said that it lies on its side
    bool isOneOfSeveral = false;  ///< the file holds more
    bool wasReduced = false;      ///< it was decoded smaller than it is
    int frames = 1;               ///< that the file holds; of icons 1
    int brightest = -1;           ///< level of 65535, where it has more than 8 bits a channel
    EdgeLight edges{};
    std::optional<RealNumbers> reals{};  ///< where its numbers are no levels of 8 or 16 bits
};

/// Endings of the files that may be pictures of pixels, in lower case, without dots.
const QStringList& pictureEndings();

/// Whether a name ends as a picture's does.
bool isPictureName(const std::string& path);

/// Whether there is a file whose name ends as a picture's does.
bool isPictureFile(const QString& path);

/// Whether the file begins as a picture of one of the formats does, whatever its name. Drawings (SVG) are none.
bool isPicture(const std::string& path);
inline bool isPicture(const QString& path) { return isPicture(path.toStdString()); }

/// The size that readPicture() would give, without decoding; not valid where the file cannot be read.
QSize pictureSize(const std::string& path);
QSize pictureSize(QIODevice& device);

/// How many pictures a file holds one after the other: frames of an animation, pages. Of anything else 1.
int frameCount(QIODevice& device);
int frameCount(const std::string& path);

/// Reads a picture by its contents rather than its name, of several its first, of icons the largest. 16 bits become 8;
/// what is transparent shows the ground. Up to 67 megapixels, 33 of 16 bits; JPEG files of more are decoded at a half,
/// a quarter or an eighth. Takes its share of `memory`, which is to be held for as long as the picture is. Throws
/// Error, without the file's name, saying why it cannot be read. May be called by several threads.
ReadPicture readPicture(const std::string& path, Ground ground, DecodingMemory* memory = nullptr);
inline ReadPicture readPicture(const QString& path, Ground ground) { return readPicture(path.toStdString(), ground); }
/// The same of what an open device holds, which must allow to go back.
ReadPicture readPicture(QIODevice& device, const PictureWish& wish, DecodingMemory* memory = nullptr);
inline ReadPicture readPicture(QIODevice& device, Ground ground, DecodingMemory* memory = nullptr) {
    return readPicture(device, PictureWish{ground}, memory);
}

/// All of the frames that are wished for, in order, by their numbers from 0. Throws Error for the first that cannot be
/// read.
void readFrames(QIODevice& device, const PictureWish& wish, DecodingMemory* memory,
                const std::function<void(int frame, ReadPicture picture)>& use);

/// A path as text for people: what is no UTF-8 in it becomes the sign for what cannot be shown.
std::string shownPath(const std::string& path);

}  // namespace lunette
