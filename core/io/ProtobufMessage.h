#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lunette {

/// A message in Protocol Buffers' wire format (https://protobuf.dev/programming-guides/encoding), field by field in
/// the order of the calls; a field given several times is a repeated one.
class ProtobufMessage {
public:
    ProtobufMessage& integer(int field, std::int64_t value);
    ProtobufMessage& real(int field, float value);
    ProtobufMessage& bytes(int field, std::string_view value);
    ProtobufMessage& message(int field, const ProtobufMessage& value) { return bytes(field, value.encoded()); }

    const std::string& encoded() const { return encoded_; }

private:
    void tag(int field, std::uint64_t wireType);
    void varint(std::uint64_t value);

    std::string encoded_;
};

}  // namespace lunette
