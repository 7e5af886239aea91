#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lunette {

/// A polygon of the plane, as a hand draws it around points: closed by itself, and it may cross itself. A point is
/// within it where a ray from there crosses its edges an odd number of times.
///
/// The edges lie sorted into strips of equal height, so that a point meets few of them: a million points against a
/// polygon of hundreds of corners take some ten milliseconds.
class PlaneRegion {
public:
    struct Corner {
        double x, y;
    };
    /// Fewer than three corners enclose nothing, as does one that is not finite.
    explicit PlaneRegion(const std::vector<Corner>& corners);

    bool contains(double x, double y) const;
    /// One a point: 1 within, 0 without, as for a point that is not a number. x and y are of one length.
    std::vector<std::uint8_t> mask(std::span<const float> x, std::span<const float> y) const;

private:
    struct Edge {
        double lowX, lowY, highY, slope;  ///< slope: dx / dy
    };
    std::size_t stripOf(double y) const;

    double left_ = 1, right_ = 0, low_ = 1, high_ = 0;  ///< the bounds; first of nothing
    double stripsPerUnit_ = 0;
    std::vector<std::vector<Edge>> strips_;
};

}  // namespace lunette
