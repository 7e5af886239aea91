#include "train/RunControl.h"

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

bool RunControl::awaitPermission(const std::function<void(bool waiting)>& onWaiting) {
    std::unique_lock lock(mutex_);
    if (state_ == State::Paused) {
        lock.unlock();
        onWaiting(true);
        lock.lock();
        changed_.wait(lock, [this] { return state_ != State::Paused; });
        lock.unlock();
        onWaiting(false);
        lock.lock();
    }
    if (state_ == State::SingleStep) state_ = State::Paused;
    return state_ != State::Stopped;
}

LiveParameters RunControl::live() const {
    const std::lock_guard lock(mutex_);
    return live_;
}

}  // namespace lunette
