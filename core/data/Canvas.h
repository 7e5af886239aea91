#pragma once

#include "numeric/Types.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace lunette {

/// Red, green and blue, 0..1.
using Color = Eigen::Array3f;

/// A place in a picture from -1 at the left and upper edge to 1 at the right and lower one.
struct Spot {
    float x, y;
};

/// Where a shape may have an effect.
struct Box {
    float left, top, right, bottom;
};

inline float mix(float a, float b, float t) { return a + (b - a) * t; }

/// 0 up to `low`, 1 from `high`, without a kink at either.
inline float smoothStep(float low, float high, float x) {
    const float t = std::clamp((x - low) / (high - low), 0.0F, 1.0F);
    return t * t * (3.0F - 2.0F * t);
}

/// About the signed distance of p from an upright ellipse's outline, negative inside.
inline float ellipseDistance(Spot p, Spot center, float halfWidth, float halfHeight) {
    const float x = (p.x - center.x) / halfWidth;
    const float y = (p.y - center.y) / halfHeight;
    const float k = std::sqrt(x * x + y * y);
    const float slope = std::hypot(x / halfWidth, y / halfHeight);
    return slope == 0.0F ? -std::min(halfWidth, halfHeight) : k * (k - 1.0F) / slope;
}

/// A square color picture that is painted over in layers.
class Canvas {
public:
    /// size x size pixels of three interleaved colors, which outlive the canvas.
    Canvas(Index size, float* pixels) : size_(size), pixel_(2.0F / static_cast<float>(size)), pixels_(pixels) {}

    /// The covered share of a pixel whose center has this signed distance from a shape's outline; the outline is
    /// `blur` wider than a pixel.
    float inside(float distance, float blur = 0.0F) const {
        return std::clamp(0.5F - distance / (pixel_ + blur), 0.0F, 1.0F);
    }

    /// Lays color(p) over every pixel of the box, as opaque as cover(p) says.
    template <class Cover, class Paint>
    requires(!std::is_convertible_v<Paint, Color>) void paint(Box box, const Cover& cover, const Paint& color) {
        for (Index row = first(box.top); row <= last(box.bottom); ++row)
            for (Index column = first(box.left); column <= last(box.right); ++column) {
                const Spot p{place(column), place(row)};
                const float opacity = cover(p);
                if (opacity <= 0.0F) continue;
                Eigen::Map<Color> pixel(pixels_ + 3 * (row * size_ + column));
                pixel += opacity * (color(p) - pixel);
            }
    }

    /// The same with one color.
    template <class Cover>
    void paint(Box box, const Cover& cover, const Color& color) {
        paint(box, cover, [&color](Spot) -> const Color& { return color; });
    }

private:
    float place(Index i) const { return pixel_ * (static_cast<float>(i) + 0.5F) - 1.0F; }
    Index first(float edge) const {
        return std::max<Index>(0, static_cast<Index>(std::floor((edge + 1.0F) / pixel_)) - 1);
    }
    Index last(float edge) const {
        return std::min<Index>(size_ - 1, static_cast<Index>(std::floor((edge + 1.0F) / pixel_)) + 1);
    }

    Index size_;
    float pixel_;  ///< a pixel's side
    float* pixels_;
};

}  // namespace lunette
