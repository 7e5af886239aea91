#include "io/Mat4File.h"

#include "Error.h"
#include "io/ByteSource.h"
#include "io/Endian.h"
#include "io/MatlabArrays.h"
#include "io/WholeFile.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lunette {
namespace {

constexpr std::size_t kMat4Head = 20;  // bytes
constexpr std::size_t kLongestMat4Name = 64;
constexpr std::size_t kMaxMat4Matrices = 1000;

/// The five numbers before a matrix's name.
struct Mat4Head {
    bool isBigEndian = false;
    char kind = 'f';
    std::size_t itemSize = 8;
    std::uint32_t use = 0;  ///< 0: numbers, 1: text, 2: sparse
    std::uint64_t rows = 0, columns = 0;
    bool isComplex = false;
    std::size_t nameLength = 0;  ///< with the zero behind it

    /// At most 2^66, and saturated.
    std::uint64_t byteCount() const {
        return saturatingProduct(saturatingProduct(rows, columns), itemSize * (isComplex ? 2 : 1));
    }
};

std::uint32_t mat4Number(std::span<const std::uint8_t> bytes, std::size_t place, bool isBigEndian) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value |= std::uint32_t{bytes[4 * place + i]} << (8 * (isBigEndian ? 3 - i : i));
    return value;
}

/// Nothing where the bytes are no such head. The first number has four decimal digits: the machine, 0 for one that
/// begins with the lowest byte and 1 for one that does not; 0; the type; the use.
std::optional<Mat4Head> headOf(std::span<const std::uint8_t> bytes) {
    constexpr std::array<std::pair<char, std::size_t>, 6> kTypes{
        {{'f', 8}, {'f', 4}, {'i', 4}, {'i', 2}, {'u', 2}, {'u', 1}}};
    constexpr std::uint32_t kMostRows = 0x7fffffff;
    if (bytes.size() < kMat4Head) return std::nullopt;
    for (const bool isBigEndian : {false, true}) {
        const std::uint32_t kind = mat4Number(bytes, 0, isBigEndian), type = kind / 10 % 10;
        const std::uint32_t rows = mat4Number(bytes, 1, isBigEndian), columns = mat4Number(bytes, 2, isBigEndian);
        const std::uint32_t complex = mat4Number(bytes, 3, isBigEndian), name = mat4Number(bytes, 4, isBigEndian);
        const bool isKind =
            kind / 1000 == (isBigEndian ? 1 : 0) && kind / 100 % 10 == 0 && type < kTypes.size() && kind % 10 < 3;
        if (!isKind || rows > kMostRows || columns > kMostRows || complex > 1 || name < 2 || name > kLongestMat4Name)
            continue;
        return Mat4Head{isBigEndian, kTypes[type].first, kTypes[type].second, kind % 10, rows, columns, complex == 1,
                        name};
    }
    return std::nullopt;
}

/// A name of MATLAB with a zero behind it; nothing where the bytes are none.
std::optional<std::string> nameOfMatrix(std::span<const std::uint8_t> bytes) {
    const auto isOfName = [](std::uint8_t c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    const auto name = bytes.first(bytes.size() - 1);
    if (bytes.back() != 0 || !std::ranges::all_of(name, isOfName)) return std::nullopt;
    return std::string(name.begin(), name.end());
}

/// Why the numbers of a matrix are not taken; empty where they are.
Message flawOfMatrix(const Mat4Head& head) {
    if (head.use == 1) return Message::tr("is text");
    if (head.use == 2) return Message::tr("is a sparse array; save it with full()");
    if (head.isComplex) return Message::tr("holds complex numbers; save their abs()");
    return head.byteCount() == 0 ? Message::tr("is empty") : Message();
}

void addMatrix(ArrayFile& file, const std::string& name, const Mat4Head& head, const SharedBytes& numbers) {
    if (const Message flaw = flawOfMatrix(head); !flaw.isEmpty()) return file.skipped.push_back({name, flaw});
    const NpyHeader header{head.kind, head.isBigEndian, head.itemSize, true, {head.rows, head.columns}};
    file.arrays.push_back({name, withoutSingleLengths(header), false, [numbers](const Progress&) { return numbers; }});
}

}  // namespace

bool isMat4File(const std::string& path) {
    try {
        std::array<std::uint8_t, kMat4Head + kLongestMat4Name> start{};
        const std::size_t size = FileSource(path).read(start);
        const auto head = headOf(std::span(start).first(size));
        return head && kMat4Head + head->nameLength <= size &&
               nameOfMatrix(std::span(start).subspan(kMat4Head, head->nameLength));
    } catch (const Error&) {
        return false;
    }
}

ArrayFile readMat4File(const std::string& path) {
    const SharedBytes whole = wholeFile(path);
    ArrayFile file;
    for (std::size_t at = 0; at < whole.bytes.size();) {
        if (file.arrays.size() + file.skipped.size() == kMaxMat4Matrices) {
            file.notes.push_back(Message::tr("The matrices behind the first %1 were not read.", kMaxMat4Matrices));
            break;
        }
        const auto rest = whole.bytes.subspan(at);
        const auto head = headOf(rest);
        const bool hasName = head && kMat4Head + head->nameLength <= rest.size();
        const auto name = hasName ? nameOfMatrix(rest.subspan(kMat4Head, head->nameLength)) : std::nullopt;
        const std::size_t begin = name ? kMat4Head + head->nameLength : 0;
        if (!name || head->byteCount() > rest.size() - begin)
            throw Error(ErrorKind::Damaged,
                        Message::tr("'%1', a MATLAB file of version 4, is damaged or cut short at byte %2; copy or "
                                    "download it again.",
                                    path, at));
        const auto size = static_cast<std::size_t>(head->byteCount());
        addMatrix(file, *name, *head, whole.part(at + begin, size));
        at += begin + size;
    }
    if (!file.arrays.empty()) return file;
    if (file.skipped.empty()) throw Error(ErrorKind::TooFew, Message::tr("'%1' holds no array of numbers.", path));
    const auto& [what, why] = file.skipped.front();
    throw Error(ErrorKind::TooFew, Message::tr("'%1' holds no array of numbers; its '%2' %3.", path, what, why));
}

}  // namespace lunette
