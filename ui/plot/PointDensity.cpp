#include "plot/PointDensity.h"

#include "plot/MarkerSprites.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lunette {
namespace {

constexpr double kFaintest = 0.35;     // opacity of a pixel that holds one point, of the brightest
constexpr double kBrightShare = 0.99;  // of the occupied pixels are not brighter than the brightest
constexpr std::uint32_t kMaxCounted = 4096;

/// Divides sums of at most kMaxCounted bytes by their number without a division, which is slow: by a reciprocal in
/// fixed point, rounded up, with so many bits that the quotient is exact.
class Reciprocals {
public:
    Reciprocals() {
        for (std::uint64_t count = 1; count < of_.size(); ++count) of_[count] = (std::uint64_t{1} << kBits) / count + 1;
    }
    std::uint32_t quotient(std::uint32_t sum, std::uint32_t count) const {
        return count < of_.size() ? static_cast<std::uint32_t>(sum * of_[count] >> kBits) : sum / count;
    }

private:
    static constexpr int kBits = 36;
    std::array<std::uint64_t, kMaxCounted + 1> of_{};
};

}  // namespace

void PointDensity::begin(QSize pixels) {
    width_ = pixels.width();
    const auto count = static_cast<std::size_t>(pixels.width()) * static_cast<std::size_t>(pixels.height());
    means_.resize(count);
    counts_.assign(count, 0);
    heaps_.assign(static_cast<std::size_t>(width_) * ScreenPoints::kBandRows, {});
}

void PointDensity::endBand(int band) {
    static const Reciprocals reciprocals;
    if (std::exchange(isBandEmpty_, true)) return;
    const std::size_t first = static_cast<std::size_t>(band) * heaps_.size();
    const std::size_t some = std::min(heaps_.size(), means_.size() - first);
    for (std::size_t i = 0; i < some; ++i) {
        const auto [blue, green, red, count] = heaps_[i];
        if (count == 0) continue;
        means_[first + i] = reciprocals.quotient(blue, count) | reciprocals.quotient(green, count) << 8 |
                            reciprocals.quotient(red, count) << 16;
        counts_[first + i] = static_cast<std::uint16_t>(std::min(count, kMaxCounted));
        heaps_[i] = {};
    }
}

/// From the faintest for one point to `brightest` for as many as all but a hundredth of the occupied pixels hold at
/// most, in between by the logarithm.
void PointDensity::end(double brightest) {
    std::vector<std::size_t> histogram(kMaxCounted + 1);
    for (const std::uint16_t count : counts_) ++histogram[count];
    const double wanted = kBrightShare * static_cast<double>(counts_.size() - histogram[0]);
    std::size_t high = 1, below = 0;
    while (high < kMaxCounted && static_cast<double>(below += histogram[high]) < wanted) ++high;
    const double most = std::log(std::max<double>(static_cast<double>(high), 4));
    tones_.assign(kMaxCounted + 1, 0);
    for (std::size_t count = 1; count < tones_.size(); ++count) {
        const double share = std::min(1.0, std::log(static_cast<double>(count)) / most);
        tones_[count] =
            static_cast<std::uint32_t>(std::lround(256 * brightest * (kFaintest + (1 - kFaintest) * share)));
    }
}

void PointDensity::sampleRow(int y, std::span<QRgb> over) const {
    const std::size_t first = static_cast<std::size_t>(y) * over.size();
    for (std::size_t x = 0; x < over.size(); ++x)
        if (const std::uint16_t count = counts_[first + x]) over[x] = blend(over[x], means_[first + x], tones_[count]);
}

}  // namespace lunette
