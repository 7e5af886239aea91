#include "io/ZipArchive.h"

#include "io/ByteReader.h"
#include "io/Gzip.h"

#include <zlib.h>

#include <algorithm>

namespace lunette {
namespace {

using Span = std::span<const std::uint8_t>;

constexpr std::uint32_t kEndSignature = 0x06054b50;
constexpr std::uint32_t kEnd64Signature = 0x06064b50;
constexpr std::uint32_t kLocator64Signature = 0x07064b50;
constexpr std::uint32_t kEntrySignature = 0x02014b50;
constexpr std::uint32_t kLocalSignature = 0x04034b50;
constexpr std::size_t kEndSize = 22, kLocatorSize = 20, kEntrySize = 46, kLocalSize = 30;
constexpr std::size_t kLongestComment = 65535;
constexpr std::uint64_t kMostMembers = 65536;
constexpr std::uint16_t kStored = 0, kDeflated = 8;

/// A little-endian number that the caller has seen to lie within the bytes.
template <class Number>
Number numberAt(Span bytes, std::size_t offset) {
    std::uint64_t value = 0;
    for (std::size_t i = sizeof(Number); i-- > 0;) value = value << 8 | bytes[offset + i];
    return static_cast<Number>(value);
}
std::uint16_t u16(Span bytes, std::size_t offset) { return numberAt<std::uint16_t>(bytes, offset); }
std::uint32_t u32(Span bytes, std::size_t offset) { return numberAt<std::uint32_t>(bytes, offset); }
std::uint64_t u64(Span bytes, std::size_t offset) { return numberAt<std::uint64_t>(bytes, offset); }

bool contains(Span bytes, std::uint64_t offset, std::uint64_t size) {
    return offset <= bytes.size() && size <= bytes.size() - offset;
}

[[noreturn]] void failWhole(const std::string& name, const std::string& what) {
    throw Error("'" + name + "' " + what + "; copy or download it again.");
}

/// Where the record that ends the file begins.
std::size_t findEnd(Span file, const std::string& name) {
    if (file.size() < kEndSize) failWhole(name, "is no ZIP file: it is too short");
    const std::size_t first = file.size() - std::min(file.size(), kEndSize + kLongestComment);
    for (std::size_t at = file.size() - kEndSize + 1; at-- > first;)
        if (u32(file, at) == kEndSignature) return at;
    failWhole(name, "is no ZIP file, or is cut short: it has no directory at its end");
}

struct Directory {
    std::uint64_t offset, count;
};

Directory findDirectory(Span file, const std::string& name) {
    const std::size_t end = findEnd(file, name);
    Directory directory{u32(file, end + 16), u16(file, end + 10)};
    if (end < kLocatorSize || u32(file, end - kLocatorSize) != kLocator64Signature) return directory;
    const std::uint64_t end64 = u64(file, end - kLocatorSize + 8);
    if (!contains(file, end64, 56) || u32(file, end64) != kEnd64Signature)
        failWhole(name, "is damaged: the 64-bit record of its directory is not where it should be");
    return {u64(file, end64 + 48), u64(file, end64 + 32)};
}

/// Replaces what the entry leaves to its 64-bit extra field.
void readExtra64(Span extra, ZipArchive::Member& member) {
    constexpr std::uint32_t kElsewhere = 0xFFFFFFFF;
    while (extra.size() >= 4) {
        const std::size_t size = u16(extra, 2);
        if (size > extra.size() - 4) return;
        Span field = extra.subspan(4, size);
        if (u16(extra, 0) == 1) {
            for (std::uint64_t* value : {&member.size, &member.packedSize, &member.headerOffset}) {
                if (*value != kElsewhere || field.size() < 8) continue;
                *value = u64(field, 0);
                field = field.subspan(8);
            }
            return;
        }
        extra = extra.subspan(4 + size);
    }
}

}  // namespace

ZipArchive::ZipArchive(SharedBytes file, std::string name) : file_(std::move(file)), name_(std::move(name)) {
    const Span bytes = file_.bytes;
    const Directory directory = findDirectory(bytes, name_);
    if (directory.count > kMostMembers) failWhole(name_, "claims more than 65,536 members");
    std::uint64_t at = directory.offset;
    for (std::uint64_t i = 0; i < directory.count; ++i) {
        if (!contains(bytes, at, kEntrySize) || u32(bytes, at) != kEntrySignature)
            failWhole(name_, "is damaged: its directory does not list what it claims");
        const std::size_t nameSize = u16(bytes, at + 28), extraSize = u16(bytes, at + 30);
        const std::size_t commentSize = u16(bytes, at + 32);
        if (!contains(bytes, at, kEntrySize + nameSize + extraSize + commentSize))
            failWhole(name_, "is cut short within its directory");
        Member member;
        member.isEncrypted = (u16(bytes, at + 8) & 1) != 0;
        member.method = u16(bytes, at + 10);
        member.checksum = u32(bytes, at + 16);
        member.packedSize = u32(bytes, at + 20);
        member.size = u32(bytes, at + 24);
        member.headerOffset = u32(bytes, at + 42);
        const Span text = bytes.subspan(at + kEntrySize, nameSize);
        member.name.assign(text.begin(), text.end());
        readExtra64(bytes.subspan(at + kEntrySize + nameSize, extraSize), member);
        members_.push_back(std::move(member));
        at += kEntrySize + nameSize + extraSize + commentSize;
    }
}

Span ZipArchive::packed(const Member& member) const {
    const Span bytes = file_.bytes;
    if (member.isEncrypted) fail(member, "is encrypted; save it without a password");
    if (member.method != kStored && member.method != kDeflated)
        fail(member, "is packed by method " + std::to_string(member.method) +
                         "; stored (0) and deflated (8) members can be read, as numpy.savez() writes them");
    if (!contains(bytes, member.headerOffset, kLocalSize) || u32(bytes, member.headerOffset) != kLocalSignature)
        fail(member, "is not where the directory says");
    const std::uint64_t begin =
        member.headerOffset + kLocalSize + u16(bytes, member.headerOffset + 26) + u16(bytes, member.headerOffset + 28);
    if (!contains(bytes, begin, member.packedSize)) fail(member, "is cut short");
    return bytes.subspan(begin, member.packedSize);
}

std::unique_ptr<ByteSource> ZipArchive::unpacking(Span bytes, const Member& member) const {
    return std::make_unique<GzipSource>(std::make_unique<MemorySource>(bytes), name_ + ", member " + member.name,
                                        Packing::Deflate);
}

std::vector<std::uint8_t> ZipArchive::beginning(const Member& member, std::size_t most) const {
    const Span bytes = packed(member);
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(most, member.size));
    if (member.method == kStored) {
        const Span part = bytes.first(std::min(size, bytes.size()));
        return {part.begin(), part.end()};
    }
    std::vector<std::uint8_t> result(size);
    result.resize(unpacking(bytes, member)->read(result));
    return result;
}

