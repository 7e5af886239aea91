#include "io/Archive.h"

#include "io/ByteReader.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <cerrno>
#include <clocale>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <unistd.h>

namespace lunette {
namespace {

constexpr std::size_t kArchivePiece = std::size_t{1} << 16;
constexpr std::size_t kMaxEntries = 65536, kMaxEntriesOfAll = std::size_t{1} << 20;
/// What libarchive may read before the first entry. It keeps about 5 bytes in memory for each byte of a directory.
constexpr std::uint64_t kLongestDirectory = std::uint64_t{32} << 20, kLongestOfAll = std::uint64_t{96} << 20;
/// What a packed file may unpack to that is no bomb: so much, or so many times its size.
constexpr std::int64_t kMaxTarUnpacked = std::int64_t{16} << 30, kMaxUnpackedToLook = std::int64_t{1} << 30;
constexpr std::int64_t kMaxTimes = 1000;
constexpr std::size_t kTarHeader = 512;

/// libarchive converts names to the thread's locale, which is to be UTF-8 whatever the user's is.
class Utf8Names {
public:
    Utf8Names() {
        static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        if (utf8 != nullptr) before_ = uselocale(utf8);
    }
    ~Utf8Names() {
        if (before_ != nullptr) uselocale(before_);
    }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

private:
    locale_t before_ = nullptr;
};

}  // namespace

/// libarchive at one place of the file.
class Archive::Reader {
public:
    /// Of a file that is looked at, and not opened, no more than a part is unpacked.
    enum class Use { Open, Look };

