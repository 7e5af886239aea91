#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace lunette::test {

/// An input as a file that has a path and lies in memory, for readers that open one.
class MemoryFile {
public:
    MemoryFile(const std::uint8_t* data, std::size_t size) : descriptor_(memfd_create("input", MFD_CLOEXEC)) {
        for (std::size_t done = 0; done < size;) {
            const ssize_t count = ::write(descriptor_, data + done, size - done);
            if (count <= 0) __builtin_trap();
            done += static_cast<std::size_t>(count);
        }
    }
    ~MemoryFile() { close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    /// Of this process, for others too: one that reads a file for it has closed what it inherited.
    std::string path() const { return "/proc/" + std::to_string(getpid()) + "/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_;
};

}  // namespace lunette::test
