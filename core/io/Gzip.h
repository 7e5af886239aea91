#pragma once

#include "io/ByteSource.h"

#include <zlib.h>

#include <vector>

namespace lunette {

/// What is unpacked whole lives in memory; these are a million pictures of 28 x 28.
constexpr std::uint64_t kMostUnpacked = std::uint64_t{768} << 20;

/// Whether a stream has gzip's header and checksum (RFC 1952) or is deflate's alone (RFC 1951), as in a ZIP file.
enum class Packing { Gzip, Deflate };

/// The contents of a gzip stream (RFC 1952), unpacked as they are asked for, so that whoever reads decides how
/// much of a bomb goes off. Members that follow one another are read as one; what follows the last is ignored,
/// as gzip itself does.
class GzipSource final : public ByteSource {
public:
    /// `name` is the file's, for messages.
    GzipSource(std::unique_ptr<ByteSource> packed, std::string name, Packing packing = Packing::Gzip);
    ~GzipSource() override;
    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;

    /// Throws Error when the stream is damaged or cut short.
    std::size_t read(std::span<std::uint8_t> out) override;

    /// Deflate packs at most 1,032 bytes into one.
    std::uint64_t upperBound() const override;

private:
    void refill();
    bool startNextMember();

    std::unique_ptr<ByteSource> packed_;
    std::string name_;
    Packing packing_;
    std::vector<std::uint8_t> buffer_;
    z_stream stream_{};
    bool ended_ = false;
};

/// The file's bytes, unpacked where they begin as a gzip stream does. Throws Error as FileSource does.
std::unique_ptr<ByteSource> openPossiblyPacked(const std::string& path);

}  // namespace lunette
