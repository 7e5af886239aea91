#include "RecoveryPlace.h"

#include "Error.h"
#include "io/AtomicFile.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
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

}  // namespace

RecoveryPlace::RecoveryPlace(std::string folder) : folder_(std::move(folder)) {}

RecoveryPlace::~RecoveryPlace() {
    std::error_code ignored;
    if (!name_.empty() && !fs::exists(name_ + kRunEnding, ignored)) fs::remove(name_ + kLockEnding, ignored);
    release();
}

std::vector<std::shared_ptr<RecoveryPlace>> RecoveryPlace::abandoned(const std::string& folder) {
    std::vector<std::pair<fs::file_time_type, std::shared_ptr<RecoveryPlace>>> found;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        const std::string name = entry.path().filename().string();
        const std::size_t ending = name.rfind(kRunEnding);
        if (ending == std::string::npos) continue;
        auto place = std::make_shared<RecoveryPlace>(folder);
        if (!place->lock((entry.path().parent_path() / name.substr(0, ending)).string(), O_CREAT)) continue;
        if (entry.path().extension() != kRunEnding) {  // what a kill left of a save
            fs::remove(entry.path(), failure);
            continue;
        }
        const auto time = fs::last_write_time(entry.path(), failure);
        if (!failure) found.emplace_back(time, std::move(place));  // else its owner has just removed it
    }
    std::ranges::sort(found, std::greater<>(), [](const auto& entry) { return entry.first; });
    std::vector<std::shared_ptr<RecoveryPlace>> places;
    places.reserve(found.size());
    for (auto& entry : found) places.push_back(std::move(entry.second));
    return places;
}

std::string RecoveryPlace::file() const {
    const std::lock_guard guard(mutex_);
    return name_.empty() ? std::string() : name_ + kRunEnding;
}

bool RecoveryPlace::isNewlyUnreadable() const {
    const std::lock_guard guard(mutex_);
    if (name_.empty()) return false;
    const int descriptor = open((name_ + kUnreadableEnding).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool isKnown = descriptor < 0 && errno == EEXIST;
    if (descriptor >= 0) close(descriptor);
    return !isKnown;
}

void RecoveryPlace::write(const SavedModel& saved, std::int64_t request) {
    const std::lock_guard guard(mutex_);
    if (request < done_ || !isFinite(saved.state)) return;
    if (!name_.empty() && !hasName(lock_)) release();  // the folder was taken away
    if (name_.empty()) acquire();
    saveModel(saved, name_ + kRunEnding);
    done_ = request;
}

void RecoveryPlace::discard(std::int64_t request) {
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
void RecoveryPlace::acquire() {
    makeFolder(folder_);
    for (int attempt = 0; attempt < 100; ++attempt)
        if (lock((fs::path(folder_) / freshName(attempt)).string(), O_CREAT | O_EXCL)) return;
    throw Error("A run cannot be kept in '" + folder_ + "': " + std::strerror(errno) + ".");
}

bool RecoveryPlace::lock(const std::string& name, int flags) {
    const int descriptor = open((name + kLockEnding).c_str(), O_RDWR | O_CLOEXEC | flags, 0600);
    if (descriptor < 0) return false;
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0 || !hasName(descriptor)) {
        close(descriptor);
        return false;
    }
    lock_ = descriptor;
    name_ = name;
    return true;
}

void RecoveryPlace::release() {
    if (lock_ >= 0) close(lock_);
    lock_ = -1;
    name_.clear();
}

}  // namespace lunette
