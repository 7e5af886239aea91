#include "plot/MarkerSprites.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace lunette {
namespace {

constexpr double kRimShare = 0.38, kThinnestRim = 1.0;  // of the radius, pixels: a hollow marker's rim
constexpr int kChannels = 4;
constexpr int kPixelsAtOnce = 4;
constexpr int kBytesAtOnce = kPixelsAtOnce * kChannels;

/// Where in its pixel a middle with this part is taken to be.
double middleOf(std::size_t part) { return (static_cast<double>(part) + 0.5) / PlacedPoint::kParts; }

/// blend() on four pixels byte by byte, in sums of 16 bits, which compilers turn into one instruction a step.
void blendFour(QRgb* pixels, const std::array<std::uint16_t, kBytesAtOnce>& ink, const std::uint16_t* coverage) {
    std::array<std::uint8_t, kBytesAtOnce> bytes;
    std::array<std::uint16_t, kBytesAtOnce> sums;
    std::memcpy(bytes.data(), pixels, bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i)
        sums[i] = static_cast<std::uint16_t>(bytes[i] * (256 - coverage[i]) + ink[i] * coverage[i]);
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(sums[i] >> 8);
    std::memcpy(pixels, bytes.data(), bytes.size());
}

/// How much of a pixel at this distance from the middle the hole takes away.
double hole(double radius, Marker marker, double distance) {
    if (!isHollow(marker)) return 0.0;
    const double rim = std::max(kThinnestRim, kRimShare * radius);
    return std::clamp(radius - rim + 0.5 - distance, 0.0, 1.0);
}

}  // namespace

int MarkerSprites::reach(double radius) {
    constexpr double farthest = 1 - 0.5 / PlacedPoint::kParts;  // of a middle within its pixel
    return static_cast<int>(std::ceil(radius + farthest)) - 1;
}

MarkerSprites::MarkerSprites(double radius, double opacity, Marker marker)
    : side_(static_cast<int>(std::ceil(2 * radius + 1))),
      width_((side_ + kPixelsAtOnce - 1) / kPixelsAtOnce * kPixelsAtOnce) {
    for (std::size_t part = 0; part < first_.size(); ++part)
        first_[part] = static_cast<int>(std::floor(middleOf(part) - radius - 1)) + 1;
    const std::size_t size = static_cast<std::size_t>(side_) * static_cast<std::size_t>(width_) * kChannels;
    coverage_.resize(kPositions * size);
    for (std::size_t v = 0; v < first_.size(); ++v)
        for (std::size_t u = 0; u < first_.size(); ++u)
            draw(radius, opacity, marker, u, v, coverage_.data() + (v * first_.size() + u) * size);
}

void MarkerSprites::draw(double radius, double opacity, Marker marker, std::size_t u, std::size_t v,
                         std::uint16_t* coverage) const {
    for (int y = 0; y < side_; ++y)
        for (int x = 0; x < width_; ++x) {
            const double distance = radius * markerDistance(marker, (first_[u] + x + 0.5 - middleOf(u)) / radius,
                                                            (first_[v] + y + 0.5 - middleOf(v)) / radius);
            const double inside = std::clamp(radius + 0.5 - distance, 0.0, 1.0) - hole(radius, marker, distance);
            coverage =
                std::fill_n(coverage, kChannels, static_cast<std::uint16_t>(std::lround(256 * opacity * inside)));
        }
}

void MarkerSprites::stamp(const Pixels& pixels, int margin, const PlacedPoint& point, QRgb color) const {
    const std::size_t u = point.x % PlacedPoint::kParts, v = point.y % PlacedPoint::kParts;
    const int left = point.x / PlacedPoint::kParts - margin + first_[u];
    const int top = point.y / PlacedPoint::kParts - margin + first_[v];
    const std::uint16_t* coverage =
        coverage_.data() + (v * first_.size() + u) * static_cast<std::size_t>(side_ * width_ * kChannels);
    const bool isWithin = left >= 0 && top >= 0 && left + width_ <= pixels.width && top + side_ <= pixels.height;
    if (isWithin)
        stampWithin(pixels, left, top, coverage, color | 0xff000000u);
    else
        stampClipped(pixels, left, top, coverage, color);
}

void MarkerSprites::stampWithin(const Pixels& pixels, int left, int top, const std::uint16_t* coverage,
                                QRgb color) const {
    std::array<std::uint16_t, kBytesAtOnce> ink;
    for (std::size_t i = 0; i < ink.size(); ++i)
        ink[i] = static_cast<std::uint16_t>(color >> 8 * (i % kChannels) & 0xff);  // the lowest byte comes first
    for (int y = 0; y < side_; ++y) {
        QRgb* line = pixels.line(top + y) + left;
        for (int x = 0; x < width_; x += kPixelsAtOnce, coverage += kBytesAtOnce) blendFour(line + x, ink, coverage);
    }
}

void MarkerSprites::stampClipped(const Pixels& pixels, int left, int top, const std::uint16_t* coverage,
                                 QRgb color) const {
    const int firstX = std::max(0, -left), lastX = std::min(side_, pixels.width - left);
    const int firstY = std::max(0, -top), lastY = std::min(side_, pixels.height - top);
    for (int y = firstY; y < lastY; ++y) {
        QRgb* line = pixels.line(top + y) + left;
        for (int x = firstX; x < lastX; ++x) line[x] = blend(line[x], color, coverage[(y * width_ + x) * kChannels]);
    }
}

}  // namespace lunette
