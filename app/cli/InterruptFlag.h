#pragma once

#include <array>
#include <csignal>

namespace lunette::cli {

/// While one lives, the first SIGINT, SIGTERM or SIGHUP is only remembered; a second one ends the program as usual. A
/// signal that the program was started to ignore, as by nohup, stays ignored. Writing to a pipe that nobody reads is an
/// error of that write, not the end of the program.
class InterruptFlag {
public:
    InterruptFlag();
    ~InterruptFlag();
    InterruptFlag(const InterruptFlag&) = delete;
    InterruptFlag& operator=(const InterruptFlag&) = delete;

    bool received() const;

private:
    static constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP, SIGPIPE};
    std::array<struct sigaction, kSignals.size()> before_;
};

}  // namespace lunette::cli
