#include "io/AtomicFile.h"

#include "Error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace lunette {

namespace {

namespace fs = std::filesystem;

Message remedy(int cause) {
    switch (cause) {
        case ENOSPC:
        case EDQUOT:
            return Message::tr("free some space or choose another disk");
        case EACCES:
        case EPERM:
        case EROFS:
            return Message::tr("choose a folder that you may write to");
        case ENOENT:
            return Message::tr("make its folder first");
        case ENOTDIR:
            return Message::tr("part of its path is a file; choose another folder");
        case ENAMETOOLONG:
            return Message::tr("choose a shorter name");
        case EFBIG:
            return Message::tr(
                "files may not become that large here: raise the limit (ulimit -f) or choose another disk");
        default:
            return Message::tr("check the disk or choose another folder");
    }
}

[[noreturn]] void fail(const std::string& path, int cause) {
    throw Error(ErrorKind::Unwritable,
                Message::tr("'%1' cannot be written: %2; %3.", path, Message::ofSystem(cause), remedy(cause)));
}

/// The file that a chain of links ends at, which need not exist.
fs::path followLinks(const std::string& path) {
    fs::path target = path;
    std::error_code failure;
    for (int i = 0; fs::is_symlink(fs::symlink_status(target, failure)); ++i) {
        if (i == 40) fail(path, ELOOP);
        const fs::path next = fs::read_symlink(target, failure);
        if (failure) fail(path, failure.value());
        target = next.is_absolute() ? next : target.parent_path() / next;
    }
    return target;
}

fs::path folderOf(const fs::path& target) { return target.has_parent_path() ? target.parent_path() : fs::path("."); }

/// The new file takes the old one's owner, where this process may give it away, and permissions.
bool inherit(int descriptor, const struct stat& existing) {
    struct stat own {};
    if (fstat(descriptor, &own) != 0) return false;
    if (own.st_uid != existing.st_uid || own.st_gid != existing.st_gid)
        (void)!fchown(descriptor, existing.st_uid, existing.st_gid);
    return fchmod(descriptor, existing.st_mode & 07777) == 0;
}

/// Throws Error for what is there under that name and is no file.
void requireFile(const std::string& path, const struct stat& existing) {
    if (S_ISDIR(existing.st_mode))
        throw Error(ErrorKind::Unwritable, Message::tr("'%1' is a folder; give the name of a file in it.", path));
    if (!S_ISREG(existing.st_mode))
        throw Error(ErrorKind::Unwritable, Message::tr("'%1' is not a regular file; choose another name.", path));
}

/// A file beside the target, gone again unless renameTo() is reached. Where the file system can it has no name until
/// then, so that not even a kill leaves it behind.
class TemporaryFile {
public:
    explicit TemporaryFile(const fs::path& target) : folder_(folderOf(target)) {
        if (access(kOpenFiles, X_OK) == 0) descriptor_ = open(folder_.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
        if (descriptor_ >= 0) return;
        const bool named = takeFreeName(target, [this](const char* name) {
            descriptor_ = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
            return descriptor_ >= 0;
        });
        if (!named) fail(target.string(), errno);
    }
    ~TemporaryFile() {
        if (descriptor_ >= 0) close(descriptor_);
        if (!path_.empty()) unlink(path_.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    int descriptor() const { return descriptor_; }

    bool write(std::span<const std::uint8_t> bytes) const {
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return false;
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
        return true;
    }

    bool renameTo(const fs::path& target) {
        const std::string self = kOpenFiles + std::to_string(descriptor_);
        const auto link = [&](const char* name) {
            return linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0;
        };
        if (path_.empty() && !takeFreeName(target, link)) return false;
        const bool closed = close(descriptor_) == 0;
        descriptor_ = -1;
        if (!closed || rename(path_.c_str(), target.c_str()) != 0) return false;
        path_.clear();
        return true;
    }

private:
    static constexpr const char* kOpenFiles = "/proc/self/fd/";

    /// Sets path_ to a name beside the target that claim() could take.
    template <class Claim>
    bool takeFreeName(const fs::path& target, const Claim& claim) {
        for (int attempt = 0; attempt <= 100; ++attempt) {
            const std::string name =
                target.string() + ".part" + std::to_string(getpid()) + "-" + std::to_string(attempt);
            if (claim(name.c_str())) {
                path_ = name;
                return true;
            }
            if (errno != EEXIST) return false;
        }
        return false;
    }

    fs::path folder_;
    int descriptor_ = -1;
    std::string path_;  ///< empty while it has no name
};

/// Makes the new name itself survive a power cut; not every file system offers it, and the file is whole without.
void flushFolder(const fs::path& target) {
    const int descriptor = open(folderOf(target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    fsync(descriptor);
    close(descriptor);
}

}  // namespace

void writeWholeFile(const std::string& path, std::span<const std::span<const std::uint8_t>> pieces) {
    const fs::path target = followLinks(path);
    struct stat existing {};
    const bool exists = stat(target.c_str(), &existing) == 0;
    if (exists) requireFile(path, existing);

    TemporaryFile file(target);
    if (exists && !inherit(file.descriptor(), existing)) fail(path, errno);
    for (const auto piece : pieces)
        if (!file.write(piece)) fail(path, errno);
    if (fsync(file.descriptor()) != 0) fail(path, errno);
    if (!file.renameTo(target)) fail(path, errno);
    flushFolder(target);
}

void writeTextFile(const std::string& path, std::string_view text) {
    const std::span<const std::uint8_t> bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    writeWholeFile(path, std::span(&bytes, 1));
}

void requireWritable(const std::string& path) {
    const fs::path target = followLinks(path);
    struct stat existing {};
    if (stat(target.c_str(), &existing) == 0)
        requireFile(path, existing);
    else if (errno != ENOENT)
        fail(path, errno);
    const fs::path folder = folderOf(target);
    struct stat status {};
    if (stat(folder.c_str(), &status) != 0) fail(path, errno);
    if (!S_ISDIR(status.st_mode)) fail(path, ENOTDIR);
    if (access(folder.c_str(), W_OK | X_OK) != 0) fail(path, errno);
}

void requireWritableFolder(const std::string& path) {
    fs::path there = fs::absolute(path).lexically_normal();
    struct stat status {};
    while (stat(there.c_str(), &status) != 0) {
        if (errno != ENOENT || !there.has_relative_path()) fail(path, errno);
        there = there.parent_path();
    }
    if (!S_ISDIR(status.st_mode))
        throw Error(ErrorKind::Unwritable,
                    Message::tr("'%1' is no folder and cannot become one: '%2' is a file; choose another name.", path,
                                there.string()));
    if (access(there.c_str(), W_OK | X_OK) != 0) fail(path, errno);
}

void makeFolder(const std::string& path) {
    std::error_code failure;
    fs::create_directories(path, failure);
    if (failure)
        throw Error(ErrorKind::Unwritable, Message::tr("The folder '%1' cannot be made: %2; choose another.", path,
                                                       Message::ofSystem(failure)));
    if (!fs::is_directory(path, failure))
        throw Error(ErrorKind::Unwritable, Message::tr("'%1' is not a folder; choose another.", path));
}

}  // namespace lunette
