#pragma once

#include "io/ModelFile.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace lunette {

/// A place on the disk for one run that the user has not saved: a model file in the recovery folder and beside it a
/// file that is locked while its owner lives. The system takes the lock away however the owner ends, so that no
/// process takes what another one still uses. Every method may be called on any thread.
class RecoveryPlace {
public:
    /// Nothing is on the disk before the first write().
    explicit RecoveryPlace(std::string folder);
    /// Gives it up: what was written stays, for whoever looks for it next.
    ~RecoveryPlace();
    RecoveryPlace(const RecoveryPlace&) = delete;
    RecoveryPlace& operator=(const RecoveryPlace&) = delete;

    /// The runs whose owner is gone, newest first. They belong to this process from now on. A folder that is not there
    /// or cannot be read has none.
    static std::vector<std::shared_ptr<RecoveryPlace>> abandoned(const std::string& folder);

    /// Empty before the first write().
    std::string file() const;

    /// Whether this is the first time that the run was found to be unreadable; a file beside it remembers.
    bool isNewlyUnreadable() const;

    /// Requests are numbered: one that comes after a later one was done is void. A state with values that are not
    /// finite, which no file could bring back, is not written. Throws Error; what was there before is then untouched.
    void write(const SavedModel& saved, std::int64_t request);
    /// Leaves nothing on the disk.
    void discard(std::int64_t request);

private:
    void acquire();
    void release();
    bool lock(const std::string& name, int flags);

    const std::string folder_;
    mutable std::mutex mutex_;
    std::string name_;  ///< of both files, without their endings; empty while there are none
    int lock_ = -1;
    std::int64_t done_ = -1;
};

}  // namespace lunette
