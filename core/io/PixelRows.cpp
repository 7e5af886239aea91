#include "io/PixelRows.h"

#include "data/LowerCase.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace lunette {
namespace {

constexpr std::uint64_t kSmallestGuess = 4;  // pixels a side: fewer numbers make no colored picture by themselves
constexpr std::uint64_t kRowsLookedAt = 64;

std::optional<ImageShape> planeOf(std::uint64_t count, std::int64_t width) {
    const auto side = static_cast<std::uint64_t>(std::llround(std::sqrt(static_cast<double>(count))));
    const auto wide = width > 0 ? static_cast<std::uint64_t>(width) : side;
    if (count == 0 || wide == 0 || count % wide != 0 || (width == 0 && side * side != count)) return std::nullopt;
    return ImageShape{static_cast<Index>(wide), static_cast<Index>(count / wide), 1};
}

std::optional<ImageShape> coloredOf(std::uint64_t count, std::int64_t width) {
    auto shape = count % 3 == 0 ? planeOf(count / 3, width) : std::nullopt;
    if (shape) shape->channels = 3;
    return shape;
}

/// Three channels where none are requested: a square of some size.
std::optional<ImageShape> guessedColor(std::uint64_t count, std::int64_t width) {
    const auto shape = coloredOf(count, 0);
    const bool fits = shape && static_cast<std::uint64_t>(shape->width) >= kSmallestGuess;
    return fits && (width == 0 || shape->width == width) ? shape : std::nullopt;
}

/// The sum of the differences between neighbors of one picture.
double roughness(PixelOrder order, const ImageShape& shape, std::uint64_t row, const RowNumber& number) {
    const auto width = static_cast<std::uint64_t>(shape.width), height = static_cast<std::uint64_t>(shape.height);
    const std::uint64_t pixel = order == PixelOrder::Pixels ? 3 : 1;
    const std::uint64_t channel = order == PixelOrder::Pixels ? 1 : width * height;
    double sum = 0.0;
    const auto add = [&](std::uint64_t a, std::uint64_t b) {
        const double difference = std::abs(number(row, a) - number(row, b));
        if (std::isfinite(difference)) sum += difference;
    };
    for (std::uint64_t c = 0; c < 3; ++c)
        for (std::uint64_t y = 0; y < height; ++y)
            for (std::uint64_t x = 0; x < width; ++x) {
                const std::uint64_t at = c * channel + (y * width + x) * pixel;
                if (x + 1 < width) add(at, at + pixel);
                if (y + 1 < height) add(at, at + width * pixel);
            }
    return sum;
}

/// How numbers of a row lie as a picture.
struct RowPlan {
    std::uint64_t side = 0, channels = 1, pixelStep = 1, channelStep = 0;
};

/// How much neighbors differ on average.
double roughnessOf(const RowPlan& plan, std::uint64_t rows, const RowNumber& number) {
    double sum = 0.0;
    std::uint64_t pairs = 0;
    const auto add = [&](std::uint64_t row, std::uint64_t a, std::uint64_t b) {
        const double difference = std::abs(number(row, a) - number(row, b));
        if (!std::isfinite(difference)) return;
        sum += difference;
        ++pairs;
    };
    const std::uint64_t some = std::min(rows, kRowsLookedAt);
    for (std::uint64_t i = 0; i < some; ++i)
        for (std::uint64_t c = 0; c < plan.channels; ++c)
            for (std::uint64_t pixel = 0; pixel < plan.side * plan.side; ++pixel) {
                const std::uint64_t at = c * plan.channelStep + pixel * plan.pixelStep, row = i * rows / some;
                if (pixel % plan.side + 1 < plan.side) add(row, at, at + plan.pixelStep);
                if (pixel / plan.side + 1 < plan.side) add(row, at, at + plan.side * plan.pixelStep);
            }
    return pairs == 0 ? 0.0 : sum / static_cast<double>(pairs);
}

}  // namespace

Message doubtAboutChannels(const ImageShape& shape, std::uint64_t rows, const RowNumber& number) {
    constexpr std::uint64_t kSmallestHalf = 4;
    constexpr double kMuchRougherThanChannels = 1.5;
    const auto side = static_cast<std::uint64_t>(shape.width), half = side / 2;
    if (shape.channels != 1 || shape.width != shape.height || side % 2 != 0 || half < kSmallestHalf) return {};
    const double gray = roughnessOf({side}, rows, number);
    const double pixels = roughnessOf({half, 4, 4, 1}, rows, number);
    const double planes = roughnessOf({half, 4, 1, half * half}, rows, number);
    if (gray < kMuchRougherThanChannels * std::min(pixels, planes) || gray == 0.0) return {};
    return pixels < planes
               ? Message::tr(
                     "Doubtful: the %1 numbers of a row were taken for %2 x %2 gray pixels, and are smoother as "
                     "%3 x %3 pixels of four channels; in Python: images.reshape(-1, %3, %3, 4).",
                     shape.pixelCount(), side, half)
               : Message::tr(
                     "Doubtful: the %1 numbers of a row were taken for %2 x %2 gray pixels, and are smoother as "
                     "%3 x %3 pixels of four channels; in Python: images.reshape(-1, 4, %3, %3).",
                     shape.pixelCount(), side, half);
}

