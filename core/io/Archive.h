#pragma once

#include "data/Dataset.h"
#include "data/Progress.h"
#include "io/ByteSource.h"

#include <functional>
#include <string>
#include <string_view>

namespace lunette {

/// A file that holds others, read by libarchive: a ZIP file, its entries stored or packed by any method that libarchive
/// knows, or, on request, also a 7z file or a TAR file, plain or packed. Entries are only read; their names are
/// never paths to write to.
///
/// Reading entries in their order goes through the file once; going back begins anew. An archive is used by one thread
/// at a time.
class Archive {
public:
    /// Of any: one file that is packed by itself is an archive of it, too.
    enum class Formats { Zip, All, Any };

    struct Entry {
        enum class Kind { File, Folder, Other };  ///< Other: a link, a device
        std::string name;                         ///< in UTF-8 where the archive says so, else its bytes as they are
        std::uint64_t size = 0;                   ///< unpacked, in bytes, as the archive claims
        Message flaw{};  ///< why it cannot be read, after "its member 'x'"; empty where it may be readable
        Kind kind = Kind::File;
    };

    /// How much memory a whole entry may take, and what to do about one that needs more.
    struct Bound {
        std::uint64_t bytes;
        Message remedy;
    };

    /// Lists the entries. Throws Error naming the path where it is no file (as FileSource does) or no ZIP file, where
    /// its directory is damaged, and where it lists more than 65,536 entries; of others 1,048,576. A packed TAR
    /// file is read to its end for that; one that is cut short, or unpacks to a thousand times its size and more than
    /// 16 GiB, throws Error too.
    explicit Archive(const std::string& path, Formats formats = Formats::Zip, const Progress& progress = {});
    ~Archive();

    const std::vector<Entry>& entries() const { return entries_; }

    /// Calls visit(name) for the entries of an archive of any format for as long as it returns true and they can be
    /// read. Of a packed file at most 1 GiB is unpacked. False where an entry could not be read; never throws for what
    /// the file holds.
    static bool visitNames(const std::string& path, const std::function<bool(const std::string&)>& visit);

    /// At most `most` bytes from an entry's beginning, unpacked; their checksum is not checked. Throws Error
    /// naming the path and the entry.
    std::vector<std::uint8_t> beginning(std::size_t entry, std::size_t most);

    /// All of an entry, unpacked as it is read; its size and checksum are checked at its end. Valid until
    /// another entry is read; the archive must outlive it. Throws Error naming the path and the entry, as does reading.
    std::unique_ptr<ByteSource> source(std::size_t entry);

    /// A whole entry, its size and checksum checked. Throws Error naming the path and the entry, at once where
    /// it claims to be larger than the bound.
    SharedBytes contents(std::size_t entry, const Bound& bound, const Progress& progress);

private:
    class Reader;
    class EntrySource;

    Reader& readerAt(std::size_t entry);
    [[noreturn]] void fail(std::size_t entry, ErrorKind kind, const Message& what) const;

    std::string path_;
    Formats formats_ = Formats::Zip;
    std::unique_ptr<Reader> reader_;
    std::vector<Entry> entries_;
};

/// The first 512 bytes of a file, or all of a shorter one; nothing where it cannot be read.
std::string archiveStart(const std::string& path);

/// Whether they are those of a ZIP, 7z or TAR file, or of one packed by gzip, bzip2, xz or Zstandard.
bool beginsAsArchive(std::string_view start);

}  // namespace lunette
