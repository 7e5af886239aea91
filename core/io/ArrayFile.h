#pragma once

#include "data/Dataset.h"
#include "data/Progress.h"
#include "io/NpyHeader.h"

#include <functional>

namespace lunette {

/// How many times larger than its file data may claim to be: deflate packs at most 1,032 bytes into one.
constexpr std::uint64_t kMaxPackedRatio = 1100;

/// An array in a file whose numbers (or text) are not read yet.
struct StoredArray {
    std::string name;  ///< the member's, without ".npy"; of an .npy file its own, without ".npy"
    NpyHeader header;
    bool isPacked = false;  ///< in an archive, so that its numbers take memory of their own once they are read
    /// header.byteCount() bytes, seen to be whole. Throws Error.
    std::function<SharedBytes(const Progress&)> numbers;
    /// The same bytes one after the other, for who needs only the first of them or has no room for all; empty where
    /// numbers() takes no memory of its own, or cannot do with less.
    std::function<std::unique_ptr<ByteSource>()> stream{};
    std::string labelsOf{};  ///< of a column of labels: the array whose rows it was a part of
    Message whole{};         ///< of rows without such a column: the contents with it

    /// "100 x 28 x 28, uint8", as the file has it.
    Message contents() const {
        return whole.isEmpty() ? Message::tr("%1, %2", header.shapeText(), header.typeName()) : whole;
    }
};

struct ArrayFile {
    std::vector<StoredArray> arrays;             ///< of numbers or text
    std::vector<ImportReport::Skipped> skipped;  ///< members that hold neither or cannot be read, and why
    std::vector<Message> notes{};                ///< on what was understood in one of several ways, a sentence each

    /// Null where there is none of that name.
    const StoredArray* find(const std::string& name) const;
    /// The first of these names that there is; null where there is none.
    const StoredArray* findFirst(const std::vector<std::string>& names) const;
    /// Throws Error naming what there is instead; `path` is this file's.
    const StoredArray& demand(const std::string& name, const std::string& path) const;
};

/// The one array of an .npy file. Throws Error for anything but a whole one.
ArrayFile readNpyFile(const SharedBytes& file, const std::string& path);

/// The arrays of an .npz file. Members that are none, or that hold Python objects, are skipped; those are never run.
/// Throws Error for a file that is not a ZIP file or holds no readable array. The numbers of an array are unpacked when
/// they are read, stored or not, and are at most kMaxUnpacked bytes.
ArrayFile readNpzFile(const std::string& path);

}  // namespace lunette
