#include "io/ByteReader.h"

#include "io/Endian.h"

#include <algorithm>
#include <array>

namespace lunette {

std::uint8_t ByteReader::u8(const Message& what) {
    std::array<std::uint8_t, 1> byte{};
    fill(byte, what);
    return byte[0];
}

std::uint32_t ByteReader::bigEndian32(const Message& what) { return number<std::uint32_t>(what, std::endian::big); }

std::uint16_t ByteReader::littleEndian16(const Message& what) {
    return number<std::uint16_t>(what, std::endian::little);
}

std::uint32_t ByteReader::littleEndian32(const Message& what) {
    return number<std::uint32_t>(what, std::endian::little);
}

std::uint64_t ByteReader::littleEndian64(const Message& what) {
    return number<std::uint64_t>(what, std::endian::little);
}

template <class Number>
Number ByteReader::number(const Message& what, std::endian order) {
    std::array<std::uint8_t, sizeof(Number)> bytes{};
    fill(bytes, what);
    return numberAt<Number>(bytes.data(), order);
}

void ByteReader::expectAtLeast(std::uint64_t count, const Message& what) const {
    if (upperBound() < count) failCutShort(what);
}

void ByteReader::expectLeft(std::uint64_t count, const Message& what) const {
    expectAtLeast(count, what);
    if (upperBound() > count) failGoesOn();
}

std::vector<std::uint8_t> ByteReader::bytes(std::uint64_t count, const Message& what, const Progress& progress) {
    constexpr std::uint64_t kAtOnce = std::uint64_t{16} << 20;
    expectAtLeast(count, what);
    std::vector<std::uint8_t> result;
    result.reserve(static_cast<std::size_t>(std::min(count, 4 * kAtOnce)));
    while (result.size() < count) {
        const std::size_t have = result.size();
        report(progress, static_cast<double>(have) / static_cast<double>(count));
        result.resize(static_cast<std::size_t>(std::min(count, have + kAtOnce)));
        fill(std::span(result).subspan(have), what);
    }
    return result;
}

void ByteReader::expectEnd() {
    std::array<std::uint8_t, 1> byte{};
    if (source_->read(byte) != 0) failGoesOn();
}

void ByteReader::failGoesOn() const {
    fail(ErrorKind::Damaged, Message::tr("goes on after its last value; its header and its contents do not belong "
                                         "together, so copy or download it again"));
}

void ByteReader::fail(ErrorKind kind, const Message& what) const {
    throw Error(kind, Message::tr("'%1' %2.", name_, what));
}

void ByteReader::fill(std::span<std::uint8_t> out, const Message& what) {
    if (source_->read(out) != out.size()) failCutShort(what);
}

void ByteReader::failCutShort(const Message& what) const {
    fail(ErrorKind::Damaged, Message::tr("is cut short: it ends within its %1; copy or download it again", what));
}

}  // namespace lunette
