#pragma once

#include <QIODevice>
#include <QImage>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lunette {

class DecodingMemory;

/// Decoders of formats of which Qt's readers decode some kinds wrongly or not at all. Each throws Error, without the
/// file's name, saying why a picture cannot be read.

/// The black and white levels of numbers without a natural range.
struct RealLevels {
    double low = 0.0, high = 1.0;
};

/// The range of such numbers in a picture, to which its image was stretched.
struct RealNumbers {
    double low = 0.0, high = 0.0;  ///< of the finite ones
    std::vector<float> some;       ///< an evenly spaced sample
};

struct DecodedPixels {
    QImage image;                        ///< of 8 or 16 bits a channel
    std::string kind;                    ///< "BMP, RGB"
    int orientation = 1;                 ///< by EXIF's numbers
    std::optional<RealNumbers> reals{};  ///< where they were not whole numbers of at most 16 bits
};

/// The largest number of pixels of a picture.
constexpr std::int64_t kMaxPicturePixels = std::int64_t{1} << 26;

/// Bitmaps of Windows and OS/2 without run-length compression.
bool isPlainBitmap(std::span<const std::uint8_t> start);
QSize bitmapSize(std::span<const std::uint8_t> start);
DecodedPixels decodeBitmap(std::span<const std::uint8_t> file);

/// Whether it is a Targa file, which has no mark: the header makes sense.
bool isTarga(std::span<const std::uint8_t> start);
QSize targaSize(std::span<const std::uint8_t> start);
DecodedPixels decodeTarga(std::span<const std::uint8_t> file);

/// PBM, PGM and PPM, plain or raw.
bool isPixmap(std::span<const std::uint8_t> start);
DecodedPixels decodePixmap(std::span<const std::uint8_t> file);

bool isTiff(std::span<const std::uint8_t> start);
/// How many pictures the file holds, without reduced copies; 1 where that is unknown.
int countTiffPages(QIODevice& device);
/// One of these pages, of those kinds of which Qt's reader gets wrong pixels or none: more than 8 bits a channel,
/// numbers of other kinds, CIE L*a*b*. Empty for other kinds.
std::optional<DecodedPixels> decodeTiff(QIODevice& device, int page, const std::optional<RealLevels>& levels,
                                        DecodingMemory* memory);
/// Where Qt's reader of it, which counts the reduced copies too, finds a page.
int tiffDirectory(QIODevice& device, int page);

}  // namespace lunette
