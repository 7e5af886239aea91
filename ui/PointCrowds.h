#pragma once

#include <QRectF>
#include <QSize>

#include <cstdint>
#include <span>
#include <vector>

namespace lunette {

/// The plane's coordinates to pixels, y down. plane: top() is the lowest y.
struct PlaneToPixels {
    PlaneToPixels(const QRectF& plane, QSize pixels)
        : scaleX(static_cast<float>(pixels.width() / plane.width())),
          scaleY(static_cast<float>(pixels.height() / plane.height())),
          left(static_cast<float>(plane.left())),
          top(static_cast<float>(plane.bottom())) {}
    float x(float planeX) const { return (planeX - left) * scaleX; }
    float y(float planeY) const { return (top - planeY) * scaleY; }
    float scaleX, scaleY, left, top;
};

/// Where in a picture points lie so close together that they can no longer be told apart: the share of each place that
/// is to be drawn as a density, 0 up to one point a pixel and 1 from three on, counted in cells of a few pixels,
/// averaged with their neighbours and interpolated between their middles.
class PointCrowds {
public:
    PointCrowds(std::span<const float> x, std::span<const float> y, const PlaneToPixels& toPixels, QSize pixels);

    /// Whether any place has a share above 0.
    bool isAnywhere() const { return isAnywhere_; }
    /// Whether the place and all around it has a share of 1, or of 0. In pixels; outside as at the edge.
    bool isDense(float x, float y) const { return isAnywhere_ && kinds_[cellAt(x, y)] == Kind::Dense; }
    bool isSparse(float x, float y) const { return !isAnywhere_ || kinds_[cellAt(x, y)] == Kind::Sparse; }
    /// The shares of a row of pixels, of 256. False, and nothing set, where all are 0.
    bool sharesOfRow(int y, std::vector<std::uint16_t>& shares) const;

private:
    enum class Kind : std::uint8_t { Sparse, Mixed, Dense };

    std::size_t cellAt(float x, float y) const;
    void findShares(const std::vector<std::uint32_t>& counts);
    void findKinds();

    int columns_, rows_;
    std::vector<float> shares_;  ///< of the cells, row by row
    std::vector<Kind> kinds_;
    bool isAnywhere_ = false;
};

}  // namespace lunette
