#include "ScatterImage.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lunette {

namespace {

constexpr int kSubpixels = 4;  // positions of a disc within a pixel, each way
constexpr double kDiscOpacity = 0.82;
constexpr double kFaintestDensity = 0.35;  // opacity of a pixel that holds one point
constexpr std::size_t kDensityFrom = 60'000;

/// One disc at each sub-pixel position, as coverage 0..256.
class DiscStamps {
public:
    explicit DiscStamps(double radius) : side_(static_cast<int>(std::ceil(2 * radius)) + 2) {
        for (int v = 0; v < kSubpixels; ++v)
            for (int u = 0; u < kSubpixels; ++u) stamps_[indexOf(u, v)] = draw(radius, u, v);
    }

    int side() const { return side_; }
    const std::vector<std::uint16_t>& at(int u, int v) const { return stamps_[indexOf(u, v)]; }

private:
    static std::size_t indexOf(int u, int v) {
        return static_cast<std::size_t>(v) * kSubpixels + static_cast<std::size_t>(u);
    }
    std::vector<std::uint16_t> draw(double radius, int u, int v) const {
        std::vector<std::uint16_t> coverage;
        const int middle = side_ / 2;
        const double centreX = middle + (u + 0.5) / kSubpixels, centreY = middle + (v + 0.5) / kSubpixels;
        for (int y = 0; y < side_; ++y)
            for (int x = 0; x < side_; ++x) {
                const double distance = std::hypot(x + 0.5 - centreX, y + 0.5 - centreY);
                const double inside = std::clamp(radius + 0.5 - distance, 0.0, 1.0);
                coverage.push_back(static_cast<std::uint16_t>(std::lround(256 * kDiscOpacity * inside)));
            }
        return coverage;
    }

    int side_;
    std::array<std::vector<std::uint16_t>, kSubpixels * kSubpixels> stamps_;
};

/// Opaque `color` over premultiplied `below` at coverage 0..256: two channels at a time.
QRgb blend(QRgb below, QRgb color, std::uint32_t coverage) {
    const std::uint32_t rest = 256 - coverage;
    color |= 0xff000000u;
    const std::uint32_t redBlue = ((below & 0xff00ffu) * rest + (color & 0xff00ffu) * coverage) >> 8;
    const std::uint32_t alphaGreen = ((below >> 8) & 0xff00ffu) * rest + ((color >> 8) & 0xff00ffu) * coverage;
    return (redBlue & 0xff00ffu) | (alphaGreen & 0xff00ff00u);
}

/// The plane's coordinates to pixels, y down.
struct Projection {
    explicit Projection(const ScatterWindow& window)
        : scaleX(static_cast<float>(window.pixels.width() / window.plane.width())),
          scaleY(static_cast<float>(window.pixels.height() / window.plane.height())),
          left(static_cast<float>(window.plane.left())),
          top(static_cast<float>(window.plane.bottom())) {}
    float x(float planeX) const { return (planeX - left) * scaleX; }
    float y(float planeY) const { return (top - planeY) * scaleY; }
    float scaleX, scaleY, left, top;
};

void stampDisc(QImage& image, const DiscStamps& stamps, float x, float y, QRgb color) {
    const int column = static_cast<int>(std::floor(x)), row = static_cast<int>(std::floor(y));
    const int u = static_cast<int>((x - std::floor(x)) * kSubpixels),
              v = static_cast<int>((y - std::floor(y)) * kSubpixels);
    const auto& coverage = stamps.at(std::min(u, kSubpixels - 1), std::min(v, kSubpixels - 1));
    const int side = stamps.side(), left = column - side / 2, top = row - side / 2;
    const int firstX = std::max(0, -left), lastX = std::min(side, image.width() - left);
    const int firstY = std::max(0, -top), lastY = std::min(side, image.height() - top);
    for (int j = firstY; j < lastY; ++j) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(top + j)) + left;
        const std::uint16_t* stamp = coverage.data() + j * side;
        for (int i = firstX; i < lastX; ++i)
            if (stamp[i]) line[i] = blend(line[i], color, stamp[i]);
    }
}

void drawDiscs(const ScatterPoints& points, const ScatterWindow& window, QImage& image) {
    const DiscStamps stamps(dotRadius(points.size()) * window.pixelRatio);
    const Projection projection(window);
    const auto reach = static_cast<float>(stamps.side());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const float x = projection.x(points.x[i]), y = projection.y(points.y[i]);
        const bool visible = x > -reach && y > -reach && x < static_cast<float>(image.width()) + reach &&
                             y < static_cast<float>(image.height()) + reach;  // false for not-a-number too
        if (visible) stampDisc(image, stamps, x, y, (*points.colors)[i]);
    }
}

struct Heap {
    std::uint32_t red = 0, green = 0, blue = 0, count = 0;
};

/// Opacity grows with the points in a pixel, relative to a typical occupied one, so that neither a thin cloud
/// nor a dense one is a blot.
QRgb tone(const Heap& heap, double typical) {
    if (heap.count == 0) return 0;
    const double excess = (heap.count - 1) / (1.5 * typical);
    const double alpha = kFaintestDensity + (1 - kFaintestDensity) * (1 - std::exp(-excess));
    const auto channel = [&](std::uint32_t sum) { return static_cast<int>(alpha * sum / heap.count); };
    return qRgba(channel(heap.red), channel(heap.green), channel(heap.blue), static_cast<int>(alpha * 255));
}

void drawDensity(const ScatterPoints& points, const ScatterWindow& window, QImage& image) {
    const Projection projection(window);
    const int width = image.width(), height = image.height();
    std::vector<Heap> heaps(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    std::size_t inside = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const float x = projection.x(points.x[i]), y = projection.y(points.y[i]);
        if (!(x >= 0 && y >= 0 && x < static_cast<float>(width) && y < static_cast<float>(height))) continue;
        Heap& heap = heaps[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
        const QRgb color = (*points.colors)[i];
        heap.red += static_cast<std::uint32_t>(qRed(color));
        heap.green += static_cast<std::uint32_t>(qGreen(color));
        heap.blue += static_cast<std::uint32_t>(qBlue(color));
        ++heap.count;
        ++inside;
    }
    const auto occupied = std::count_if(heaps.begin(), heaps.end(), [](const Heap& heap) { return heap.count > 0; });
    const double typical = occupied ? static_cast<double>(inside) / static_cast<double>(occupied) : 1.0;
    for (int y = 0; y < height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const Heap* row = heaps.data() + static_cast<std::ptrdiff_t>(y) * width;
        for (int x = 0; x < width; ++x) line[x] = tone(row[x], typical);
    }
}

}  // namespace

double dotRadius(std::size_t points) {
    if (points >= kDensityFrom) return 0.0;
    return std::clamp(4.6 - 0.75 * std::log10(static_cast<double>(std::max<std::size_t>(points, 50)) / 50), 1.3, 4.6);
}

QImage drawScatter(const ScatterPoints& points, const ScatterWindow& window) {
    QImage image(window.pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (image.isNull() || window.plane.isEmpty()) return image;
    if (dotRadius(points.size()) > 0)
        drawDiscs(points, window, image);
    else
        drawDensity(points, window, image);
    return image;
}

}  // namespace lunette
