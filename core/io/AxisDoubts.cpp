#include "io/AxisDoubts.h"

#include "io/StoredNumbers.h"

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

constexpr std::uint64_t kPlaces = 8192;
constexpr double kSmooth = 0.5;       // of the difference of any two numbers
constexpr double kMuchRougher = 1.5;  // than the dimension that was taken
constexpr double kAsRough = 1.3;

/// How much neighbors along each dimension differ on average, and any two numbers.
struct Roughness {
    std::vector<double> along;
    double anywhere = 0.0;
};

class RoughnessMeter {
public:
    /// Rows of pixels in color may have their three channels side by side, which are no neighbors.
    RoughnessMeter(const NpyHeader& header, std::span<const std::uint8_t> bytes, bool isOfColorInRows)
        : header_(header),
          bytes_(bytes),
          steps_(header.steps()),
          places_(isOfColorInRows ? 3 : 1),
          count_(bytes.size() / header.itemSize) {}

    Roughness measure() const {
        Roughness roughness;
        withNumberType(header_, [&]<class Number>() {
            for (std::size_t k = 0; k < steps_.size(); ++k)
                roughness.along.push_back(average<Number>([&](std::uint64_t at) { return neighbor(at, k); }));
            roughness.anywhere = average<Number>([&](std::uint64_t at) { return spread(at + count_ / 2 + 1); });
        });
        return roughness;
    }

private:
    /// A place for each number that has nothing to do with its neighbors' (a multiplicative hash).
    std::uint64_t spread(std::uint64_t number) const { return number * 0x9E3779B97F4A7C15U % count_; }

    /// Behind all numbers where there is none.
    std::uint64_t neighbor(std::uint64_t at, std::size_t dimension) const {
        const bool isLast = at / steps_[dimension] % header_.shape[dimension] + places_ >= header_.shape[dimension];
        return isLast ? count_ : at + places_ * steps_[dimension];
    }

    template <class Number>
    double average(const auto& partnerOf) const {
        double sum = 0.0;
        std::uint64_t pairs = 0;
        for (std::uint64_t i = 0; i < std::min(kPlaces, count_); ++i) {
            const std::uint64_t at = spread(i), other = partnerOf(at);
            if (other >= count_) continue;
            const double difference = std::abs(storedNumber<Number>(bytes_.data(), at, header_.isBigEndian) -
                                               storedNumber<Number>(bytes_.data(), other, header_.isBigEndian));
            if (!std::isfinite(difference)) continue;
            sum += difference;
            ++pairs;
        }
        return pairs == 0 ? 0.0 : sum / static_cast<double>(pairs);
    }

    const NpyHeader& header_;
    std::span<const std::uint8_t> bytes_;
    std::vector<std::uint64_t> steps_;
    std::uint64_t places_;
    std::uint64_t count_;
};

/// Which take what another dimension counts.
Message remedyFor(std::size_t dimension, std::size_t dimensions) {
    if (dimension == 0) return Message::tr("axes=nhw takes the first");
    if (dimension + 1 == dimensions) return Message::tr("axes=hwn takes the last");
    return Message::tr("in Python: numpy.moveaxis(images, %1, 0)", dimension);
}

}  // namespace

std::vector<Message> doubtsAboutAxes(const NpyHeader& whole, const ImageArray& array, bool imagesAreLast) {
    const std::size_t dimensions = whole.shape.size();
    const bool isColorInRows = array.layout.isRow && array.layout.shape.channels != 1;
    if (array.isOfBits || array.layout.count < 2 || array.bytes.bytes.size() < whole.itemSize) return {};
    const Roughness roughness = RoughnessMeter(whole, array.bytes.bytes, isColorInRows).measure();
    const std::size_t taken = imagesAreLast ? dimensions - 1 : 0;
    const double here = roughness.along[taken];
    if (here == 0.0 || here > kSmooth * roughness.anywhere) return {};
    std::size_t roughest = taken;
    for (std::size_t k = 0; k < dimensions; ++k) {
        const bool isOfChannels = dimensions == 4 && whole.shape[k] <= 4;
        if (!isOfChannels && roughness.along[k] > roughness.along[roughest]) roughest = k;
    }
    if (roughness.along[roughest] > kMuchRougher * here)
        return {
            Message::tr("Doubtful: neighbors along dimension %1 of %2, which was taken to count the images, are more "
                        "alike than along dimension %3, which may count them instead (%4).",
                        taken + 1, whole.shapeText(), roughest + 1, remedyFor(roughest, dimensions))};
    if (dimensions == 2 && here < kAsRough * roughness.along[1 - taken] && whole.shape[0] != whole.shape[1])
        return {
            Message::tr("Doubtful: %1 may be one picture, for it is as smooth along both dimensions; a dataset has "
                        "images x height x width.",
                        whole.shapeText())};
    return {};
}

}  // namespace lunette
