#pragma once

#include "data/Progress.h"

#include <atomic>
#include <memory>

namespace lunette {

/// Work on another thread whose progress is shown and which can be cancelled. Copies refer to the same task.
class CancellableTask {
public:
    /// Done so far, 0 to 1.
    double fraction() const { return state_->fraction; }
    /// The work ends with Cancelled at its next report of progress.
    void cancel() const { state_->isCancelled = true; }
    /// To be called by the work, from its thread.
    Progress progress() const {
        return [state = state_](double fraction) {
            state->fraction = fraction;
            return !state->isCancelled;
        };
    }

private:
    struct State {
        std::atomic<double> fraction{0.0};
        std::atomic<bool> isCancelled{false};
    };
    std::shared_ptr<State> state_ = std::make_shared<State>();
};

}  // namespace lunette
