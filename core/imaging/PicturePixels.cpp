#include "imaging/PicturePixels.h"

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

constexpr double kBrightEdge = 160.0;  // from which on bright things lie on black ground
constexpr int kVisible = 128, kTransparent = 32;

bool isDeepImage(const QImage& image) { return image.depth() == 64 || image.format() == QImage::Format_Grayscale16; }

int groundLevel(Ground ground) {
    switch (ground) {
        case Ground::Black:
            return 0;
        case Ground::Gray:
            return 128;
        default:
            return 255;
    }
}

/// Calls use(red, green, blue) with levels of 16 bits for each pixel that is not transparent.
template <class Use>
void visitLevels(const QImage& image, Use use) {
    if (image.format() == QImage::Format_Grayscale16) {
        for (int y = 0; y < image.height(); ++y) {
            const auto* line = reinterpret_cast<const quint16*>(image.constScanLine(y));
            for (int x = 0, width = image.width(); x < width; ++x) use(line[x], line[x], line[x]);
        }
        return;
    }
    if (isDeepImage(image)) {
        const QImage colors = image.convertToFormat(QImage::Format_RGBA64);
        for (int y = 0; y < colors.height(); ++y) {
            const auto* line = reinterpret_cast<const QRgba64*>(colors.constScanLine(y));
            for (int x = 0, width = colors.width(); x < width; ++x)
                if (line[x].alpha() > 0) use(line[x].red(), line[x].green(), line[x].blue());
        }
        return;
    }
    const QImage colors = image.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < colors.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(colors.constScanLine(y));
        for (int x = 0, width = colors.width(); x < width; ++x)
            if (qAlpha(line[x]) > 0) use(257 * qRed(line[x]), 257 * qGreen(line[x]), 257 * qBlue(line[x]));
    }
}

/// ARGB32, by the table.
QImage leveled(const QImage& image, const LevelTable& levels) {
    const QImage colors = image.convertToFormat(isDeepImage(image) ? QImage::Format_RGBA64 : QImage::Format_ARGB32);
    QImage result(image.size(), image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    for (int y = 0; y < colors.height(); ++y) {
        auto* out = reinterpret_cast<QRgb*>(result.scanLine(y));
        if (isDeepImage(colors)) {
            const auto* in = reinterpret_cast<const QRgba64*>(colors.constScanLine(y));
            for (int x = 0, width = colors.width(); x < width; ++x)
                out[x] = qRgba(levels[in[x].red()], levels[in[x].green()], levels[in[x].blue()], in[x].alpha8());
            continue;
        }
        const auto* in = reinterpret_cast<const QRgb*>(colors.constScanLine(y));
        const auto at = [&](int level) { return levels[257 * static_cast<std::size_t>(level)]; };
        for (int x = 0, width = colors.width(); x < width; ++x)
            out[x] = qRgba(at(qRed(in[x])), at(qGreen(in[x])), at(qBlue(in[x])), qAlpha(in[x]));
    }
    return result;
}

EdgeLight edgesOf(const QImage& image) {
    EdgeLight edges;
    const auto line = [&](int y) { return reinterpret_cast<const QRgb*>(image.constScanLine(y)); };
    for (int y = 0; y < image.height(); ++y) {
        const QRgb *here = line(y), *above = line(std::max(0, y - 1)),
                   *below = line(std::min(image.height() - 1, y + 1));
        for (int x = 0, width = image.width(); x < width; ++x) {
            if (qAlpha(here[x]) < kVisible) continue;
            const int left = qAlpha(here[std::max(0, x - 1)]), right = qAlpha(here[std::min(image.width() - 1, x + 1)]);
            if (std::min({left, right, qAlpha(above[x]), qAlpha(below[x])}) >= kTransparent) continue;
            edges.sum += qGray(here[x]);
            edges.count += 1.0;
        }
    }
    return edges;
}

/// Lays the pixels over the ground; true where it shows anywhere.
bool layOver(QImage& image, int level) {
    bool shows = false;
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0, width = image.width(); x < width; ++x) {
            const int alpha = qAlpha(line[x]);
            shows = shows || alpha < 255;
            const auto over = [&](int value) { return (value * alpha + level * (255 - alpha) + 127) / 255; };
            line[x] = qRgb(over(qRed(line[x])), over(qGreen(line[x])), over(qBlue(line[x])));
        }
    }
    image.reinterpretAsFormat(QImage::Format_RGB32);
    return shows;
}

void takeChannel(QImage& image, PictureChannel channel) {
    image.convertTo(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0, width = image.width(); x < width; ++x) {
            const int level = channel == PictureChannel::Red     ? qRed(line[x])
                              : channel == PictureChannel::Green ? qGreen(line[x])
                              : channel == PictureChannel::Blue  ? qBlue(line[x])
                                                                 : qAlpha(line[x]);
            line[x] = qRgb(level, level, level);
        }
    }
    image.reinterpretAsFormat(QImage::Format_RGB32);
}

bool isAllGray(const QImage& image) {
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        const bool isGray = std::all_of(line, line + image.width(), [](QRgb pixel) {
            return qRed(pixel) == qGreen(pixel) && qGreen(pixel) == qBlue(pixel);
        });
        if (!isGray) return false;
    }
    return true;
}

}  // namespace

bool EdgeLight::isBright() const { return count > 0.0 && sum / count > kBrightEdge; }

void LevelCounts::add(const QImage& image) {
    std::vector<std::uint64_t> counts(65536);
    visitLevels(image, [&](int red, int green, int blue) {
        ++counts[static_cast<std::size_t>(red)];
        ++counts[static_cast<std::size_t>(green)];
        ++counts[static_cast<std::size_t>(blue)];
    });
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < counts.size(); ++i) counts_[i] += counts[i];
}

int LevelCounts::quantile(double share) const {
    std::uint64_t all = 0, below = 0;
    for (const std::uint64_t count : counts_) all += count;
    const auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(all > 0 ? all - 1 : 0));
    for (std::size_t level = 0; level < counts_.size(); ++level) {
        below += counts_[level];
        if (below > wanted) return static_cast<int>(level);
    }
    return 65535;
}

LevelTable levelTable(int low, int high) {
    LevelTable table{};
    for (int level = 0; level < 65536; ++level) {
        const double share = high > low ? static_cast<double>(level - low) / (high - low) : 0.0;
        table[static_cast<std::size_t>(level)] =
            static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255.0));
    }
    return table;
}

int brightestLevel(const QImage& image) {
    if (!isDeepImage(image)) return -1;
    int brightest = 0;
    visitLevels(image, [&](int red, int green, int blue) { brightest = std::max({brightest, red, green, blue}); });
    return brightest;
}

FlatPicture flattened(QImage image, Ground ground, PictureChannel channel, const LevelTable* levels) {
    FlatPicture flat;
    if (levels != nullptr) image = leveled(image, *levels);
    if (channel != PictureChannel::All) {
        takeChannel(image, channel);
    } else if (image.hasAlphaChannel()) {
        image.convertTo(QImage::Format_ARGB32);
        flat.edges = edgesOf(image);
        if (ground == Ground::Auto) ground = flat.edges.isBright() ? Ground::Black : Ground::White;
        flat.hadAlpha = layOver(image, groundLevel(ground));
    } else {
        image.convertTo(QImage::Format_RGB32);
    }
    flat.isGray = isAllGray(image);
    flat.image = std::move(image);
    return flat;
}

}  // namespace lunette
