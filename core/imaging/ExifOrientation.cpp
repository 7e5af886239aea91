#include "imaging/ExifOrientation.h"

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
    Numbers(std::span<const std::uint8_t> bytes, bool isBigEndian) : bytes_(bytes), isBigEndian_(isBigEndian) {}

    /// Of `length` bytes from `at` on, which must lie within.
    std::uint32_t number(std::size_t at, std::size_t length) const {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < length; ++i) value = value << 8U | bytes_[at + (isBigEndian_ ? i : length - 1 - i)];
        return value;
    }
    bool has(std::size_t at, std::size_t length) const { return at <= bytes_.size() && length <= bytes_.size() - at; }

private:
    std::span<const std::uint8_t> bytes_;
    bool isBigEndian_;
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
    const Numbers tiff(bytes, bytes[0] == 'M');
    const std::size_t directory = tiff.number(4, 4);
    if (tiff.number(2, 2) != kMagic || !tiff.has(directory, 2)) return kUpright;
    const std::size_t count = tiff.number(directory, 2);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + i * kEntrySize;
        if (!tiff.has(entry, kEntrySize)) break;
        if (tiff.number(entry, 2) != kOrientation || tiff.number(entry + 2, 2) != kShort) continue;
        const auto value = static_cast<int>(tiff.number(entry + 8, 2));
        return value >= kUpright && value <= kLastOrientation ? value : kUpright;
    }
    return kUpright;
}

}  // namespace lunette
