#include "io/ArrayLibrary.h"

#include "io/ByteReader.h"
#include "io/Endian.h"
#include "io/Gzip.h"
#include "io/WholeFile.h"

#include <algorithm>
#include <filesystem>

namespace lunette {
namespace {

constexpr std::size_t kMostListed = 1000;
constexpr std::size_t kLongestListed = 4096;  // characters of a name or a flaw
constexpr std::size_t kMostDimensions = 32;
constexpr ChildSource::Limits kListing{std::uint64_t{512} << 20, 30, std::uint64_t{16} << 20};
constexpr std::uint64_t kReadingMemory = std::uint64_t{1} << 30;
constexpr int kReadingSeconds = 120;

/// How a list comes out of its process.
class ListWriter {
public:
    explicit ListWriter(const ChildSource::Sink& sink) : sink_(sink) {}

    void write(const std::vector<ListedArray>& arrays) const {
        number(arrays.size());
        for (const ListedArray& array : arrays) {
            text(array.name);
            text(array.flaw);
            number(static_cast<std::uint8_t>(array.header.kind));
            number(array.header.isBigEndian ? 1 : 0);
            number(array.header.itemSize);
            number(array.header.isFortran ? 1 : 0);
            number(array.header.shape.size());
            for (const std::uint64_t length : array.header.shape) number(length);
            number(array.place ? 1 : 0);
            number(array.place.value_or(0));
        }
    }

private:
    void number(std::uint64_t value) const { sink_(littleEndian(value)); }
    void text(const std::string& value) const {
        const std::string_view shown = std::string_view(value).substr(0, kLongestListed);
        number(shown.size());
        sink_({reinterpret_cast<const std::uint8_t*>(shown.data()), shown.size()});
    }

    const ChildSource::Sink& sink_;
};

class ListReader {
public:
    explicit ListReader(ByteReader& reader) : reader_(reader) {}

    std::vector<ListedArray> read() {
        std::vector<ListedArray> arrays(number(kMostListed));
        for (ListedArray& array : arrays) {
            array.name = text();
            array.flaw = text();
            array.header.kind = static_cast<char>(number(255));
            array.header.isBigEndian = number(1) != 0;
            array.header.itemSize = number(std::uint64_t{1} << 20);
            array.header.isFortran = number(1) != 0;
            array.header.shape.resize(number(kMostDimensions));
            for (std::uint64_t& length : array.header.shape) length = number(kSaturated);
            const bool hasPlace = number(1) != 0;
            const std::uint64_t place = number(kSaturated);
            if (hasPlace) array.place = place;
        }
        reader_.expectEnd();
        return arrays;
    }

private:
    std::uint64_t number(std::uint64_t most) {
        const std::uint64_t value = reader_.littleEndian64(Message::tr("list of arrays"));
        if (value > most) reader_.fail(ErrorKind::Damaged, Message::tr("is damaged: its arrays cannot be listed"));
        return value;
    }
    std::string text() {
        const auto bytes = reader_.bytes(number(kLongestListed), Message::tr("list of arrays"));
        return {bytes.begin(), bytes.end()};
    }

    ByteReader& reader_;
};

std::vector<ListedArray> listArrays(const ArrayLibrary& library, const std::string& path) {
    const auto work = [&](const ChildSource::Sink& sink) {
        std::vector<ListedArray> arrays = library.list(path);
        arrays.resize(std::min(arrays.size(), kMostListed));
        ListWriter(sink).write(arrays);
    };
    ByteReader reader(std::make_unique<ChildSource>(path, kListing, work), path);
    return ListReader(reader).read();
}

/// Why an array cannot be what is said of it; empty where it can be.
std::string flawOf(const ListedArray& array, std::uint64_t fileSize) {
    if (!array.flaw.empty()) return array.flaw;
    const NpyHeader& header = array.header;
    if (!header.isNumeric() && !header.isText()) return "holds neither numbers nor text";
    std::uint64_t bytes = header.itemSize;
    for (const std::uint64_t length : header.shape) bytes = saturatingProduct(bytes, length);
    if (bytes == 0 || header.shape.empty()) return "is empty or a single value";
    if (bytes > saturatingProduct(fileSize, kMostPackedRatio))
        return "claims " + header.shapeText() + " numbers, which a file of " + std::to_string(fileSize) +
               " bytes cannot hold";
    return {};
}

/// Makes the functions of an array that read it.
class LibraryReading {
public:
    LibraryReading(const ArrayLibrary& library, std::string path, const Message& tooLarge)
        : library_(library), path_(std::move(path)), tooLarge_(tooLarge) {}

    StoredArray stored(const ListedArray& array, std::uint64_t fileSize) const {
        StoredArray result{array.name, array.header, true, {}, {}};
        const std::uint64_t size = array.header.byteCount();
        if (array.place && size <= fileSize && *array.place <= fileSize - size) {
            result.isPacked = false;
            result.numbers = [path = path_, place = *array.place, size](const Progress&) {
                const SharedBytes file = wholeFile(path);
                if (place + size > file.bytes.size())
                    throw Error(ErrorKind::Unreadable, Message::tr("'%1' has become shorter; open it again.", path));
                return file.part(static_cast<std::size_t>(place), static_cast<std::size_t>(size));
            };
            return result;
        }
        result.stream = [reading = *this, array] { return reading.open(array); };
        result.numbers = [reading = *this, array](const Progress& progress) { return reading.whole(array, progress); };
        return result;
    }

private:
    std::string nameOf(const ListedArray& array) const { return path_ + ": " + array.name; }

    std::unique_ptr<ByteSource> open(const ListedArray& array) const {
        const ChildSource::Limits limits{kReadingMemory, kReadingSeconds, array.header.byteCount()};
        return std::make_unique<ChildSource>(nameOf(array), limits,
                                             [&](const ChildSource::Sink& sink) { library_.read(path_, array, sink); });
    }

    SharedBytes whole(const ListedArray& array, const Progress& progress) const {
        const std::uint64_t size = array.header.byteCount();
        if (size > kMaxUnpacked)
            throw Error(ErrorKind::TooLarge,
                        Message::tr("'%1' unpacks to %2 MiB, and Lunette unpacks at most %3 MiB; %4.", nameOf(array),
                                    size >> 20, kMaxUnpacked >> 20, tooLarge_));
        ByteReader reader(open(array), nameOf(array));
        const auto bytes =
            std::make_shared<const std::vector<std::uint8_t>>(reader.bytes(size, Message::tr("numbers"), progress));
        reader.expectEnd();
        return {bytes, *bytes};
    }

    const ArrayLibrary& library_;
    std::string path_;
    Message tooLarge_;
};

}  // namespace

ArrayFile readArrays(const ArrayLibrary& library, const std::string& path, const Message& tooLarge) {
    requireRegularFile(path);
    const std::uint64_t fileSize = FileSource(path).upperBound();
    const LibraryReading reading(library, path, tooLarge);
    ArrayFile result;
    for (const ListedArray& array : listArrays(library, path)) {
        if (const std::string flaw = flawOf(array, fileSize); !flaw.empty())
            result.skipped.push_back({array.name, flaw});
        else
            result.arrays.push_back(reading.stored(array, fileSize));
    }
    if (!result.arrays.empty()) return result;
    if (result.skipped.empty()) throw Error(ErrorKind::TooFew, Message::tr("'%1' holds no array of numbers.", path));
    const auto& [what, why] = result.skipped.front();
    throw Error(ErrorKind::TooFew, Message::tr("'%1' holds no array of numbers; its '%2' %3.", path, what, why));
}

}  // namespace lunette
