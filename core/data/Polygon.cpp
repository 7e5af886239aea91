#include "data/Polygon.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace lunette {

namespace {

// Each edge leaves in every row the derivative along x of the area to its right; a running sum over the row then
// gives the covered shares (Raph Levien's font-rs; FreeType's smooth rasterizer keeps the same quantities).

/// A stretch of an edge within one row, from x0 to x1, `height` of the row high with its sign.
void addWithinRow(double x0, double x1, double height, float* row) {
    if (x0 > x1) std::swap(x0, x1);
    const auto first = static_cast<Index>(x0);
    const auto last = static_cast<Index>(std::ceil(x1));
    if (last <= first + 1) {  // within one pixel
        const double right = static_cast<double>(first) + 1.0 - 0.5 * (x0 + x1);
        row[first] += static_cast<float>(height * right);
        row[first + 1] += static_cast<float>(height * (1.0 - right));
        return;
    }
    // The area right of the stretch is a parabola of where the pixel ends, then linear.
    const double slope = height / (x1 - x0);
    double before = 0.0;
    double beforeStep = 0.0;
    for (Index pixel = first; pixel <= last; ++pixel) {
        const double end = static_cast<double>(pixel) + 1.0;
        const double inside = std::min(end, x1) - x0;
        const double area = 0.5 * slope * inside * inside + height * std::max(0.0, end - x1);
        row[pixel] += static_cast<float>(area - before - beforeStep);
        beforeStep = area - before;
        before = area;
    }
}

void addEdge(Point from, Point to, Index stride, float* sums) {
    if (from.y == to.y) return;
    const double sign = from.y < to.y ? 1.0 : -1.0;
    if (sign < 0.0) std::swap(from, to);
    const double slope = (to.x - from.x) / (to.y - from.y);
    const double left = std::min(from.x, to.x);
    const double right = std::max(from.x, to.x);
    double x = from.x;
    for (auto row = static_cast<Index>(from.y); static_cast<double>(row) < to.y; ++row) {
        const double top = std::max(from.y, static_cast<double>(row));
        const double bottom = std::min(to.y, static_cast<double>(row) + 1.0);
        const double nextX = std::clamp(from.x + slope * (bottom - from.y), left, right);
        addWithinRow(x, nextX, sign * (bottom - top), sums + row * stride);
        x = nextX;
    }
}

}  // namespace

void fillPolygon(std::span<const Point> corners, Index size, float* pixels) {
    // Two columns more, for what an edge at the right border leaves beyond it.
    const Index stride = size + 2;
    std::vector<float> sums(static_cast<std::size_t>(stride * size), 0.0F);
    const auto within = [border = static_cast<double>(size)](Point corner) {
        return Point{std::clamp(corner.x, 0.0, border), std::clamp(corner.y, 0.0, border)};
    };
    for (std::size_t i = 0; i < corners.size(); ++i)
        addEdge(within(corners[i]), within(corners[(i + 1) % corners.size()]), stride, sums.data());
    for (Index row = 0; row < size; ++row) {
        float covered = 0.0F;
        for (Index column = 0; column < size; ++column) {
            covered += sums[static_cast<std::size_t>(row * stride + column)];
            pixels[row * size + column] = std::min(1.0F, std::abs(covered));
        }
    }
}

}  // namespace lunette
