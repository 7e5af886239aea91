#include "ScatterImage.h"

#include "PointCrowds.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace lunette {

namespace {

constexpr int kSubpixels = 4;              // positions of a disc within a pixel, each way
constexpr double kFaintestDensity = 0.35;  // opacity of a pixel that holds one point
constexpr double kBrightShare = 0.99;      // of the occupied pixels are not brighter than the brightest
constexpr std::uint32_t kMostCounted = 4096;
constexpr double kRestDensity = 0.3;  // opacity of the pixels of points that do not stand out

/// One disc at each sub-pixel position, as coverage 0..256.
class DiscStamps {
public:
    DiscStamps(double radius, double opacity) : side_(static_cast<int>(std::ceil(2 * radius)) + 2) {
        for (int v = 0; v < kSubpixels; ++v)
            for (int u = 0; u < kSubpixels; ++u) stamps_[indexOf(u, v)] = draw(radius, opacity, u, v);
    }

    int side() const { return side_; }
    const std::vector<std::uint16_t>& at(int u, int v) const { return stamps_[indexOf(u, v)]; }

private:
    static std::size_t indexOf(int u, int v) {
        return static_cast<std::size_t>(v) * kSubpixels + static_cast<std::size_t>(u);
    }
    std::vector<std::uint16_t> draw(double radius, double opacity, int u, int v) const {
        std::vector<std::uint16_t> coverage;
        const int middle = side_ / 2;
        const double centreX = middle + (u + 0.5) / kSubpixels, centreY = middle + (v + 0.5) / kSubpixels;
        for (int y = 0; y < side_; ++y)
            for (int x = 0; x < side_; ++x) {
                const double distance = std::hypot(x + 0.5 - centreX, y + 0.5 - centreY);
                const double inside = std::clamp(radius + 0.5 - distance, 0.0, 1.0);
                coverage.push_back(static_cast<std::uint16_t>(std::lround(256 * opacity * inside)));
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

/// The points of one kind, as everywhere below: all, or those that stand out, or the others.
enum class Which { All, Selected, Rest };

bool isOf(Which which, const CodeSelection* selection, std::size_t point) {
    return which == Which::All || selection->holds(point) == (which == Which::Selected);
}

/// All that the passes over the points have in common.
struct Drawing {
    const ScatterPoints& points;
    const ScatterWindow& window;
    const ScatterEmphasis& emphasis;
    PlaneToPixels toPixels;
    PointCrowds crowds;
};

struct DiscPass {
    Which which;
    double radius, opacity;       ///< logical pixels
    std::optional<QRgb> color{};  ///< in place of the points' own
};

void drawDiscs(const Drawing& drawing, const DiscPass& pass, QImage& image) {
    const DiscStamps stamps(pass.radius * drawing.window.pixelRatio, pass.opacity);
    const ScatterPoints& points = drawing.points;
    const CodeSelection* selection = drawing.emphasis.selection.get();
    const auto reach = static_cast<float>(stamps.side());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const float x = drawing.toPixels.x(points.x[i]), y = drawing.toPixels.y(points.y[i]);
        const bool visible = x > -reach && y > -reach && x < static_cast<float>(image.width()) + reach &&
                             y < static_cast<float>(image.height()) + reach;  // false for not-a-number too
        if (!visible || !isOf(pass.which, selection, i) || drawing.crowds.isDense(x, y)) continue;
        stampDisc(image, stamps, x, y, pass.color.value_or((*points.colors)[i]));
    }
}

void drawAllDiscs(const Drawing& drawing, QImage& image) {
    const double radius = dotRadius(drawing.points.size());
    if (!drawing.emphasis.selection) return drawDiscs(drawing, {Which::All, radius, kDiscOpacity}, image);
    drawDiscs(drawing, {Which::Rest, radius, ScatterEmphasis::kRestOpacity}, image);
    drawDiscs(drawing, {Which::Selected, radius + ScatterEmphasis::kRingWidth, 1, drawing.emphasis.ring}, image);
    drawDiscs(drawing, {Which::Selected, radius, 1}, image);
}

struct Heap {
    std::uint32_t red = 0, green = 0, blue = 0, count = 0;
};

std::vector<Heap> heapUp(const Drawing& drawing, Which which) {
    const ScatterPoints& points = drawing.points;
    const CodeSelection* selection = drawing.emphasis.selection.get();
    const QSize size = drawing.window.pixels;
    const auto width = static_cast<float>(size.width()), height = static_cast<float>(size.height());
    std::vector<Heap> heaps(static_cast<std::size_t>(size.width()) * static_cast<std::size_t>(size.height()));
    for (std::size_t i = 0; i < points.size(); ++i) {
        const float x = drawing.toPixels.x(points.x[i]), y = drawing.toPixels.y(points.y[i]);
        if (!(x >= 0 && y >= 0 && x < width && y < height)) continue;
        if (!isOf(which, selection, i) || drawing.crowds.isSparse(x, y)) continue;
        Heap& heap =
            heaps[static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width()) + static_cast<std::size_t>(x)];
        const QRgb color = (*points.colors)[i];
        heap.red += static_cast<std::uint32_t>(qRed(color));
        heap.green += static_cast<std::uint32_t>(qGreen(color));
        heap.blue += static_cast<std::uint32_t>(qBlue(color));
        ++heap.count;
    }
    return heaps;
}

/// Opacity by the number of points in a pixel, 0..256: from the faintest for one to `brightest` for as many as all but
/// a hundredth of the occupied pixels hold at most, in between by the logarithm.
std::vector<std::uint32_t> tonesOf(const std::vector<Heap>& heaps, double brightest) {
    std::vector<std::size_t> histogram(kMostCounted + 1);
    for (const Heap& heap : heaps) ++histogram[std::min(heap.count, kMostCounted)];
    const double wanted = kBrightShare * static_cast<double>(heaps.size() - histogram[0]);
    std::size_t high = 1, below = 0;
    while (high < kMostCounted && static_cast<double>(below += histogram[high]) < wanted) ++high;
    std::vector<std::uint32_t> tones(kMostCounted + 1);
    for (std::size_t count = 1; count < tones.size(); ++count) {
        const double share = std::min(
            1.0, std::log(static_cast<double>(count)) / std::log(std::max<double>(static_cast<double>(high), 4)));
        tones[count] = static_cast<std::uint32_t>(
            std::lround(256 * brightest * (kFaintestDensity + (1 - kFaintestDensity) * share)));
    }
    return tones;
}

/// Over what is in the image already.
void drawDensity(const Drawing& drawing, Which which, double brightest, QImage& image) {
    const std::vector<Heap> heaps = heapUp(drawing, which);
    const std::vector<std::uint32_t> tones = tonesOf(heaps, brightest);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const Heap* row = heaps.data() + static_cast<std::ptrdiff_t>(y) * image.width();
        for (int x = 0; x < image.width(); ++x) {
            const Heap& heap = row[x];
            if (heap.count == 0) continue;
            const QRgb mean = qRgb(static_cast<int>(heap.red / heap.count), static_cast<int>(heap.green / heap.count),
                                   static_cast<int>(heap.blue / heap.count));
            line[x] = blend(line[x], mean, tones[std::min(heap.count, kMostCounted)]);
        }
    }
}

QImage densityImage(const Drawing& drawing) {
    QImage image(drawing.window.pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (!drawing.emphasis.selection) {
        drawDensity(drawing, Which::All, 1, image);
    } else {
        drawDensity(drawing, Which::Rest, kRestDensity, image);
        drawDensity(drawing, Which::Selected, 1, image);
    }
    return image;
}

/// `share` of 256 of b, the rest of a.
QRgb between(QRgb a, QRgb b, std::uint32_t share) {
    const std::uint32_t rest = 256 - share;
    const std::uint32_t redBlue = ((a & 0xff00ffu) * rest + (b & 0xff00ffu) * share) >> 8;
    const std::uint32_t alphaGreen = ((a >> 8) & 0xff00ffu) * rest + ((b >> 8) & 0xff00ffu) * share;
    return (redBlue & 0xff00ffu) | (alphaGreen & 0xff00ff00u);
}

void fade(QImage& discs, const QImage& density, const PointCrowds& crowds) {
    std::vector<std::uint16_t> shares(static_cast<std::size_t>(discs.width()));
    for (int y = 0; y < discs.height(); ++y) {
        if (!crowds.sharesOfRow(y, shares)) continue;
        auto* line = reinterpret_cast<QRgb*>(discs.scanLine(y));
        const auto* dense = reinterpret_cast<const QRgb*>(density.constScanLine(y));
        for (int x = 0; x < discs.width(); ++x)
            line[x] = between(line[x], dense[x], shares[static_cast<std::size_t>(x)]);
    }
}

}  // namespace

double dotRadius(std::size_t points) {
    return std::clamp(4.6 - 0.75 * std::log10(static_cast<double>(std::max<std::size_t>(points, 50)) / 50), 1.3, 4.6);
}

QImage drawScatter(const ScatterPoints& points, const ScatterWindow& window, const ScatterEmphasis& emphasis) {
    QImage image(window.pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (image.isNull() || window.plane.isEmpty()) return image;
    const PlaneToPixels toPixels(window.plane, window.pixels);
    const Drawing drawing{points, window, emphasis, toPixels, PointCrowds(points.x, points.y, toPixels, window.pixels)};
    drawAllDiscs(drawing, image);
    if (drawing.crowds.isAnywhere()) fade(image, densityImage(drawing), drawing.crowds);
    return image;
}

}  // namespace lunette