    Reader(const std::string& path, Formats formats, Use use = Use::Open, const Progress& progress = {})
        : handle_(archive_read_new()),
          piece_(kArchivePiece),
          longestDirectory_(formats == Formats::Zip ? kLongestDirectory : kLongestOfAll),
          use_(use),
          progress_(progress) {
        if (!handle_) throw std::bad_alloc();
        requireRegularFile(path);
        file_ = open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file_ < 0)
            throw Error(ErrorKind::Unreadable,
                        Message::tr("'%1' cannot be opened: %2.", path, Message::ofSystem(errno)));
        // By its directory only, so that the rest of a truncated file is not taken for the whole.
        archive_read_support_format_zip_seekable(handle());
        if (formats != Formats::Zip) supportAll();
        if (formats == Formats::Any) archive_read_support_format_raw(handle());
        archive_read_set_read_callback(handle(), readPiece);
        archive_read_set_seek_callback(handle(), seekTo);
        archive_read_set_callback_data(handle(), this);
        archive_read_open1(handle());
    }
    ~Reader() {
        handle_.reset();
        if (file_ >= 0) close(file_);
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    archive* handle() const { return handle_.get(); }

    /// Goes to the next entry. Returns ARCHIVE_EOF behind the last one, and libarchive's other results.
    int next() {
        const Utf8Names utf8;
        const int result = archive_read_next_header(handle(), &entry_);
        directoryIsRead_ = true;
        wasRead_ = false;
        isDone_ = result == ARCHIVE_EOF || result == ARCHIVE_FATAL;
        if (!isDone_) ++passed_;
        return result;
    }
    /// Whether it can go to this entry, and read it from its beginning, without reopening the file.
    bool reaches(std::size_t entry) const {
        return !isDone_ && (passed_ <= entry || (passed_ == entry + 1 && !wasRead_));
    }
    /// The name, the size and the flaw of the present entry.
    Entry entry() const {
        const Utf8Names utf8;
        const char* name = archive_entry_pathname(entry_);
        Entry entry{name != nullptr ? name : "", static_cast<std::uint64_t>(archive_entry_size(entry_))};
        if (archive_entry_is_encrypted(entry_) != 0)
            entry.flaw = Message::tr("is encrypted; save it without a password");
        const bool isLink = archive_entry_symlink(entry_) != nullptr || archive_entry_hardlink(entry_) != nullptr;
        const auto type = archive_entry_filetype(entry_);
        entry.kind = type == AE_IFDIR             ? Entry::Kind::Folder
                     : isLink || type != AE_IFREG ? Entry::Kind::Other
                                                  : Entry::Kind::File;
        return entry;
    }
    /// The entries gone to so far, the present one included.
    std::size_t passed() const { return passed_; }
    void noteReading() { wasRead_ = true; }

    bool wasCancelled() const { return wasCancelled_; }
    /// libarchive calls this for a format that it has not found, too.
    bool isEncrypted() const {
        return archive_format(handle()) != 0 && archive_read_has_encrypted_entries(handle()) > 0;
    }

    /// Whether the file could not be read, whatever it holds.
    bool hasFailed() const { return !failure_.isEmpty(); }

    Message cause() const {
        if (hasFailed()) return failure_;
        const char* text = archive_error_string(handle());
        if (text == nullptr) return Message::tr("unknown cause");
        std::string cause = text;
        while (cause.ends_with('\n')) cause.pop_back();
        return cause;
    }

private:
    void supportAll() const {
        archive_read_support_format_tar(handle());
        archive_read_support_format_7zip(handle());
        for (const auto support : {archive_read_support_filter_gzip, archive_read_support_filter_bzip2,
                                   archive_read_support_filter_xz, archive_read_support_filter_zstd})
            support(handle());
    }

    /// Why reading has to end here; empty where it may go on.
    Message whyEnough(archive* handle) {
        const std::int64_t unpacked = archive_filter_bytes(handle, 0), packed = archive_filter_bytes(handle, -1);
        if (use_ == Use::Look)
            return unpacked > kMaxUnpackedToLook ? Message::tr("looked at for long enough") : Message();
        if (unpacked > kMaxTarUnpacked && unpacked / kMaxTimes > packed)
            return Message::tr("it unpacks to a thousand times its size");
        wasCancelled_ = progress_ && !progress_(0.0);
        return wasCancelled_ ? Message::tr("cancelled") : Message();
    }

    la_ssize_t failWith(archive* handle, int number, const Message& failure) {
        failure_ = failure;
        archive_set_error(handle, number, "%s", failure.english().c_str());
        return ARCHIVE_FATAL;
    }

    static la_ssize_t readPiece(archive* handle, void* self, const void** piece) {
        Reader& reader = *static_cast<Reader*>(self);
        if (const Message enough = reader.whyEnough(handle); !enough.isEmpty())
            return reader.failWith(handle, EFBIG, enough);
        const ssize_t count = ::read(reader.file_, reader.piece_.data(), reader.piece_.size());
        if (count < 0) reader.failWith(handle, errno, Message::ofSystem(errno));
        if (!reader.directoryIsRead_) reader.directorySize_ += static_cast<std::uint64_t>(std::max<ssize_t>(count, 0));
        if (reader.directorySize_ > reader.longestDirectory_)
            return reader.failWith(handle, EFBIG,
                                   reader.longestDirectory_ == kLongestDirectory
                                       ? Message::tr("its directory is longer than 32 MiB")
                                       : Message::tr("its directory is longer than 96 MiB"));
        *piece = reader.piece_.data();
        return count;
    }
    static la_int64_t seekTo(archive*, void* self, la_int64_t offset, int whence) {
        const off_t place = lseek(static_cast<Reader*>(self)->file_, offset, whence);
        return place < 0 ? la_int64_t{ARCHIVE_FATAL} : la_int64_t{place};
    }

    struct Closer {
        void operator()(archive* handle) const { archive_read_free(handle); }
    };
    std::unique_ptr<archive, Closer> handle_;
    archive_entry* entry_ = nullptr;
    std::vector<std::uint8_t> piece_;
    std::uint64_t longestDirectory_;
    Use use_;
    Progress progress_;
    bool wasCancelled_ = false;
    int file_ = -1;
    Message failure_;                  ///< of reading the file, which formats have other words for
    std::uint64_t directorySize_ = 0;  ///< in bytes, with all else that is read before the first entry
    bool directoryIsRead_ = false;
    std::size_t passed_ = 0;
    bool wasRead_ = false;  ///< something of the present entry
    bool isDone_ = false;   ///< no entry is present, and none comes
};

/// The bytes of the entry that its reader has gone to.
class Archive::EntrySource final : public ByteSource {
public:
    enum class Check { All, NoneAtTheEnd };

