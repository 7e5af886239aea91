#include "io/RecoveryFile.h"

#include "Error.h"
#include "io/AtomicFile.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRunEnding = ".lunette";
constexpr const char* kLockEnding = ".lock";
constexpr const char* kUnreadableEnding = ".unreadable";

/// Readable, and of this process.
std::string freshName(int attempt) {
    char text[80];
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    std::strftime(text, sizeof text, "run-%Y%m%d-%H%M%S-", &parts);
    return text + std::to_string(getpid()) + "-" + std::to_string(attempt);
}

bool isFinite(const TrainingState& state) {
    return state.theta.allFinite() &&
           std::ranges::all_of(state.optimizer.moments, [](const Vector& moment) { return moment.allFinite(); });
}

/// Whether the open file still has its name: its owner may have ended and taken it away in between.
bool hasName(int descriptor) {
    struct stat status {};
    return fstat(descriptor, &status) == 0 && status.st_nlink > 0;
}

std::string homeFolder() {
    if (const char* home = std::getenv("HOME"); home && *home) return home;
    const passwd* user = getpwuid(getuid());
    return user && user->pw_dir ? user->pw_dir : "";
}

}  // namespace

RecoveryFile::RecoveryFile(std::string folder, Describe describe)
    : folder_(std::move(folder)), describe_(std::move(describe)) {}

RecoveryFile::~RecoveryFile() {
    std::error_code ignored;
    if (!name_.empty() && !fs::exists(name_ + kRunEnding, ignored)) fs::remove(name_ + kLockEnding, ignored);
    release();
}

std::string RecoveryFile::standardFolder() {
    const char* dataHome = std::getenv("XDG_DATA_HOME");
    fs::path data =
        dataHome && *dataHome == '/' ? fs::path(dataHome) : fs::path();  // a relative one is void, by the standard
    if (const std::string home = homeFolder(); data.empty() && !home.empty()) data = fs::path(home) / ".local/share";
    return data.empty() ? std::string() : (data / "Lunette/Lunette/recovery").string();
}

std::shared_ptr<RecoveryFile> RecoveryFile::adopted(const std::string& folder, const std::string& file,
                                                    Describe describe) {
    std::error_code failure;
    const fs::path path = fs::canonical(file, failure);
    if (failure || path.extension() != kRunEnding || !fs::equivalent(path.parent_path(), folder, failure) || failure)
        return nullptr;
    auto run = std::make_shared<RecoveryFile>(folder, std::move(describe));
    return run->lock((path.parent_path() / path.stem()).string(), O_CREAT) ? run : nullptr;
}

std::vector<std::shared_ptr<RecoveryFile>> RecoveryFile::abandoned(const std::string& folder) {
    std::vector<std::pair<fs::file_time_type, std::shared_ptr<RecoveryFile>>> found;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        const std::string name = entry.path().filename().string();
        if (entry.path().extension() == kLockEnding) clearLock(folder, entry.path().string());
        const std::size_t ending = name.rfind(kRunEnding);
        if (ending == std::string::npos) continue;
        auto place = std::make_shared<RecoveryFile>(folder);
        if (!place->lock((entry.path().parent_path() / name.substr(0, ending)).string(), O_CREAT)) continue;
        if (entry.path().extension() != kRunEnding) {  // what a kill left of a save
            fs::remove(entry.path(), failure);
            continue;
        }
        const auto time = fs::last_write_time(entry.path(), failure);
        if (!failure) found.emplace_back(time, std::move(place));  // else its owner has just removed it
    }
    std::ranges::sort(found, std::greater<>(), [](const auto& entry) { return entry.first; });
    std::vector<std::shared_ptr<RecoveryFile>> places;
    places.reserve(found.size());
    for (auto& entry : found) places.push_back(std::move(entry.second));
    return places;
}

/// Takes away the lock of a run that the user has deleted.
void RecoveryFile::clearLock(const std::string& folder, const std::string& path) {
    const std::string name = path.substr(0, path.size() - std::strlen(kLockEnding));
    std::error_code ignored;
    if (!fs::exists(name + kRunEnding, ignored)) RecoveryFile(folder).lock(name, 0);
}

std::string RecoveryFile::file() const {
    const std::lock_guard guard(mutex_);
    return name_.empty() ? std::string() : name_ + kRunEnding;
}

bool RecoveryFile::isNewlyUnreadable() const {
    const std::lock_guard guard(mutex_);
    if (name_.empty()) return false;
    const int descriptor = open((name_ + kUnreadableEnding).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool isKnown = descriptor < 0 && errno == EEXIST;
    if (descriptor >= 0) close(descriptor);
    return !isKnown;
}

std::string RecoveryFile::description() const {
    const std::lock_guard guard(mutex_);
    std::ifstream lock(name_ + kLockEnding, std::ios::binary);
    return {std::istreambuf_iterator<char>(lock), std::istreambuf_iterator<char>()};
}

bool RecoveryFile::write(const SavedModel& saved, std::int64_t request) {
    const std::lock_guard guard(mutex_);
    if (request < done_ || !isFinite(saved.state)) return false;
    if (!name_.empty() && !hasName(lock_)) release();  // the folder was taken away
    if (name_.empty()) acquire();
    leave(describe_ ? describe_(saved, name_ + kRunEnding) : std::string());
    saveModel(saved, name_ + kRunEnding);
    done_ = request;
    return true;
}

void RecoveryFile::discard(std::int64_t request) {
    const std::lock_guard guard(mutex_);
    if (request < done_) return;
    done_ = request;
    if (name_.empty()) return;
    std::error_code ignored;
    fs::remove(name_ + kRunEnding, ignored);
    fs::remove(name_ + kUnreadableEnding, ignored);
    fs::remove(name_ + kLockEnding, ignored);
    release();
}

/// Takes a name that nobody has, and its lock, before there is anything to recover under it.
void RecoveryFile::acquire() {
    if (folder_.empty())
        throw Error(ErrorKind::Unwritable,
                    Message::tr("There is no home folder to keep a run in; set HOME or XDG_DATA_HOME."));
    makeFolder(folder_);
    for (int attempt = 0; attempt < 100; ++attempt)
        if (lock((fs::path(folder_) / freshName(attempt)).string(), O_CREAT | O_EXCL)) return;
    const int cause = errno;
    throw Error(ErrorKind::Unwritable,
                Message::tr("A run cannot be kept in '%1': %2.", folder_, Message::ofSystem(cause)));
}

bool RecoveryFile::lock(const std::string& name, int flags) {
    const int descriptor = open((name + kLockEnding).c_str(), O_RDWR | O_CLOEXEC | flags, 0600);
    if (descriptor < 0) return false;
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0 || !hasName(descriptor)) {
        const int cause = errno;
        close(descriptor);
        errno = cause;
        return false;
    }
    lock_ = descriptor;
    name_ = name;
    return true;
}

/// In the lock, which goes where the run goes. It only helps whoever finds the run, so its failure is none of the
/// run's.
void RecoveryFile::leave(const std::string& description) const {
    const auto size = static_cast<ssize_t>(description.size());
    if (pwrite(lock_, description.data(), description.size(), 0) != size || ftruncate(lock_, size) != 0)
        (void)!ftruncate(lock_, 0);
    fsync(lock_);
}

void RecoveryFile::release() {
    if (lock_ >= 0) close(lock_);
    lock_ = -1;
    name_.clear();
}

}  // namespace lunette
