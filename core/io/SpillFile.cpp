#include "io/SpillFile.h"

#include "Error.h"
#include "io/AtomicFile.h"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <mutex>
#include <unistd.h>

namespace lunette {
namespace {

/// Holes are made of whole blocks of the disk.
constexpr std::int64_t kSpillBlock = 4096;

std::int64_t roundedUp(std::int64_t bytes) { return (bytes + kSpillBlock - 1) / kSpillBlock * kSpillBlock; }

/// -1, with errno, where the folder cannot have one.
int openUnnamed(const std::string& folder) {
    const int unnamed = open(folder.c_str(), O_RDWR | O_TMPFILE | O_CLOEXEC, 0600);
    if (unnamed >= 0) return unnamed;
    std::string name = folder + "/spilled-XXXXXX";
    const int named = mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0) unlink(name.c_str());
    return named;
}

/// Calls transfer(bytes, count, offset), which is pread() or pwrite(), until all are through.
template <class Byte, class Transfer>
bool transferAll(std::span<Byte> bytes, std::int64_t offset, const Transfer& transfer) {
    while (!bytes.empty()) {
        errno = 0;
        const ssize_t done = transfer(bytes.data(), bytes.size(), offset);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(done));
        offset += done;
    }
    return true;
}

}  // namespace

struct SpillFile::Disk {
    explicit Disk(std::string inFolder) : folder(std::move(inFolder)) {}
    ~Disk() {
        if (descriptor >= 0) close(descriptor);
    }

    /// Room for so many bytes behind all that there is.
    std::int64_t claim(std::size_t count) {
        const std::lock_guard lock(mutex);
        if (descriptor < 0) {
            makeFolder(folder);
            descriptor = openUnnamed(folder);
            if (descriptor < 0) fail(errno);
        }
        const std::int64_t offset = end;
        end += roundedUp(static_cast<std::int64_t>(count));
        bytes += count;
        return offset;
    }

    void giveBack(std::int64_t offset, std::size_t count) {
        const std::lock_guard lock(mutex);
        bytes -= count;
        const std::int64_t length = roundedUp(static_cast<std::int64_t>(count));
        if (bytes == 0) end = 0;
        if (offset + length == end) end = offset;
        // A disk that cannot make holes keeps the room until what lies behind goes, too.
        if (offset >= end)
            (void)!ftruncate(descriptor, end);
        else
            (void)fallocate(descriptor, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, offset, length);
    }

    [[noreturn]] void fail(int cause) const {
        throw Error(ErrorKind::Unwritable,
                    Message::tr("A file in '%1' cannot be written: %2.", folder, Message::ofSystem(cause)));
    }

    const std::string folder;
    std::mutex mutex;
    int descriptor = -1;  ///< once opened, it stays
    std::int64_t end = 0;
    std::size_t bytes = 0;
};

SpillFile::Piece::Piece(std::shared_ptr<Disk> disk, std::int64_t offset, std::size_t bytes, std::uint32_t checksum)
    : disk_(std::move(disk)), offset_(offset), bytes_(bytes), checksum_(checksum) {}

SpillFile::Piece::~Piece() { disk_->giveBack(offset_, bytes_); }

void SpillFile::Piece::read(std::span<const std::span<Scalar>> parts) const {
    std::int64_t offset = offset_;
    uLong checksum = crc32_z(0, nullptr, 0);
    bool isRead = true;
    int cause = 0;
    for (const auto part : parts) {
        const std::span<std::uint8_t> bytes(reinterpret_cast<std::uint8_t*>(part.data()), part.size_bytes());
        isRead = transferAll(bytes, offset, [this](std::uint8_t* to, std::size_t count, std::int64_t from) {
            return pread(disk_->descriptor, to, count, from);
        });
        if (!isRead) {
            cause = errno;
            break;
        }
        checksum = crc32_z(checksum, bytes.data(), bytes.size());
        offset += static_cast<std::int64_t>(bytes.size());
    }
    if (cause != 0)
        throw Error(ErrorKind::Unreadable,
                    Message::tr("The file in '%1' cannot be read: %2.", disk_->folder, Message::ofSystem(cause)));
    if (!isRead || checksum != checksum_ || offset != offset_ + static_cast<std::int64_t>(bytes_))
        throw Error(
            ErrorKind::Damaged,
            Message::tr("The file in '%1' does not hold what was written to it; check the disk.", disk_->folder));
}

SpillFile::SpillFile(const std::string& folder) : disk_(std::make_shared<Disk>(folder)) {}

std::shared_ptr<const SpillFile::Piece> SpillFile::write(std::span<const std::span<const Scalar>> parts) {
    std::size_t count = 0;
    uLong checksum = crc32_z(0, nullptr, 0);
    for (const auto part : parts) {
        count += part.size_bytes();
        checksum = crc32_z(checksum, reinterpret_cast<const Bytef*>(part.data()), part.size_bytes());
    }
    const std::int64_t start = disk_->claim(count);
    // From here on the piece gives the room back, whatever happens.
    auto piece = std::make_shared<const Piece>(disk_, start, count, static_cast<std::uint32_t>(checksum));
    std::int64_t offset = start;
    for (const auto part : parts) {
        const std::span<const std::uint8_t> bytes(reinterpret_cast<const std::uint8_t*>(part.data()),
                                                  part.size_bytes());
        const auto put = [this](const std::uint8_t* from, std::size_t size, std::int64_t to) {
            return pwrite(disk_->descriptor, from, size, to);
        };
        if (!transferAll(bytes, offset, put)) disk_->fail(errno != 0 ? errno : EIO);
        offset += static_cast<std::int64_t>(bytes.size());
    }
    return piece;
}

std::size_t SpillFile::bytes() const {
    const std::lock_guard lock(disk_->mutex);
    return disk_->bytes;
}

}  // namespace lunette
