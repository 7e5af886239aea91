#pragma once

#include "data/Dataset.h"
#include "data/Progress.h"
#include "io/ByteSource.h"

namespace lunette {

/// The members of a ZIP file (PKWARE's APPNOTE, with its 64-bit fields) that are stored or deflated and not encrypted:
/// what NumPy's savez() and savez_compressed() write. Names are only ever names, never paths to write to.
class ZipArchive {
public:
    struct Member {
        std::string name;
        std::uint64_t size = 0;  ///< unpacked, as the directory claims
        std::uint64_t packedSize = 0;
        std::uint64_t headerOffset = 0;  ///< of its local header, from the file's beginning
        std::uint32_t checksum = 0;      ///< CRC-32 of the contents
        std::uint16_t method = 0;
        bool isEncrypted = false;

        bool isPacked() const { return method != 0; }
    };

    /// Reads the directory. `name` is the file's, for messages. Throws Error for what is no ZIP file.
    ZipArchive(SharedBytes file, std::string name);

    const std::vector<Member>& members() const { return members_; }

    /// Unpacks at most `most` bytes from the member's beginning, and checks nothing but that they can be unpacked.
    std::vector<std::uint8_t> beginning(const Member& member, std::size_t most) const;
    /// The whole member, its size and checksum seen to be right; a stored one is not copied. Throws Error.
    SharedBytes contents(const Member& member, const Progress& progress) const;

private:
    std::span<const std::uint8_t> packed(const Member& member) const;
    std::unique_ptr<ByteSource> unpacking(std::span<const std::uint8_t> bytes, const Member& member) const;
    [[noreturn]] void fail(const Member& member, const std::string& what) const;

    SharedBytes file_;
    std::string name_;
    std::vector<Member> members_;
};

}  // namespace lunette