    EntrySource(const Archive& archive, Reader& reader, std::size_t entry, Check check)
        : archive_(archive), reader_(reader), entry_(entry), check_(check), left_(archive.entries()[entry].size) {
        reader_.noteReading();
    }

    std::size_t read(std::span<std::uint8_t> out) override {
        std::size_t done = 0;
        while (done < out.size() && (!block_.empty() || nextBlock())) {
            const std::size_t count = std::min(out.size() - done, block_.size());
            std::copy_n(block_.begin(), count, out.begin() + static_cast<std::ptrdiff_t>(done));
            block_ = block_.subspan(count);
            done += count;
        }
        left_ -= std::min<std::uint64_t>(left_, done);
        return done;
    }

    std::uint64_t upperBound() const override { return left_; }

private:
    /// False at the end. A wrong size or checksum is a warning that comes with the last block, or after it.
    bool nextBlock() {
        int result = warning_.isEmpty() ? ARCHIVE_OK : ARCHIVE_WARN;
        while (block_.empty() && result == ARCHIVE_OK) {
            const void* data = nullptr;
            std::size_t size = 0;
            la_int64_t offset = 0;
            result = archive_read_data_block(reader_.handle(), &data, &size, &offset);
            if (result == ARCHIVE_OK || result == ARCHIVE_WARN) block_ = {static_cast<const std::uint8_t*>(data), size};
            if (result == ARCHIVE_WARN) warning_ = reader_.cause();
        }
        if (!block_.empty()) return true;
        if (result == ARCHIVE_EOF || (result == ARCHIVE_WARN && check_ == Check::NoneAtTheEnd)) return false;
        const Message cause = warning_.isEmpty() ? reader_.cause() : warning_;
        if (result == ARCHIVE_FAILED)
            archive_.fail(entry_, ErrorKind::Unsupported,
                          Message::tr("cannot be unpacked (%1); pack it in another way", cause));
        archive_.fail(entry_, ErrorKind::Damaged,
                      Message::tr("cannot be unpacked (%1); copy or download it again", cause));
    }

