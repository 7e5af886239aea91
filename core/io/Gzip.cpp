#include "io/Gzip.h"

#include "Error.h"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <limits>

namespace lunette {
namespace {

/// zlib's buffer for packed bytes; that for unpacked ones is twice as large. Where the latter is just full as the file
/// ends, zlib takes a stream without its checksum for a whole one. Of a prime number that is no length of a dataset.
constexpr unsigned kGzipBuffer = 65'521;

class GzipFile final : public ByteSource {
public:
    explicit GzipFile(const std::string& path) : path_(path) {
        requireRegularFile(path);
        errno = 0;
        file_.reset(gzopen(path.c_str(), "rbe"));  // e: programs that this one starts do not inherit it
        if (!file_)
            throw Error(ErrorKind::Unreadable, Message::tr("'%1' cannot be opened: %2.", path_,
                                                           Message::ofSystem(errno == 0 ? ENOMEM : errno)));
        gzbuffer(file_.get(), kGzipBuffer);
        std::error_code failure;
        size_ = std::filesystem::file_size(path, failure);
        if (failure)
            throw Error(ErrorKind::Unreadable,
                        Message::tr("'%1' cannot be read: %2.", path_, Message::ofSystem(failure)));
    }

    std::size_t read(std::span<std::uint8_t> out) override {
        std::size_t done = 0;
        while (done < out.size()) {
            // Not more than a buffer at once, because zlib would pass its own by.
            const std::size_t some = std::min<std::size_t>(out.size() - done, kGzipBuffer);
            const std::size_t count = gzfread(out.data() + done, 1, some, file_.get());
            done += count;
            if (count == some) continue;
            failUnlessEnded();
            break;
        }
        return done;
    }

    /// Deflate packs at most 1,032 bytes into one.
    std::uint64_t upperBound() const override {
        constexpr std::uint64_t kRatio = 1032;
        constexpr std::uint64_t kPending = 4 * std::uint64_t{kGzipBuffer};  // unpacked, and not yet read
        if (gzdirect(file_.get()) != 0) return left(gztell(file_.get()));
        const std::uint64_t packed = left(gzoffset(file_.get()));
        return packed > (std::numeric_limits<std::uint64_t>::max() - kPending) / kRatio
                   ? std::numeric_limits<std::uint64_t>::max()
                   : packed * kRatio + kPending;
    }

private:
    void failUnlessEnded() const {
        int result = Z_OK;
        const char* cause = gzerror(file_.get(), &result);
        if (result == Z_OK) return;
        if (result == Z_ERRNO)
            throw Error(ErrorKind::Unreadable,
                        Message::tr("'%1' cannot be read: %2.", path_, Message::ofSystem(errno)));
        if (result == Z_BUF_ERROR)
            throw Error(
                ErrorKind::Damaged,
                Message::tr("'%1' is cut short: its packed stream does not end; copy or download it again.", path_));
        throw Error(
            ErrorKind::Damaged,
            Message::tr("'%1' is damaged: its packed stream cannot be unpacked (%2); copy or download it again.", path_,
                        std::string(cause)));
    }

    std::uint64_t left(z_off_t place) const {
        const auto done = static_cast<std::uint64_t>(place < 0 ? 0 : place);
        return done > size_ ? 0 : size_ - done;
    }

    struct Closer {
        void operator()(gzFile_s* file) const { gzclose(file); }
    };
    std::string path_;
    std::unique_ptr<gzFile_s, Closer> file_;
    std::uint64_t size_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> openPossiblyPacked(const std::string& path) { return std::make_unique<GzipFile>(path); }

}  // namespace lunette
