#include "data/DataFingerprint.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace lunette {
namespace {

constexpr std::int64_t kMaxHashedImages = 1000;
constexpr std::int64_t kMaxHashedBytes = 16 << 20;

uLong addedToFingerprint(uLong checksum, const Dataset& images, std::int64_t most) {
    const std::int64_t count = std::min<std::int64_t>(images.size(), most);
    for (std::int64_t i = 0; i < count; ++i) {
        const Pixels pixels = images.image(i * images.size() / count);
        checksum = crc32_z(checksum, pixels.data(), pixels.size());
    }
    return checksum;
}

}  // namespace

DataFingerprint fingerprintOf(const DataSplit& data) {
    if (!data.train || !data.test) return {};
    const ImageShape shape = data.train->shape();
    const std::int64_t fitting = kMaxHashedBytes / std::max<std::int64_t>(1, shape.pixelCount());
    const std::int64_t ofEach = std::clamp<std::int64_t>(fitting, 2, kMaxHashedImages) / 2;
    const std::array<std::uint8_t, 3> sides{static_cast<std::uint8_t>(shape.width & 255),
                                            static_cast<std::uint8_t>(shape.height & 255),
                                            static_cast<std::uint8_t>(shape.channels)};
    uLong checksum = crc32_z(0, sides.data(), sides.size());
    checksum = addedToFingerprint(checksum, *data.train, ofEach);
    checksum = addedToFingerprint(checksum, *data.test, ofEach);
    return {data.train->size(), data.test->size(), static_cast<std::uint32_t>(checksum)};
}

DataOrigin originOf(const DataSplit& data) { return {data.spec, data.fingerprint}; }

}  // namespace lunette
