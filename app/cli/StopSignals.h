#pragma once

namespace lunette::cli {

/// While one lives, the first SIGINT or SIGTERM is only remembered; a second one ends the program as usual.
class StopSignals {
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    bool received() const;
};

}  // namespace lunette::cli
