#include "train/RunControl.h"

#include <utility>

namespace lunette {

void RunControl::become(State state) {
    {
        const std::lock_guard lock(mutex_);
        if (state_ == State::Stopped) return;
        state_ = state;
    }
    changed_.notify_all();
}

void RunControl::resume() { become(State::Running); }
void RunControl::pause() { become(State::Paused); }
void RunControl::stepOnce() { become(State::SingleStep); }
void RunControl::stop() { become(State::Stopped); }

void RunControl::setLive(LiveParameters live) {
    const std::lock_guard lock(mutex_);
    live_ = live;
}

void RunControl::requestState() {
    {
        const std::lock_guard lock(mutex_);
        stateWanted_ = true;
    }
    changed_.notify_all();
}

bool RunControl::awaitPermission(const std::function<void(bool waiting)>& onWaiting,
                                 const std::function<void()>& onStateWanted) {
    std::unique_lock lock(mutex_);
    const auto unlocked = [&lock](const auto& action) {
        lock.unlock();
        action();
        lock.lock();
    };
    const auto answer = [&] {
        while (std::exchange(stateWanted_, false)) unlocked(onStateWanted);
    };
    answer();
    if (state_ == State::Paused) {
        unlocked([&] { onWaiting(true); });
        while (state_ == State::Paused) {
            answer();
            changed_.wait(lock, [this] { return state_ != State::Paused || stateWanted_; });
        }
        unlocked([&] { onWaiting(false); });
    }
    if (state_ == State::SingleStep) state_ = State::Paused;
    return state_ != State::Stopped;
}

LiveParameters RunControl::live() const {
    const std::lock_guard lock(mutex_);
    return live_;
}

}  // namespace lunette
