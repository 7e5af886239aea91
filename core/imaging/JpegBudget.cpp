#include "imaging/JpegBudget.h"

#include "Error.h"
#include "io/Endian.h"

#include <QBuffer>
#include <QByteArray>

#include <algorithm>
#include <optional>

namespace lunette {
namespace {

constexpr int kBestQuality = 100;
constexpr int kMaxReduction = 64;
constexpr std::uint8_t kMarker = 0xff, kStartOfScan = 0xda, kEndOfImage = 0xd9;

JpegPicture compressed(const QImage& picture, int quality) {
    QByteArray file;
    QBuffer buffer(&file);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.save(&buffer, "JPEG", quality))
        throw Error(ErrorKind::Unsupported, Message::tr("Qt cannot write JPEG: its image plugin is missing."));
    const std::span bytes(reinterpret_cast<const std::uint8_t*>(file.constData()),
                          static_cast<std::size_t>(file.size()));
    return {QImage::fromData(file, "JPEG").convertToFormat(picture.format()), scanBytes(bytes)};
}

/// The best quality of at most `budget` bytes; the worst one where that is still longer.
JpegPicture bestQuality(const QImage& picture, Index budget) {
    JpegPicture best = compressed(picture, 0);
    int low = 0, high = kBestQuality;
    while (best.bytes <= budget && low < high) {
        const int middle = (low + high + 1) / 2;
        JpegPicture found = compressed(picture, middle);
        if (found.bytes <= budget) {
            low = middle;
            best = std::move(found);
        } else {
            high = middle - 1;
        }
    }
    return best;
}

}  // namespace

Index scanBytes(std::span<const std::uint8_t> file) {
    std::size_t at = 2;  // behind the marker that begins every file
    while (at + 3 < file.size() && file[at] == kMarker) {
        const std::uint8_t kind = file[at + 1];
        at += 2 + std::size_t{numberAt<std::uint16_t>(&file[at + 2], std::endian::big)};
        if (kind != kStartOfScan) continue;
        const bool ends = file.size() >= at + 2 && file[file.size() - 2] == kMarker && file.back() == kEndOfImage;
        if (!ends) break;
        return static_cast<Index>(file.size() - 2 - at);
    }
    throw Error(ErrorKind::Damaged, Message::tr("These bytes are no baseline JPEG."));
}

double squaredError(const QImage& one, const QImage& other) {
    const int bytes = one.width() * one.depth() / 8;
    std::int64_t sum = 0;
    for (int y = 0; y < one.height(); ++y) {
        const std::uint8_t *a = one.constScanLine(y), *b = other.constScanLine(y);
        for (int x = 0; x < bytes; ++x) sum += std::int64_t{a[x] - b[x]} * (a[x] - b[x]);
    }
    return static_cast<double>(sum) / (255.0 * 255.0);
}

JpegPicture jpegWithin(const QImage& picture, Index budget) {
    std::optional<JpegPicture> best;
    double bestError = 0;
    const int side = std::min(picture.width(), picture.height());
    for (int reduction = 1; reduction <= std::min(side, kMaxReduction); reduction *= 2) {
        const QSize size = (picture.size() + QSize(reduction - 1, reduction - 1)) / reduction;
        const auto fitted = [&picture](const QImage& image, QSize wanted) {
            return image.scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                .convertToFormat(picture.format());
        };
        JpegPicture found = bestQuality(reduction == 1 ? picture : fitted(picture, size), budget);
        if (reduction > 1) found.picture = fitted(found.picture, picture.size());
        const double error = squaredError(picture, found.picture);
        const bool fits = found.bytes <= budget, bestFits = best && best->bytes <= budget;
        const bool isBetter = !best || (fits && bestFits ? error < bestError : found.bytes < best->bytes);
        if (!isBetter) continue;
        best = std::move(found);
        bestError = error;
    }
    return *best;
}

double jpegError(const Dataset& dataset, Index images, Index bytes) {
    const ImageShape shape = dataset.shape();
    if (shape.channels != 1) return std::numeric_limits<double>::quiet_NaN();
    const Index count = std::min(images, dataset.size());
    double sum = 0.0;
    for (Index i = 0; i < count; ++i) {
        const Pixels pixels = dataset.image(i);
        QImage picture(static_cast<int>(shape.width), static_cast<int>(shape.height), QImage::Format_Grayscale8);
        for (int y = 0; y < picture.height(); ++y)
            std::copy_n(pixels.data() + y * picture.width(), picture.width(), picture.scanLine(y));
        sum += squaredError(picture, jpegWithin(picture, bytes).picture);
    }
    return sum / static_cast<double>(count);
}

}  // namespace lunette
