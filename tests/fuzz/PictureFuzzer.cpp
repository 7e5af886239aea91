#include "Error.h"
#include "imaging/PictureFit.h"

#include <QBuffer>

using namespace lunette;

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
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
