#include "io/ProtobufMessage.h"

#include "io/Endian.h"

namespace lunette {
namespace {

constexpr std::uint64_t kVarint = 0;
constexpr std::uint64_t kLengthDelimited = 2;
constexpr std::uint64_t kFourBytes = 5;

}  // namespace

ProtobufMessage& ProtobufMessage::integer(int field, std::int64_t value) {
    tag(field, kVarint);
    varint(static_cast<std::uint64_t>(value));
    return *this;
}

ProtobufMessage& ProtobufMessage::real(int field, float value) {
    tag(field, kFourBytes);
    const auto bytes = littleEndian(value);
    encoded_.append(bytes.begin(), bytes.end());
    return *this;
}

ProtobufMessage& ProtobufMessage::bytes(int field, std::string_view value) {
    tag(field, kLengthDelimited);
    varint(value.size());
    encoded_ += value;
    return *this;
}

void ProtobufMessage::tag(int field, std::uint64_t wireType) {
    varint(static_cast<std::uint64_t>(field) << 3 | wireType);
}

void ProtobufMessage::varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) encoded_ += static_cast<char>((value & 0x7f) | 0x80);
    encoded_ += static_cast<char>(value);
}

}  // namespace lunette
