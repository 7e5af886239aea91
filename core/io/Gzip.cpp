#include "io/Gzip.h"

#include "Error.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

namespace lunette {

namespace {

constexpr std::array<std::uint8_t, 2> kGzipMagic{0x1f, 0x8b};
constexpr int kGzipWindow = 15 + 16;  // the largest window; 16 makes zlib expect gzip's header and checksum
constexpr int kDeflateWindow = -15;   // the largest window; the sign makes zlib expect neither
constexpr std::size_t kBufferSize = std::size_t{1} << 16;

}  // namespace

GzipSource::GzipSource(std::unique_ptr<ByteSource> packed, std::string name, Packing packing)
    : packed_(std::move(packed)), name_(std::move(name)), packing_(packing), buffer_(kBufferSize) {
    if (inflateInit2(&stream_, packing == Packing::Gzip ? kGzipWindow : kDeflateWindow) != Z_OK)
        throw Error("'" + name_ + "' cannot be unpacked: out of memory.");
}

GzipSource::~GzipSource() { inflateEnd(&stream_); }

std::size_t GzipSource::read(std::span<std::uint8_t> out) {
    std::size_t done = 0;
    while (done < out.size() && !ended_) {
        if (stream_.avail_in == 0) refill();
        const auto room = std::min<std::size_t>(out.size() - done, std::numeric_limits<uInt>::max());
        stream_.next_out = out.data() + done;
        stream_.avail_out = static_cast<uInt>(room);
        const bool starved = stream_.avail_in == 0;
        const int result = inflate(&stream_, Z_NO_FLUSH);
        done += room - stream_.avail_out;
        if (result == Z_STREAM_END) {
            ended_ = !startNextMember();
        } else if (starved && result == Z_BUF_ERROR) {
            throw Error("'" + name_ + "' is cut short: its packed stream does not end; copy or download it again.");
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            throw Error("'" + name_ + "' is damaged: its packed stream cannot be unpacked (" +
                        (stream_.msg ? stream_.msg : "unknown cause") + "); copy or download it again.");
        }
    }
    return done;
}

std::uint64_t GzipSource::upperBound() const {
    constexpr std::uint64_t kRatio = 1032;
    constexpr std::uint64_t kPending = std::uint64_t{1} << 16;  // decoded, but held back in zlib's window
    const std::uint64_t packed = packed_->upperBound() + stream_.avail_in;
    return packed > (std::numeric_limits<std::uint64_t>::max() - kPending) / kRatio
               ? std::numeric_limits<std::uint64_t>::max()
               : packed * kRatio + kPending;
}

/// Keeps what is left of the buffer and adds to it as much as fits.
void GzipSource::refill() {
    if (stream_.avail_in > 0) std::memmove(buffer_.data(), stream_.next_in, stream_.avail_in);
    const std::size_t added = packed_->read(std::span(buffer_).subspan(stream_.avail_in));
    stream_.next_in = buffer_.data();
    stream_.avail_in += static_cast<uInt>(added);
}

bool GzipSource::startNextMember() {
    if (packing_ == Packing::Deflate) return false;
    if (stream_.avail_in < kGzipMagic.size()) refill();
    if (stream_.avail_in < kGzipMagic.size()) return false;
    if (!std::equal(kGzipMagic.begin(), kGzipMagic.end(), stream_.next_in)) return false;
    return inflateReset(&stream_) == Z_OK;
}

std::unique_ptr<ByteSource> openPossiblyPacked(const std::string& path) {
    std::array<std::uint8_t, kGzipMagic.size()> magic{};
    const bool packed = FileSource(path).read(magic) == magic.size() && magic == kGzipMagic;
    auto file = std::make_unique<FileSource>(path);
    if (packed) return std::make_unique<GzipSource>(std::move(file), path);
    return file;
}

}  // namespace lunette
