#pragma once

#include "PackedBytes.h"

#include <utility>

namespace lunette::test {

inline void append(Bytes& bytes, const std::string& text) { bytes.insert(bytes.end(), text.begin(), text.end()); }
inline void append(Bytes& bytes, const Bytes& more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

inline void appendLittle(Bytes& bytes, std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i, value >>= 8U) bytes.push_back(static_cast<std::uint8_t>(value));
}

/// An .npy file with this text as its header's dictionary, then `values` as they are.
inline Bytes npyWithHeader(const std::string& dictionary, const Bytes& values, int version = 1) {
    Bytes bytes{0x93, 'N', 'U', 'M', 'P', 'Y', static_cast<std::uint8_t>(version), 0};
    appendLittle(bytes, dictionary.size(), version == 1 ? 2 : 4);
    append(bytes, dictionary);
    bytes.insert(bytes.end(), values.begin(), values.end());
    return bytes;
}

/// npyFile("|u1", "(2, 3, 4)", values)
inline Bytes npyFile(const std::string& type, const std::string& shape, const Bytes& values, bool isFortran = false) {
    return npyWithHeader("{'descr': '" + type + "', 'fortran_order': " + (isFortran ? "True" : "False") +
                             ", 'shape': " + shape + ", }\n",
                         values);
}

/// The numbers' bytes as this machine has them.
template <class Number>
Bytes bytesOf(const std::vector<Number>& numbers) {
    const auto* first = reinterpret_cast<const std::uint8_t*>(numbers.data());
    return {first, first + numbers.size() * sizeof(Number)};
}

struct ZipMember {
    std::string name;
    Bytes contents;
    bool isDeflated = false;
    bool hasDescriptor = false;  ///< size and checksum behind the contents, as a program writes that cannot seek
    bool is64 = false;           ///< sizes in fields of 64 bits, as NumPy writes them
    std::uint8_t method = 0;     ///< not 0: what the archive says in place of 0, stored, or 8, deflated
    bool isEncrypted = false;    ///< so says the archive
};

/// A ZIP file of these members.
inline Bytes zipFile(const std::vector<ZipMember>& members) {
    Bytes file, directory;
    for (const ZipMember& member : members) {
        Bytes data = member.contents;
        if (member.isDeflated) {  // a gzip member without its header of 10 bytes and its tail of 8
            const Bytes gzip = packed(member.contents);
            data.assign(gzip.begin() + 10, gzip.end() - 8);
        }
        const auto checksum = crc32(0, member.contents.data(), static_cast<uInt>(member.contents.size()));
        const auto appendSizes = [&](Bytes& bytes, int size) {
            appendLittle(bytes, data.size(), size);
            appendLittle(bytes, member.contents.size(), size);
        };
        /// From the flags to the extra field's length, as both headers have it.
        const auto common = [&](bool isLeftOut) {
            Bytes bytes;
            appendLittle(bytes, (member.hasDescriptor ? 8 : 0) | (member.isEncrypted ? 1 : 0), 2);
            appendLittle(bytes, member.method != 0 ? member.method : member.isDeflated ? 8 : 0, 2);
            appendLittle(bytes, 0, 4);
            appendLittle(bytes, isLeftOut ? 0 : checksum, 4);
            if (member.is64)
                appendLittle(bytes, ~std::uint64_t{0}, 8);
            else if (isLeftOut)
                appendLittle(bytes, 0, 8);
            else
                appendSizes(bytes, 4);
            appendLittle(bytes, member.name.size(), 2);
            appendLittle(bytes, member.is64 ? 20 : 0, 2);
            return bytes;
        };
        Bytes extra;
        if (member.is64) {
            appendLittle(extra, 1, 2);
            appendLittle(extra, 16, 2);
            appendLittle(extra, member.contents.size(), 8);
            appendLittle(extra, data.size(), 8);
        }
        const std::size_t offset = file.size();
        append(file, std::string("PK\x03\x04\x2d\x00", 6));
        append(file, common(member.hasDescriptor));
        append(file, member.name);
        append(file, extra);
        append(file, data);
        if (member.hasDescriptor) {
            append(file, std::string("PK\x07\x08"));
            appendLittle(file, checksum, 4);
            appendSizes(file, member.is64 ? 8 : 4);
        }
        append(directory, std::string("PK\x01\x02\x2d\x00\x2d\x00", 8));
        append(directory, common(false));
        appendLittle(directory, 0, 10);
        appendLittle(directory, offset, 4);
        append(directory, member.name);
        append(directory, extra);
    }
    const std::size_t begin = file.size();
    append(file, directory);
    append(file, std::string("PK\x05\x06\x00\x00\x00\x00", 8));
    appendLittle(file, members.size(), 2);
    appendLittle(file, members.size(), 2);
    appendLittle(file, directory.size(), 4);
    appendLittle(file, begin, 4);
    appendLittle(file, 0, 2);
    return file;
}

}  // namespace lunette::test
