#pragma once

#include "train/TrainingConfig.h"

#include <condition_variable>
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
    /// Ends the run after the step in hand; final.
    void stop();
    void setLive(LiveParameters live);

    /// For the trainer: blocks while paused. Gives false once stopped.
    bool awaitPermission();
    LiveParameters live() const;
    bool stopped() const;
    bool paused() const;

private:
    enum class State { Running, Paused, SingleStep, Stopped };
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    State state_ = State::Running;
    LiveParameters live_;
};

}  // namespace lunette
