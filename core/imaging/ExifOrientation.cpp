#include "imaging/ExifOrientation.h"

#include "io/Endian.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace lunette {
namespace {

// A block is a TIFF file without its pixels: a header, and a directory of entries of 12 bytes.
constexpr std::size_t kHeaderSize = 8, kEntrySize = 12;
constexpr std::uint32_t kMagic = 42, kOrientation = 0x0112, kShort = 3;
constexpr int kUpright = 1, kLastOrientation = 8;

class Numbers {
public:
    Numbers(std::span<const std::uint8_t> bytes, std::endian order) : bytes_(bytes), order_(order) {}

    /// Those from `at` on, which must lie within.
    std::uint16_t word(std::size_t at) const { return numberAt<std::uint16_t>(bytes_.data() + at, order_); }
    std::uint32_t doubleWord(std::size_t at) const { return numberAt<std::uint32_t>(bytes_.data() + at, order_); }
    bool has(std::size_t at, std::size_t length) const { return at <= bytes_.size() && length <= bytes_.size() - at; }

private:
    std::span<const std::uint8_t> bytes_;
    std::endian order_;
};

std::span<const std::uint8_t> withoutName(std::span<const std::uint8_t> block) {
    constexpr std::array<std::uint8_t, 6> kName{'E', 'x', 'i', 'f', 0, 0};
    const bool hasName = block.size() >= kName.size() && std::ranges::equal(block.first(kName.size()), kName);
    return hasName ? block.subspan(kName.size()) : block;
}

}  // namespace

int exifOrientation(std::span<const std::uint8_t> block) {
    const auto bytes = withoutName(block);
    if (bytes.size() < kHeaderSize || bytes[0] != bytes[1] || (bytes[0] != 'I' && bytes[0] != 'M')) return kUpright;
    const Numbers tiff(bytes, bytes[0] == 'M' ? std::endian::big : std::endian::little);
    const std::size_t directory = tiff.doubleWord(4);
    if (tiff.word(2) != kMagic || !tiff.has(directory, 2)) return kUpright;
    const std::size_t count = tiff.word(directory);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + i * kEntrySize;
        if (!tiff.has(entry, kEntrySize)) break;
        if (tiff.word(entry) != kOrientation || tiff.word(entry + 2) != kShort) continue;
        const auto value = static_cast<int>(tiff.word(entry + 8));
        return value >= kUpright && value <= kLastOrientation ? value : kUpright;
    }
    return kUpright;
}

}  // namespace lunette
