#pragma once

#include <sched.h>
#include <string>
#include <sys/mount.h>
#include <unistd.h>

namespace lunette::test {

/// From now on what this process mounts is seen by nobody else. To be called before it has a second thread.
inline bool mountForMyselfAlone() {
    return unshare(geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) == 0 &&
           mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

/// A file system of its own at this folder, that is full after so many bytes: "size=256k".
inline bool mountTinyDisk(const std::string& folder, const char* options) {
    return mount("none", folder.c_str(), "tmpfs", 0, options) == 0;
}

}  // namespace lunette::test
