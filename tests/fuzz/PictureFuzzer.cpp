#include "Error.h"
#include "imaging/PictureFit.h"
#include "imaging/PictureReader.h"

#include <QBuffer>

using namespace lunette;

namespace {

/// The first few pages or frames.
void readPages(QByteArray& bytes) {
    constexpr int kMost = 4;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    PictureWish wish;
    wish.frames = std::min(kMost, frameCount(buffer));
    buffer.seek(0);
    int next = 0;
    readFrames(buffer, wish, nullptr, [&](int frame, const ReadPicture& picture) {
        if (frame != next++ || picture.image.isNull()) __builtin_trap();
    });
}

}  // namespace

/// What a picture folder does with each file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    try {
        const ReadPicture picture = readPicture(buffer, Ground::White);
        if (picture.image.isNull() || picture.kind.empty()) __builtin_trap();
        std::vector<std::uint8_t> pixels(8 * 8 * 3);
        for (const Fit fit : {Fit::Crop, Fit::Letterbox, Fit::Stretch})
            fitPicture(picture.image, {8, 8, 3}, fit, Ground::Black, pixels);
        readPages(bytes);
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
