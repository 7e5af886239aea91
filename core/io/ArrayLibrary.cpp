#include "io/ArrayLibrary.h"

#include "io/ByteReader.h"
#include "io/Endian.h"
#include "io/Gzip.h"
#include "io/WholeFile.h"

#include <algorithm>
#include <filesystem>

namespace lunette {
namespace {

constexpr std::size_t kMaxListedArrays = 1000;
constexpr std::size_t kLongestListed = 4096;  // characters of a name
constexpr std::size_t kMaxArrayDimensions = 32;
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
            number(static_cast<std::uint8_t>(array.flaw));
            text(array.filter);
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
        std::vector<ListedArray> arrays(number(kMaxListedArrays));
        for (ListedArray& array : arrays) {
            array.name = text();
            array.flaw = static_cast<ArrayFlaw>(number(static_cast<std::uint8_t>(ArrayFlaw::Sparse)));
            array.filter = text();
            array.header.kind = static_cast<char>(number(255));
            array.header.isBigEndian = number(1) != 0;
            array.header.itemSize = number(std::uint64_t{1} << 20);
            array.header.isFortran = number(1) != 0;
            array.header.shape.resize(number(kMaxArrayDimensions));
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
        arrays.resize(std::min(arrays.size(), kMaxListedArrays));
        ListWriter(sink).write(arrays);
    };
    ByteReader reader(std::make_unique<ChildSource>(path, kListing, work), path);
    return ListReader(reader).read();
}

/// "is text"; empty where an array can be read.
Message describe(const ListedArray& array) {  // NOLINT(readability-function-size): a line for each flaw
    switch (array.flaw) {
        case ArrayFlaw::None:
            break;
        case ArrayFlaw::Damaged:
            return Message::tr("is damaged");
        case ArrayFlaw::Empty:
            return Message::tr("is empty");
        case ArrayFlaw::SingleValue:
            return Message::tr("is a single value or empty");
        case ArrayFlaw::NoDimensions:
            return Message::tr("has no dimensions");
        case ArrayFlaw::TooLarge:
            return Message::tr("claims %1 numbers, more than any file holds", array.header.shapeText());
        case ArrayFlaw::NoNumbers:
            return Message::tr("holds neither numbers nor text");
        case ArrayFlaw::OtherClass:
            return Message::tr("holds no numbers");
        case ArrayFlaw::OddIntegers:
            return Message::tr("holds numbers of an unusual size");
        case ArrayFlaw::OddReals:
            return Message::tr("holds floating-point numbers of an unusual kind");
        case ArrayFlaw::Complex:
            return Message::tr("holds complex numbers; save their abs()");
        case ArrayFlaw::Records:
            return Message::tr("holds records of several columns");
        case ArrayFlaw::References:
            return Message::tr("holds references, such as MATLAB's cells");
        case ArrayFlaw::Text:
            return Message::tr("is text");
        case ArrayFlaw::VaryingText:
            return Message::tr("holds text of varying length; store it as text of a fixed length ('S20')");
        case ArrayFlaw::LongText:
            return Message::tr("holds text of more than 4,096 characters");
        case ArrayFlaw::OfOtherDatasets:
            return Message::tr("is made of other datasets; copy it into one");
        case ArrayFlaw::InOtherFiles:
            return Message::tr("lies in other files, which are not opened");
        case ArrayFlaw::UnknownFilter:
            return Message::tr(
                "is packed by the filter '%1', which is not known here; pack it again where it is, "
                "with: h5repack -f GZIP=1 old.h5 new.h5",
                array.filter);
        case ArrayFlaw::LargeChunks:
            return Message::tr(
                "has chunks of more than 512 MiB, or than the file can hold; pack it again with smaller ones "
                "(h5repack)");
        case ArrayFlaw::Cell:
            return Message::tr("is a cell array");
        case ArrayFlaw::Structure:
            return Message::tr("is a structure within another, or one of several");
        case ArrayFlaw::Sparse:
            return Message::tr("is a sparse array; save it with full()");
    }
    return {};
}

/// Why an array cannot be what is said of it; empty where it can be.
Message flawOf(const ListedArray& array, std::uint64_t fileSize) {
    if (array.flaw != ArrayFlaw::None) return describe(array);
    const NpyHeader& header = array.header;
    if (!header.isNumeric() && !header.isText()) return Message::tr("holds neither numbers nor text");
    std::uint64_t bytes = header.itemSize;
    for (const std::uint64_t length : header.shape) bytes = saturatingProduct(bytes, length);
    if (bytes == 0 || header.shape.empty()) return Message::tr("is empty or a single value");
    if (bytes > saturatingProduct(fileSize, kMaxPackedRatio))
        return Message::tr("claims %1 numbers, which a file of %2 bytes cannot hold", header.shapeText(), fileSize);
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
        if (const Message flaw = flawOf(array, fileSize); !flaw.isEmpty())
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
