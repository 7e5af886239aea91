#pragma once

#include "Error.h"
#include "io/ByteSource.h"

#include <functional>
#include <string>
#include <sys/types.h>

namespace lunette {

/// What a process of its own writes: a reader that is not Lunette's may crash, loop or ask for all memory on a file
/// made to do that, and then only that process ends.
///
/// The process is a copy of this one (fork), with no other thread, no file but its pipe, and a bound on its memory. It
/// must not touch locks or threads of the program.
class ChildSource final : public ByteSource {
public:
    using Sink = std::function<void(std::span<const std::uint8_t>)>;
    /// Runs in the process; what it throws ends the process as a failure.
    using Work = std::function<void(const Sink&)>;

    struct Limits {
        std::uint64_t memory;       ///< bytes that it may allocate besides what this process has
        int seconds;                ///< without a byte written
        std::uint64_t mostWritten;  ///< bytes
    };

    /// `name` is the file, for messages. Throws Error where no process can be started.
    ChildSource(std::string name, const Limits& limits, const Work& work);
    ~ChildSource() override;
    ChildSource(const ChildSource&) = delete;
    ChildSource& operator=(const ChildSource&) = delete;

    /// Throws Error where the process failed, crashed, or wrote nothing for too long; at its sound end there are no
    /// more bytes.
    std::size_t read(std::span<std::uint8_t> out) override;
    std::uint64_t upperBound() const override { return left_; }

private:
    bool waitForBytes() const;
    void end();
    [[noreturn]] void fail(ErrorKind kind, const Message& what);

    std::string name_;
    int seconds_;
    std::uint64_t left_;
    int pipe_ = -1;
    pid_t process_ = -1;
};

}  // namespace lunette
