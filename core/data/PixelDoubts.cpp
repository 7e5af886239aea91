#include "data/PixelDoubts.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace lunette {
namespace {

constexpr std::size_t kMaxPicturesLookedAt = 1000;
constexpr double kHardlyAny = 0.001;
constexpr std::uint8_t kTenth = 25;  // of white
constexpr std::size_t kSmallestWidth = 4;
constexpr double kMuchSmoother = 0.7;
constexpr Index kFewPixels = 16;

using Picture = Pixels;
using Span = std::span<const std::uint8_t>;

std::vector<Picture> somePictures(const Dataset::Parts& parts) {
    const Span pixels = parts.shared.bytes.empty() ? Span(parts.pixels) : parts.shared.bytes;
    const std::size_t size = parts.storedSize();
    const std::size_t count = size == 0 ? 0 : pixels.size() / size, some = std::min(count, kMaxPicturesLookedAt);
    std::vector<Picture> pictures;
    for (std::size_t i = 0; i < some; ++i) {
        const Span stored = pixels.subspan(i * count / some * size, size);
        if (!parts.isOfBits) {
            pictures.emplace_back(stored);
            continue;
        }
        std::vector<std::uint8_t> bytes(static_cast<std::size_t>(parts.shape.pixelCount()));
        unpackBits(stored, bytes);
        pictures.emplace_back(std::move(bytes));
    }
    return pictures;
}

/// How much pixels differ from those `lag` behind them, on average.
double difference(const std::vector<Picture>& pictures, std::size_t lag) {
    std::uint64_t sum = 0, count = 0;
    for (const Picture& picture : pictures)
        for (std::size_t i = lag; i < picture.size(); ++i, ++count)
            sum += static_cast<std::uint64_t>(std::abs(int{picture[i]} - int{picture[i - lag]}));
    return count == 0 ? 0.0 : static_cast<double>(sum) / static_cast<double>(count);
}

/// How much smoother pixels are at this lag than at those beside it: rows that lie one below the other are.
double sharpness(const std::vector<Picture>& pictures, std::size_t lag) {
    const double beside = std::min(difference(pictures, lag - 2), difference(pictures, lag + 2));
    return beside > 0.0 ? difference(pictures, lag) / beside : 1.0;
}

std::optional<std::size_t> smootherWidth(const std::vector<Picture>& pictures, const ImageShape& shape) {
    const auto size = static_cast<std::size_t>(shape.pixelCount()), width = static_cast<std::size_t>(shape.width);
    if (shape.channels != 1 || width < kSmallestWidth || sharpness(pictures, width) < 1.0) return std::nullopt;
    std::optional<std::size_t> best;
    double least = kMuchSmoother;
    const std::size_t smallest = std::max(kSmallestWidth, width / 4), largest = std::min(4 * width, size / 4);
    for (std::size_t lag = smallest; lag <= largest; ++lag) {
        if (size % lag != 0 || lag == width) continue;
        const double candidate = sharpness(pictures, lag);
        if (candidate >= least) continue;
        least = candidate;
        best = lag;
    }
    return best;
}

}  // namespace

std::vector<Message> doubtsAbout(const Dataset::Parts& parts, bool isOfRows) {
    std::vector<Picture> pictures = somePictures(parts);
    if (pictures.size() < 2) return {};
    std::size_t lit = 0, all = 0;
    std::uint8_t brightest = 0;
    bool areEqual = true;
    for (const Picture& picture : pictures) {
        lit += picture.size() - static_cast<std::size_t>(std::ranges::count(picture, std::uint8_t{0}));
        all += picture.size();
        brightest = std::max(brightest, *std::ranges::max_element(picture));
        areEqual = areEqual && std::ranges::equal(picture, pictures.front());
    }
    if (lit == 0) return {Message::tr("Doubtful: every pixel that was looked at is black.")};
    std::vector<Message> doubts;
    if (areEqual) doubts.push_back(Message::tr("Doubtful: all pictures that were looked at are equal."));
    if (static_cast<double>(lit) < kHardlyAny * static_cast<double>(all))
        doubts.push_back(
            Message::tr("Doubtful: 99.9 % of the pixels are black; a few large numbers may have darkened the rest "
                        "(scale=robust leaves them out)."));
    else if (brightest <= kTenth)
        doubts.push_back(Message::tr(
            "Doubtful: no pixel that was looked at is brighter than a tenth of white (scale=stretch brightens them)."));
    if (isOfRows && parts.shape.width * parts.shape.height <= kFewPixels)
        doubts.push_back(Message::tr("Doubtful: pictures of %1 x %2 pixels; such short rows may not be pictures.",
                                     parts.shape.width, parts.shape.height));
    pictures.erase(pictures.begin() + std::min<std::ptrdiff_t>(std::ssize(pictures), 64), pictures.end());
    if (const auto width = isOfRows ? smootherWidth(pictures, parts.shape) : std::nullopt)
        doubts.push_back(
            Message::tr("Doubtful: the pictures are striped at a width of %1 pixels and smoother at %2 (width=%2).",
                        parts.shape.width, *width));
    return doubts;
}

}  // namespace lunette