    const Archive& archive_;
    Reader& reader_;
    std::size_t entry_;
    Check check_;
    std::uint64_t left_;
    std::span<const std::uint8_t> block_;
    Message warning_;
};

Archive::Archive(const std::string& path, Formats formats, const Progress& progress) : path_(path), formats_(formats) {
    Reader reader(path_, formats, Reader::Use::Open, progress);
    const std::size_t most = formats == Formats::Zip ? kMaxEntries : kMaxEntriesOfAll;
    int result = reader.next();
    for (; result != ARCHIVE_EOF && result != ARCHIVE_FATAL; result = reader.next()) {
        if (entries_.size() == most)
            throw Error(ErrorKind::TooLarge,
                        Message::tr("'%1' holds more than %2 members; unpack it and open its folder.", path_,
                                    std::string(formats == Formats::Zip ? "65,536" : "1,048,576")));
        Entry entry = reader.entry();
        if (result != ARCHIVE_OK && entry.flaw.isEmpty())
            entry.flaw = Message::tr("is damaged (%1); copy or download it again", reader.cause());
        entries_.push_back(std::move(entry));
    }
    if (result == ARCHIVE_EOF) return;
    if (reader.wasCancelled()) throw Cancelled();
    if (reader.isEncrypted())
        throw Error(ErrorKind::Unsupported, Message::tr("'%1' is encrypted; save it without a password.", path_));
    const bool isUnknown = archive_format(reader.handle()) == 0 && !reader.hasFailed();
    if (!isUnknown)
        throw Error(ErrorKind::Damaged,
                    Message::tr("'%1' is damaged (%2); copy or download it again.", path_, reader.cause()));
    if (formats == Formats::Zip)
        throw Error(
            ErrorKind::Damaged,
            Message::tr("'%1' is no ZIP file, holds nothing or is cut short; copy or download it again.", path_));
    throw Error(
        ErrorKind::Damaged,
        Message::tr("'%1' is no archive that can be read, holds nothing or is cut short; copy or download it again.",
                    path_));
}

bool Archive::visitNames(const std::string& path, const std::function<bool(const std::string&)>& visit) {
    try {
        Reader reader(path, Formats::All, Reader::Use::Look);
        int result = reader.next();
        for (; result != ARCHIVE_EOF && result != ARCHIVE_FATAL; result = reader.next())
            if (!visit(reader.entry().name)) return true;
        return result == ARCHIVE_EOF;
    } catch (const Error&) {
        return false;
    }
}

bool beginsAsArchive(std::string_view start) {
    const bool isTar = start.size() >= kTarHeader && start.substr(257).starts_with("ustar");
    return isTar || start.starts_with("PK\x03\x04") || start.starts_with("7z\xBC\xAF\x27\x1C") ||
           start.starts_with("\x1F\x8B") || start.starts_with("BZh") ||
           start.starts_with(std::string_view("\xFD"
                                              "7zXZ\0",
                                              6)) ||
           start.starts_with("\x28\xB5\x2F\xFD");
}

std::string archiveStart(const std::string& path) {
    try {
        return beginningOf(path, kTarHeader);
    } catch (const Error&) {
        return {};
    }
}

Archive::~Archive() = default;

/// A reader that has gone to this entry and read nothing of it.
Archive::Reader& Archive::readerAt(std::size_t entry) {
    if (!entries_[entry].flaw.isEmpty()) fail(entry, ErrorKind::Damaged, entries_[entry].flaw);
    if (reader_ == nullptr || !reader_->reaches(entry)) reader_ = std::make_unique<Reader>(path_, formats_);
    while (reader_->passed() <= entry) {
        const int result = reader_->next();
        if (result == ARCHIVE_EOF || result == ARCHIVE_FATAL)
            fail(entry, ErrorKind::Unreadable,
                 Message::tr("can no longer be read; the file has changed, so open it again"));
    }
    return *reader_;
}

std::vector<std::uint8_t> Archive::beginning(std::size_t entry, std::size_t most) {
    EntrySource source(*this, readerAt(entry), entry, EntrySource::Check::NoneAtTheEnd);
    std::vector<std::uint8_t> result(static_cast<std::size_t>(std::min<std::uint64_t>(most, entries_[entry].size)));
    result.resize(source.read(result));
    return result;
}

std::unique_ptr<ByteSource> Archive::source(std::size_t entry) {
    return std::make_unique<EntrySource>(*this, readerAt(entry), entry, EntrySource::Check::All);
}

SharedBytes Archive::contents(std::size_t entry, const Bound& bound, const Progress& progress) {
    const Entry& claimed = entries_[entry];
    if (claimed.size > bound.bytes)
        fail(entry, ErrorKind::TooLarge,
             Message::tr("unpacks to %1 MiB, and Lunette unpacks at most %2 MiB; %3", claimed.size >> 20,
                         bound.bytes >> 20, bound.remedy));
    ByteReader reader(source(entry), path_ + ", member " + claimed.name);
    const auto bytes = std::make_shared<const std::vector<std::uint8_t>>(
        reader.bytes(claimed.size, Message::tr("contents"), progress));
    reader.expectEnd();
    return {bytes, *bytes};
}

void Archive::fail(std::size_t entry, ErrorKind kind, const Message& what) const {
    throw Error(kind, Message::tr("'%1': its member '%2' %3.", path_, entries_[entry].name, what));
}

}  // namespace lunette