SharedBytes ZipArchive::contents(const Member& member, const Progress& progress) const {
    const Span bytes = packed(member);
    SharedBytes result{file_.owner, bytes, file_.isMapped};
    if (member.method == kDeflated) {
        if (member.size > kMostUnpacked)
            fail(member, "unpacks to " + std::to_string(member.size >> 20) + " MiB, and Lunette unpacks at most " +
                             std::to_string(kMostUnpacked >> 20) +
                             " MiB; save it with numpy.save() as an .npy file, which is read where it lies");
        ByteReader reader(unpacking(bytes, member), name_ + ", member " + member.name);
        const auto unpacked =
            std::make_shared<const std::vector<std::uint8_t>>(reader.bytes(member.size, "contents", progress));
        reader.expectEnd();
        result = {unpacked, *unpacked};
    }
    if (result.bytes.size() != member.size) fail(member, "has not the size that the directory says");
    if (crc32_z(crc32_z(0, nullptr, 0), result.bytes.data(), result.bytes.size()) != member.checksum)
        fail(member, "is damaged: its checksum is wrong");
    return result;
}

void ZipArchive::fail(const Member& member, const std::string& what) const {
    throw Error("'" + name_ + "': its member '" + member.name + "' " + what + ".");
}

}  // namespace lunette
