#include "io/MatElements.h"

#include "Error.h"
#include "io/ByteSource.h"
#include "io/Endian.h"
#include "io/NpyHeader.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <vector>

namespace lunette {
namespace {

constexpr std::size_t kMatHeader = 128;  // bytes
constexpr std::size_t kBuffer = std::size_t{1} << 16U;
constexpr std::uint64_t kMaxDescribed = 1U << 20U;  // bytes of dimensions or names
constexpr std::uint32_t kMatrix = 14, kCompressed = 15;
constexpr std::uint32_t kStructure = 2, kComplex = 0x800;

[[noreturn]] void failCutShort() {
    throw Error(ErrorKind::Damaged, Message::tr("The file holds fewer numbers than its dimensions claim."));
}

/// A zlib stream (RFC 1950) of `packed` bytes of a source, whose checksum is checked at its end.
class ZlibSource final : public ByteSource {
public:
    ZlibSource(ByteSource& source, std::uint64_t packed) : source_(source), packed_(packed) {
        if (inflateInit(&stream_) != Z_OK)
            throw Error(ErrorKind::TooLarge, Message::tr("There is no memory to unpack."));
    }
    ~ZlibSource() override { inflateEnd(&stream_); }
    ZlibSource(const ZlibSource&) = delete;
    ZlibSource& operator=(const ZlibSource&) = delete;

    std::size_t read(std::span<std::uint8_t> out) override {
        std::size_t done = 0;
        while (done < out.size() && !isAtEnd_) {
            if (stream_.avail_in == 0) refill();
            const auto some = static_cast<uInt>(std::min<std::size_t>(out.size() - done, buffer_.size()));
            stream_.next_out = out.data() + done;
            stream_.avail_out = some;
            const int result = inflate(&stream_, Z_NO_FLUSH);
            if (result != Z_OK && result != Z_STREAM_END)
                throw Error(ErrorKind::Damaged, Message::tr("The packed stream is damaged."));
            isAtEnd_ = result == Z_STREAM_END;
            done += some - stream_.avail_out;
        }
        return done;
    }
    std::uint64_t upperBound() const override { return UINT64_MAX; }
    /// Reads to the end, where the checksum is.
    void drain() {
        std::array<std::uint8_t, kBuffer> some{};
        while (read(some) > 0) {
        }
    }
    /// The packed bytes left in the source.
    std::uint64_t unread() const { return packed_; }

private:
    void refill() {
        const std::size_t count =
            source_.read({buffer_.data(), static_cast<std::size_t>(std::min<std::uint64_t>(packed_, buffer_.size()))});
        if (count == 0) throw Error(ErrorKind::Damaged, Message::tr("The packed stream does not end."));
        packed_ -= count;
        stream_.next_in = buffer_.data();
        stream_.avail_in = static_cast<uInt>(count);
    }

    ByteSource& source_;
    std::uint64_t packed_;
    z_stream stream_{};
    std::array<std::uint8_t, kBuffer> buffer_{};
    bool isAtEnd_ = false;
};

/// Bytes of one number of a data type; 0 for an unknown type.
std::uint64_t sizeOfType(std::uint32_t type) {
    constexpr std::array<std::uint8_t, 14> kSizes{0, 1, 1, 2, 2, 4, 4, 4, 0, 8, 0, 0, 8, 8};
    return type < kSizes.size() ? kSizes[type] : 0;
}

/// Reads the elements of a file, or of a packed one of them, one after the other.
class MatElements {
public:
    MatElements(ByteSource& source, bool isBigEndian)
        : source_(source), order_(isBigEndian ? std::endian::big : std::endian::little) {}

    struct Tag {
        std::uint32_t type = 0;
        std::uint64_t size = 0;  ///< bytes
        bool isShort = false;    ///< four bytes with the data follow
        std::uint64_t padded() const { return isShort ? 4 : (size + 7) / 8 * 8; }
    };

    /// Bytes since the beginning.
    std::uint64_t taken() const { return taken_; }

    /// False at the end of the file.
    bool next(Tag& tag) {
        std::array<std::uint8_t, 4> first{};
        if (source_.read(first) < first.size()) return false;
        taken_ += first.size();
        const auto word = numberAt<std::uint32_t>(first.data(), order_);
        tag = {word & 0xFFFFU, word >> 16U, word > 0xFFFFU};
        if (!tag.isShort) tag.size = number();
        return true;
    }
    Tag demand() {
        Tag tag;
        if (!next(tag)) failCutShort();
        return tag;
    }
    std::vector<std::uint8_t> data(const Tag& tag) {
        if (tag.size > (tag.isShort ? 4 : kMaxDescribed)) failCutShort();
        std::vector<std::uint8_t> bytes(static_cast<std::size_t>(tag.padded()));
        fill(bytes);
        bytes.resize(static_cast<std::size_t>(tag.size));
        return bytes;
    }
    void skip(std::uint64_t count) {
        std::vector<std::uint8_t> some(kBuffer);
        for (; count > 0; count -= some.size()) {
            some.resize(static_cast<std::size_t>(std::min<std::uint64_t>(count, some.size())));
            fill(some);
        }
    }
    std::vector<std::uint32_t> numbers(const std::vector<std::uint8_t>& bytes) const {
        std::vector<std::uint32_t> values;
        for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4)
            values.push_back(numberAt<std::uint32_t>(bytes.data() + at, order_));
        return values;
    }

private:
    void fill(std::span<std::uint8_t> bytes) {
        if (source_.read(bytes) < bytes.size()) failCutShort();
        taken_ += bytes.size();
    }
    std::uint32_t number() {
        std::array<std::uint8_t, 4> bytes{};
        fill(bytes);
        return numberAt<std::uint32_t>(bytes.data(), order_);
    }

