#include "io/ChildSource.h"

#include "Error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lunette {
namespace {

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LUNETTE_HAS_SHADOW_MEMORY
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define LUNETTE_HAS_SHADOW_MEMORY
#endif

/// The address sanitizer's own memory is far more than a file may take.
#ifdef LUNETTE_HAS_SHADOW_MEMORY
constexpr bool kBoundsMemory = false;
#else
constexpr bool kBoundsMemory = true;
#endif

constexpr int kChildPipe = 3;
constexpr int kMilliseconds = 1000;

void writeAll(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(kChildPipe, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) _exit(1);  // nobody reads any more
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
}

/// Bytes of memory that this process has, of the kind that RLIMIT_DATA bounds.
std::uint64_t memoryInUse() {
    std::ifstream pages("/proc/self/statm");
    std::uint64_t all = 0, resident = 0, shared = 0, text = 0, library = 0, data = 0;
    pages >> all >> resident >> shared >> text >> library >> data;
    return data * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

void setLimit(decltype(RLIMIT_DATA) what, std::uint64_t most) {
    rlimit limit{};
    getrlimit(what, &limit);
    limit.rlim_cur = std::min<rlim_t>(most, limit.rlim_max);
    setrlimit(what, &limit);
}

/// What a copied process must not share with the program: its files, its handlers of signals, its core dumps.
void isolate(int pipe, std::uint64_t memory) {
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTERM, SIGINT, SIGHUP, SIGPIPE})
        std::signal(signal, SIG_DFL);
    if (pipe != kChildPipe) dup2(pipe, kChildPipe);
    const int nowhere = open("/dev/null", O_WRONLY);  // for what a library prints before it crashes
    if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
    closefrom(kChildPipe + 1);
    setLimit(RLIMIT_CORE, 0);
    if (kBoundsMemory) setLimit(RLIMIT_DATA, memoryInUse() + memory);
}

[[noreturn]] void runWork(int pipe, std::uint64_t memory, const ChildSource::Work& work) {
    isolate(pipe, memory);
    try {
        work(writeAll);
    } catch (...) {
        _exit(1);
    }
    _exit(0);
}

}  // namespace

ChildSource::ChildSource(std::string name, const Limits& limits, const Work& work)
    : name_(std::move(name)), seconds_(limits.seconds), left_(limits.mostWritten) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw Error(ErrorKind::Unreadable, Message::tr("'%1' cannot be read: %2.", name_, Message::ofSystem(errno)));
    process_ = fork();
    if (process_ == 0) runWork(ends[1], limits.memory, work);
    const int cause = errno;
    close(ends[1]);
    pipe_ = ends[0];
    if (process_ > 0) return;
    close(pipe_);
    throw Error(ErrorKind::Unreadable, Message::tr("'%1' cannot be read: no process can be started for it (%2).", name_,
                                                   Message::ofSystem(cause)));
}

ChildSource::~ChildSource() { end(); }

void ChildSource::end() {
    if (pipe_ >= 0) close(pipe_);
    pipe_ = -1;
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) continue;
    process_ = -1;
}

void ChildSource::fail(ErrorKind kind, const Message& what) {
    end();
    throw Error(kind, Message::tr("'%1' %2; copy or download it again.", name_, what));
}

/// False where none came in time.
bool ChildSource::waitForBytes() const {
    pollfd wanted{pipe_, POLLIN, 0};
    for (;;) {
        const int result = poll(&wanted, 1, seconds_ * kMilliseconds);
        if (result >= 0 || errno != EINTR) return result > 0;
    }
}

std::size_t ChildSource::read(std::span<std::uint8_t> out) {
    std::size_t done = 0;
    while (done < out.size() && pipe_ >= 0) {
        if (!waitForBytes()) fail(ErrorKind::Damaged, Message::tr("is damaged: reading it takes for ever"));
        const ssize_t count = ::read(pipe_, out.data() + done, out.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(ErrorKind::Unreadable, Message::tr("cannot be read"));
        if (static_cast<std::uint64_t>(count) > left_)
            fail(ErrorKind::Damaged, Message::tr("is damaged: there is more of it than there can be"));
        done += static_cast<std::size_t>(count);
        left_ -= static_cast<std::uint64_t>(count);
        if (count > 0) continue;
        close(pipe_);
        pipe_ = -1;
        int status = 0;
        while (waitpid(process_, &status, 0) < 0 && errno == EINTR) continue;
        process_ = -1;
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
            fail(ErrorKind::Damaged, Message::tr("is damaged or cut short, so that it cannot be read"));
    }
    return done;
}

}  // namespace lunette
