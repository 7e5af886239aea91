#pragma once

#include "io/ModelFile.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace lunette {

/// One run that the user has not saved, on the disk: a model file in the recovery folder and beside it a file that is
/// locked while its owner lives. The system takes the lock away however the owner ends, so that no process takes what
/// another one still uses. Every method may be called on any thread.
///
/// The lock is flock() and not QLockFile: core/io is without Qt, and QLockFile knows an owner by a process number,
/// which the system may give away again.
class RecoveryFile {
public:
    /// What the owner leaves for whoever finds the run, such as the command that goes on with it. `file` is file().
    using Describe = std::function<std::string(const SavedModel& saved, const std::string& file)>;

    /// Nothing is on the disk before the first write().
    explicit RecoveryFile(std::string folder, Describe describe = {});
    /// Gives it up: what was written stays, for whoever looks for it next.
    ~RecoveryFile();
    RecoveryFile(const RecoveryFile&) = delete;
    RecoveryFile& operator=(const RecoveryFile&) = delete;

    /// Where both programs keep their runs: $XDG_DATA_HOME/Lunette/Lunette/recovery, the variable being ~/.local/share
    /// where it is not set. Empty where the user has no home.
    static std::string standardFolder();

    /// The runs whose owner is gone, newest first. They belong to this process from now on. A folder that is not there
    /// or cannot be read has none.
    static std::vector<std::shared_ptr<RecoveryFile>> abandoned(const std::string& folder);

    /// The run in `file`, which belongs to this process from now on; null where the file is no run in `folder`, or
    /// belongs to another process.
    static std::shared_ptr<RecoveryFile> adopted(const std::string& folder, const std::string& file, Describe describe);

    /// Empty before the first write().
    std::string file() const;
    /// What its latest owner's Describe said; empty where it had none.
    std::string description() const;
    /// Whether this is the first time that the run was found to be unreadable; a file beside it remembers.
    bool isNewlyUnreadable() const;

    /// Requests are numbered: one that comes after a later one was done is void. A state with values that are not
    /// finite, which no file could bring back, is not written. Gives whether it was written. Throws Error; what was
    /// there before is then untouched.
    bool write(const SavedModel& saved, std::int64_t request);
    /// Leaves nothing on the disk.
    void discard(std::int64_t request);

private:
    static void clearLock(const std::string& folder, const std::string& path);
    void acquire();
    void release();
    bool lock(const std::string& name, int flags);
    void leave(const std::string& description) const;

    const std::string folder_;
    const Describe describe_;
    mutable std::mutex mutex_;
    std::string name_;  ///< of both files, without their endings; empty while there are none
    int lock_ = -1;
    std::int64_t done_ = -1;
};

}  // namespace lunette
