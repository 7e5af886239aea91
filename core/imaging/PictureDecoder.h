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

/// Decoders of the formats of which Qt's readers get some kinds wrong or not at all. Each throws Error, without the
/// file's name, saying why a picture cannot be read.

/// What counts as black and white of numbers that may be any.
struct RealLevels {
    double low = 0.0, high = 1.0;
};

/// Of a picture of such numbers, which its image was stretched over.
struct RealNumbers {
    double low = 0.0, high = 0.0;  ///< of those that are finite
    std::vector<float> some;       ///< an even share of them
};

struct DecodedPixels {
    QImage image;                        ///< of 8 or 16 bits a channel
    std::string kind;                    ///< "BMP, RGB"
    int orientation = 1;                 ///< as EXIF numbers it
    std::optional<RealNumbers> reals{};  ///< where they were not whole numbers of at most 16 bits
};

/// The pixels that a picture may claim.
constexpr std::int64_t kMostPixels = std::int64_t{1} << 26;

/// Windows' and OS/2's, but for those packed by run lengths.
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
/// How many pictures it holds, without reduced copies; 1 where that cannot be known.
int countTiffPages(QIODevice& device);
/// One of these pages, of those kinds of which Qt's reader gets wrong pixels or none: more than 8 bits a channel,
/// numbers of other kinds, CIE L*a*b*. Nothing of other kinds.
std::optional<DecodedPixels> decodeTiff(QIODevice& device, int page, const std::optional<RealLevels>& levels,
                                        DecodingMemory* memory);
/// Where Qt's reader of it, which counts the reduced copies too, finds a page.
int tiffDirectory(QIODevice& device, int page);

}  // namespace lunette