    ByteSource& source_;
    std::endian order_;
    std::uint64_t taken_ = 0;
};

/// The head of an array, before its numbers.
struct ArrayStart {
    std::uint32_t matlabClass = 0;
    bool isComplex = false;
    std::vector<std::uint32_t> lengths;
    std::string name;
};

ArrayStart readStart(MatElements& elements) {
    ArrayStart start;
    const auto flags = elements.numbers(elements.data(elements.demand()));
    if (flags.empty()) failCutShort();
    start.matlabClass = flags[0] & 0xFFU;
    start.isComplex = (flags[0] & kComplex) != 0;
    start.lengths = elements.numbers(elements.data(elements.demand()));
    const auto name = elements.data(elements.demand());
    start.name.assign(name.begin(), name.end());
    return start;
}

void requireNumbers(MatElements& elements, const ArrayStart& start) {
    if (start.isComplex) failCutShort();
    const MatElements::Tag tag = elements.demand();
    std::uint64_t claimed = sizeOfType(tag.type);
    for (const std::uint32_t length : start.lengths) claimed = saturatingProduct(claimed, length);
    if (claimed == 0 || claimed > tag.size) failCutShort();
    elements.skip(tag.isShort ? 4 : tag.size);
}

/// The same of one field; `elements` are behind the structure's name.
void requireField(MatElements& elements, const std::string& field) {
    const auto length = elements.numbers(elements.data(elements.demand()));
    const auto names = elements.data(elements.demand());
    if (length.size() != 1 || length[0] == 0) failCutShort();
    for (std::size_t at = 0; at + length[0] <= names.size(); at += length[0]) {
        const std::string name(names.begin() + static_cast<std::ptrdiff_t>(at),
                               names.begin() + static_cast<std::ptrdiff_t>(at + length[0]));
        const MatElements::Tag tag = elements.demand();
        if (std::string_view(field).substr(0, field.find('.')) == name.c_str()) {  // it ends at its first zero
            const ArrayStart start = readStart(elements);
            const std::size_t point = field.find('.');
            return point == std::string::npos ? requireNumbers(elements, start)
                                              : requireField(elements, field.substr(point + 1));
        }
        elements.skip(tag.padded());
    }
    failCutShort();
}

/// Whether the array at which `elements` are has that name; if so, it has all its numbers.
bool requireArray(MatElements& elements, const std::string& name) {
    const ArrayStart start = readStart(elements);
    const std::size_t point = name.find('.');
    if (start.name != name.substr(0, point)) return false;
    if (start.matlabClass == kStructure && point != std::string::npos)
        requireField(elements, name.substr(point + 1));
    else
        requireNumbers(elements, start);
    return true;
}

/// The same of a packed array of `size` bytes, which are read from the file whatever its name is.
bool requirePacked(MatElements& file, ByteSource& source, std::uint64_t size, bool isBigEndian,
                   const std::string& name) {
    ZlibSource stream(source, size);
    MatElements elements(stream, isBigEndian);
    if (elements.demand().type == kMatrix && requireArray(elements, name)) {
        stream.drain();
        return true;
    }
    file.skip(stream.unread());
    return false;
}

}  // namespace

void requireAllNumbers(const std::string& path, const std::string& name) {
    FileSource source(path);
    std::array<std::uint8_t, kMatHeader> header{};
    if (source.read(header) < header.size()) failCutShort();
    const bool isBigEndian = header[kMatHeader - 2] == 'M';  // "MI" as a number of two bytes
    MatElements elements(source, isBigEndian);
    for (MatElements::Tag tag; elements.next(tag);) {
        if (tag.type == kCompressed) {
            if (requirePacked(elements, source, tag.size, isBigEndian, name)) return;
            continue;
        }
        const std::uint64_t start = elements.taken();
        if (tag.type == kMatrix && requireArray(elements, name)) return;
        const std::uint64_t taken = elements.taken() - start;
        if (taken > tag.padded()) failCutShort();
        elements.skip(tag.padded() - taken);
    }
    failCutShort();
}

}  // namespace lunette
