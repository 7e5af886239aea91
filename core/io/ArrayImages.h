#pragma once

#include "data/Dataset.h"
#include "io/NpyHeader.h"
#include "io/PixelRows.h"
#include "io/PixelScale.h"

#include <optional>

namespace lunette {

/// Of arrays of four dimensions where the channels are; of rows of pixels how many there are.
enum class ChannelPlace { Auto, Last, First, One, Three };

/// Which dimension counts the images. Auto: the first, or the last where only that makes pictures, where the first two
/// are of one length and the last of another, or where MATLAB's order has it many times longer than they are; of rows,
/// the last where only the columns make pictures.
enum class ImageAxis { Auto, First, Last };

struct ArrayOptions {
    ChannelPlace channels = ChannelPlace::Auto;
    std::int64_t width = 0;  ///< of pictures whose pixels lie in one row; 0: they are square
    ScaleChoice scale = ScaleChoice::Auto;
    std::string images{};  ///< the member that holds the pictures; empty: chosen
    std::string labels{};  ///< the member that holds their labels, "none"; empty: chosen
    PixelOrder order = PixelOrder::Auto;
    ImageAxis axes = ImageAxis::Auto;
    Turn turn = Turn::Auto;
    std::int64_t first = 0;  ///< at most so many images; 0: all
};

/// Those of pictures whose pixels lie in one row.
RowOptions rowOptionsOf(const ArrayOptions& options);

/// Where the pictures lie in an array; steps are in numbers, not bytes.
struct ImageLayout {
    std::uint64_t count = 0;
    ImageShape shape;       ///< with 1 or 3 channels
    bool hasAlpha = false;  ///< a fourth channel is stored
    std::uint64_t imageStep = 0, rowStep = 0, pixelStep = 0, channelStep = 0;
    bool areImagesLast = false;    ///< the last dimension counts them
    bool isRow = false;            ///< the pixels of a picture lie in one row
    std::vector<Message> notes{};  ///< on what could be meant otherwise, a sentence each

    bool isContiguous() const;  ///< as Dataset wants them
    /// Of three channels in one row, which lie pixel by pixel until this is called.
    void setOrder(PixelOrder order);
};

/// Images x height x width; with channels (1, 3 or 4) last or first of the four; images x pixels, where the picture is
/// square, gray or in color, or its width is given. Throws Error: "'name' ..." naming the shape and the remedy.
ImageLayout layoutOf(const NpyHeader& header, const ArrayOptions& options, const std::string& name);

/// Pictures as the numbers of an array; bytes: header.byteCount() of them.
struct ImageArray {
    NpyHeader header;
    ImageLayout layout;
    SharedBytes bytes;
    std::string name;
    bool isOfBits = false;  ///< bitsOf() has made the bytes
};

/// The pixels of pictures of 0 and 1 (or false and true) as packBits() makes them, read one after the other; nothing
/// where a byte is above 1. `pixels` of them are a picture. Throws Error where `source` ends before.
std::optional<std::vector<std::uint8_t>> bitsOf(ByteReader& source, std::uint64_t pictures, std::uint64_t pixels,
                                                const Progress& progress);

/// Whether an array of these lies as Dataset wants it, and each of its bytes may be 0 or 1.
bool mayBeBits(const NpyHeader& header, const ImageLayout& layout, ScaleChoice choice);

/// The pictures of arrays that belong to one dataset as pixels of 0..255, with what was done to get them in each
/// report. Arrays of one NumberKind are scaled alike, by PixelScale over the numbers of all of them. Numbers that can
/// stay are not copied. Bytes of 0 and 1 that would take more than 896 MiB become bits. A fourth channel is opacity,
/// over white. Throws Error where the pixels, and numbers that are in memory too, would take more than 896 MiB.
std::vector<Dataset::Parts> imagesOf(std::span<const ImageArray> arrays, ScaleChoice choice, const Progress& progress);

}  // namespace lunette
