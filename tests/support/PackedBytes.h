#pragma once

#include "TestFiles.h"

#include <zlib.h>

namespace lunette::test {

/// One gzip member.
inline Bytes packed(const Bytes& bytes) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("deflateInit2");
    Bytes result(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 32);
    stream.next_in = const_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = result.data();
    stream.avail_out = static_cast<uInt>(result.size());
    const bool finished = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    result.resize(stream.total_out);
    deflateEnd(&stream);
    if (!finished) throw std::runtime_error("deflate");
    return result;
}

/// An IDX file: the header, then `values` as they are.
inline Bytes idxFile(std::uint8_t type, const std::vector<std::uint32_t>& lengths, const Bytes& values) {
    Bytes bytes{0, 0, type, static_cast<std::uint8_t>(lengths.size())};
    for (const std::uint32_t length : lengths)
        for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(length >> shift));
    bytes.insert(bytes.end(), values.begin(), values.end());
    return bytes;
}

/// 0, 1, 2, ...
inline Bytes counting(std::size_t count) {
    Bytes bytes(count);
    for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<std::uint8_t>(i);
    return bytes;
}

}  // namespace lunette::test
