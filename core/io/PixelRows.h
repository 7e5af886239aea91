#pragma once

#include "data/Dataset.h"
#include "parameter/ParameterInfo.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace lunette {

/// How the colors of a picture lie in a row of numbers: all red, then all green, then all blue, or pixel by pixel.
enum class PixelOrder { Auto, Planes, Pixels };
ChoiceOptions orderOptions();

/// How many channels pictures have whose pixels lie in one row.
enum class RowChannels { Auto, One, Three };
ChoiceOptions rowChannelOptions();

/// Whether rows and columns change places, as those of EMNIST have to. Auto: where a file's name says `emnist`.
enum class Turn { Auto, None, Transpose };
ChoiceOptions turnOptions();
bool isTransposed(Turn turn, const std::string& path);
/// Exchanges rows and columns of all pictures and says so in the report; `parts` own their pixels or share them.
void transpose(Turn turn, Dataset::Parts& parts);

/// Options of pictures whose pixels lie in one row.
struct RowOptions {
    std::int64_t width = 0;  ///< 0: they are square
    RowChannels channels = RowChannels::Auto;
};

/// The shape of the picture that `count` numbers make, if any. Without requested channels it is gray where that fits,
/// and else has three channels where a third of the numbers is a square, whose side is the width where one is
/// requested.
std::optional<ImageShape> rowShape(std::uint64_t count, const RowOptions& options);

/// The same with one channel; nothing where three are requested or the numbers fit only those.
std::optional<ImageShape> grayRowShape(std::uint64_t count, const RowOptions& options);

/// The number in a column of a row.
using RowNumber = std::function<double(std::uint64_t row, std::uint64_t column)>;

/// Pixels or Planes: as requested, or the one in which neighbors differ less, judged by at most 64 of the rows. `shape`
/// has three channels.
PixelOrder chooseOrder(PixelOrder requested, const ImageShape& shape, std::uint64_t rows, const RowNumber& number);

/// A sentence for the report where square gray pictures of this shape would be smoother, judged by at most 64 of the
/// rows, as pictures of half the side with four channels; empty where not. 16 x 16 x 4 numbers are also 32 x 32.
Message doubtAboutChannels(const ImageShape& shape, std::uint64_t rows, const RowNumber& number);

/// What numbers in a row are not that make no picture: "square picture".
Message rowPicture(std::int64_t width);

/// A sentence on what was taken of how many numbers, and which option takes the other.
Message orderNote(PixelOrder taken, const ImageShape& shape);

}  // namespace lunette