ChoiceOptions rowChannelOptions() {
    return {{"auto", Message::tr("As they fit")}, {"1", Message::tr("1, gray")}, {"3", Message::tr("3, color")}};
}

ChoiceOptions turnOptions() {
    return {{"auto", Message::tr("Where EMNIST is named")},
            {"none", Message::tr("As stored")},
            {"transpose", Message::tr("Rows become columns")}};
}

bool isTransposed(Turn turn, const std::string& path) {
    if (turn != Turn::Auto) return turn == Turn::Transpose;
    return lowerCase(std::filesystem::path(path).filename().string()).find("emnist") != std::string::npos;
}

namespace {

/// Exchanges rows and columns of one picture.
void transposeOne(const ImageShape& shape, std::vector<std::uint8_t>& image) {
    const auto [width, height, channels] = shape;
    const std::vector<std::uint8_t> before = image;
    auto out = image.begin();
    for (Index x = 0; x < width; ++x)
        for (Index y = 0; y < height; ++y)
            out = std::copy_n(before.begin() + (y * width + x) * channels, channels, out);
}

}  // namespace

void transpose(Turn turn, Dataset::Parts& parts) {
    if (!parts.shared.bytes.empty()) parts.pixels.assign(parts.shared.bytes.begin(), parts.shared.bytes.end());
    parts.shared = {};
    const auto [width, height, channels] = parts.shape;
    const std::size_t size = parts.storedSize();
    std::vector<std::uint8_t> image(static_cast<std::size_t>(parts.shape.pixelCount())), bits;
    for (std::size_t at = 0; at < parts.pixels.size(); at += size) {
        const std::span<std::uint8_t> stored = std::span(parts.pixels).subspan(at, size);
        if (parts.isOfBits)
            unpackBits(stored, image);
        else
            std::ranges::copy(stored, image.begin());
        transposeOne(parts.shape, image);
        bits.clear();
        if (parts.isOfBits) packBits(image, bits);
        std::ranges::copy(parts.isOfBits ? bits : image, stored.begin());
    }
    parts.shape = {height, width, channels};
    parts.report.notes.push_back(
        turn == Turn::Auto ? Message::tr("Rows and columns changed places, because the file's name says EMNIST, whose "
                                         "pictures lie on their side (turn=none leaves them).")
                           : Message::tr("Rows and columns changed places (turn=none leaves them)."));
}

ChoiceOptions orderOptions() {
    return {{"auto", Message::tr("The smoother")},
            {"planes", Message::tr("Plane by plane")},
            {"pixels", Message::tr("Pixel by pixel")}};
}

std::optional<ImageShape> grayRowShape(std::uint64_t count, const RowOptions& options) {
    if (options.channels == RowChannels::Three) return std::nullopt;
    if (options.channels == RowChannels::Auto && options.width > 0 && guessedColor(count, options.width))
        return std::nullopt;
    return planeOf(count, options.width);
}

std::optional<ImageShape> rowShape(std::uint64_t count, const RowOptions& options) {
    if (options.channels == RowChannels::Three) return coloredOf(count, options.width);
    if (const auto gray = grayRowShape(count, options)) return gray;
    return options.channels == RowChannels::Auto ? guessedColor(count, options.width) : std::nullopt;
}

PixelOrder chooseOrder(PixelOrder requested, const ImageShape& shape, std::uint64_t rows, const RowNumber& number) {
    if (requested != PixelOrder::Auto) return requested;
    double pixels = 0.0, planes = 0.0;
    const std::uint64_t some = std::min(rows, kRowsLookedAt);
    for (std::uint64_t i = 0; i < some; ++i) {
        pixels += roughness(PixelOrder::Pixels, shape, i * rows / some, number);
        planes += roughness(PixelOrder::Planes, shape, i * rows / some, number);
    }
    return planes < pixels ? PixelOrder::Planes : PixelOrder::Pixels;
}

Message rowPicture(std::int64_t width) {
    return width > 0 ? Message::tr("picture of that width") : Message::tr("square picture");
}

Message orderNote(PixelOrder taken, const ImageShape& shape) {
    return taken == PixelOrder::Planes
               ? Message::tr(
                     "The %1 numbers of a picture were taken as %2 x %3 pixels in color, plane by plane "
                     "(order=pixels takes them pixel by pixel).",
                     shape.pixelCount(), shape.width, shape.height)
               : Message::tr(
                     "The %1 numbers of a picture were taken as %2 x %3 pixels in color, pixel by pixel "
                     "(order=planes takes them plane by plane).",
                     shape.pixelCount(), shape.width, shape.height);
}

}  // namespace lunette
