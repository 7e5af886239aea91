#pragma once

#include "data/Progress.h"
#include "io/ByteSource.h"

#include <bit>
#include <vector>

namespace lunette {

/// The one reader under every format: nothing is read past the end, nothing is allocated on a header's word, and
/// every complaint names the file.
class ByteReader {
public:
    ByteReader(std::unique_ptr<ByteSource> source, std::string name)
        : source_(std::move(source)), name_(std::move(name)) {}

    const std::string& name() const { return name_; }

    /// `what` is being read, for the message when the file ends within it: "image count".
    std::uint8_t u8(const Message& what);
    std::uint16_t littleEndian16(const Message& what);
    std::uint32_t littleEndian32(const Message& what);
    std::uint32_t bigEndian32(const Message& what);
    std::uint64_t littleEndian64(const Message& what);

    /// Exactly `count` bytes. Grows as they arrive, so a lying count costs no memory; refuses at once a count that
    /// the source cannot hold.
    std::vector<std::uint8_t> bytes(std::uint64_t count, const Message& what, const Progress& progress = {});

    /// The same into memory that is there.
    void fill(std::span<std::uint8_t> out, const Message& what);

    /// Throws Error where fewer bytes are left.
    void expectAtLeast(std::uint64_t count, const Message& what) const;

    /// Throws Error unless exactly `count` bytes are left. Only for memory and plain files, whose bound is exact.
    void expectLeft(std::uint64_t count, const Message& what) const;

    /// Throws Error where bytes are left.
    void expectEnd();

    /// At most this many bytes are left.
    std::uint64_t upperBound() const { return source_->upperBound(); }

    /// Throws Error: "'name' <what>."
    [[noreturn]] void fail(ErrorKind kind, const Message& what) const;

private:
    template <class Number>
    Number number(const Message& what, std::endian order);
    [[noreturn]] void failGoesOn() const;
    [[noreturn]] void failCutShort(const Message& what) const;

    std::unique_ptr<ByteSource> source_;
    std::string name_;
};

}  // namespace lunette
