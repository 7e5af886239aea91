#pragma once

#include "io/ArrayFile.h"
#include "io/ChildSource.h"

#include <optional>
#include <string>

namespace lunette {

/// Why an array in a file cannot be read.
enum class ArrayFlaw : std::uint8_t {
    None,
    Damaged,
    Empty,
    SingleValue,
    NoDimensions,
    TooLarge,
    NoNumbers,
    OtherClass,  ///< of MATLAB
    OddIntegers,
    OddReals,
    Complex,
    Records,
    References,
    Text,
    VaryingText,
    LongText,
    OfOtherDatasets,
    InOtherFiles,
    UnknownFilter,
    LargeChunks,
    Cell,
    Structure,
    Sparse,
};

/// An array as a library finds it in a file.
struct ListedArray {
    std::string name;
    ArrayFlaw flaw = ArrayFlaw::None;
    NpyHeader header{};
    std::optional<std::uint64_t> place{};  ///< where its numbers lie in the file, in one piece and as they are
    std::string filter{};                  ///< the name of one that is not known
};

/// A reader of arrays that is not Lunette's. Both functions run in a process of their own (ChildSource.h), and may
/// crash.
class ArrayLibrary {
public:
    virtual ~ArrayLibrary() = default;
    /// Throws where the file cannot be read. At most 1,000 arrays.
    virtual std::vector<ListedArray> list(const std::string& path) const = 0;
    /// Gives header.byteCount() bytes to the sink; throws where it cannot.
    virtual void read(const std::string& path, const ListedArray& array, const ChildSource::Sink& sink) const = 0;
};

/// The arrays that a library finds in a file. Nothing is believed of what it says: a size beyond kMaxPackedRatio times
/// that of the file, or a place outside it, is a flaw. Numbers that lie in one piece are mapped or read with the file
/// (WholeFile.h); of the others at most kMaxUnpacked bytes are read at once, and `tooLarge` says what to do about more.
/// The library must outlive the result. Throws Error where the file is damaged or holds no array.
ArrayFile readArrays(const ArrayLibrary& library, const std::string& path, const Message& tooLarge);

}  // namespace lunette
