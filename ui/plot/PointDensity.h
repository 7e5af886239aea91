#pragma once

#include "plot/ScreenPoints.h"

#include <array>
#include <span>

namespace lunette {

/// Points where they are too many to be distinguished: each pixel of a picture in the mean color of its points,
/// brighter with the logarithm of their number. The points are to come band by band.
class PointDensity {
public:
    /// Forgets all points, for a picture of this size.
    void begin(QSize pixels);

    /// A point at a pixel of the picture's band that comes next.
    void add(int x, int y, QRgb color) {
        color = (color & 0xffffffU) | 0x1000000U;  // a 1 in place of alpha: the sum of colors counts its points
        const auto row = static_cast<std::size_t>(y % ScreenPoints::kBandRows);
        Heap& heap = heaps_[row * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x)];
        for (std::size_t i = 0; i < heap.size(); ++i) heap[i] += color >> 8 * i & 0xff;
        isBandEmpty_ = false;
    }
    void endBand(int band);

    /// After the last band. brightest: opacity of a pixel with many points, 0..1.
    void end(double brightest);

    /// Over premultiplied colors, a row of the picture.
    void sampleRow(int y, std::span<QRgb> over) const;

private:
    /// Blue, green, red and number of what lies in a pixel.
    using Heap = std::array<std::uint32_t, 4>;

    int width_ = 0;
    std::vector<Heap> heaps_;  ///< of one band; empty but within it
    bool isBandEmpty_ = true;
    std::vector<QRgb> means_;
    std::vector<std::uint16_t> counts_;  ///< of points in a pixel, at most kMaxCounted
    std::vector<std::uint32_t> tones_;   ///< by such a count: opacity 0..256
};

}  // namespace lunette
