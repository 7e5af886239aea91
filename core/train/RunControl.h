#pragma once

#include "train/TrainingConfig.h"

#include <condition_variable>
#include <functional>
#include <mutex>

namespace lunette {

/// The reins of one run: the window or the command line holds them, the trainer asks before each step.
class RunControl {
public:
    explicit RunControl(LiveParameters live) : live_(live) {}

    void resume();
    void pause();
    /// Does one step and pauses.
    void stepOnce();
    /// Ends the run after the current step; final.
    void stop();
    void setLive(LiveParameters live);
    /// Asks for the state as it stands between two steps, also while paused. It is not given once stopped.
    void requestState();

    /// For the trainer, before each step. While paused it calls onWaiting(true), blocks, and calls
    /// onWaiting(false) when it goes on. Calls onStateWanted() once for requests that were not answered yet. Gives
    /// false once stopped.
    bool awaitPermission(const std::function<void(bool waiting)>& onWaiting,
                         const std::function<void()>& onStateWanted);
    LiveParameters live() const;

private:
    enum class State { Running, Paused, SingleStep, Stopped };
    void become(State state);

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    State state_ = State::Running;
    bool stateWanted_ = false;
    LiveParameters live_;
};

}  // namespace lunette
