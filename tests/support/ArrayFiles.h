#pragma once

#include "PackedBytes.h"

#include <QStringList>

#include <utility>

namespace lunette::test {

inline void append(Bytes& bytes, const std::string& text) { bytes.insert(bytes.end(), text.begin(), text.end()); }

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
        Bytes common;  // from the method to the name's length, as both headers have it
        appendLittle(common, member.isDeflated ? 8 : 0, 2);
        appendLittle(common, 0, 4);
        appendLittle(common, crc32(0, member.contents.data(), static_cast<uInt>(member.contents.size())), 4);
        appendLittle(common, data.size(), 4);
        appendLittle(common, member.contents.size(), 4);
        appendLittle(common, member.name.size(), 2);
        const std::size_t offset = file.size();
        append(file, std::string("PK\x03\x04\x14\x00\x00\x00", 8));
        file.insert(file.end(), common.begin(), common.end());
        appendLittle(file, 0, 2);
        append(file, member.name);
        file.insert(file.end(), data.begin(), data.end());
        append(directory, std::string("PK\x01\x02\x14\x00\x14\x00\x00\x00", 10));
        directory.insert(directory.end(), common.begin(), common.end());
        appendLittle(directory, 0, 12);
        appendLittle(directory, offset, 4);
        append(directory, member.name);
    }
    const std::size_t begin = file.size();
    file.insert(file.end(), directory.begin(), directory.end());
    append(file, std::string("PK\x05\x06\x00\x00\x00\x00", 8));
    appendLittle(file, members.size(), 2);
    appendLittle(file, members.size(), 2);
    appendLittle(file, directory.size(), 4);
    appendLittle(file, begin, 4);
    appendLittle(file, 0, 2);
    return file;
}

inline QStringList texts(const std::vector<std::string>& words) {
    QStringList list;
    for (const auto& word : words) list.append(QString::fromStdString(word));
    return list;
}

}  // namespace lunette::test
