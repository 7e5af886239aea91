#include "session/LatestRequest.h"

#include "session/MessageText.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QMetaObject>

#include <algorithm>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <utility>

namespace lunette {
namespace {
constexpr double kMinRest = 0.08, kMaxRest = 10;  // seconds
constexpr double kMaxShare = 0.15;                // of one processor, for work that would else rest for longer

/// The seconds to wait after work that took so many, for it to take `share` of one processor.
double restAfter(double seconds, double share) {
    return std::max({kMinRest, std::min(seconds / share, kMaxRest), seconds / kMaxShare});
}

/// A function that is called later, where nobody could say any more who left it out.
template <class Function>
Function required(Function function, const char* missing) {
    if (!function) throw std::invalid_argument(missing);
    return function;
}

constexpr const char* kNoErrorHandler = "a request without an error handler";
}  // namespace

/// What the GUI thread and the queue's thread share.
struct LatestRequest::State {
    std::mutex mutex;
    Request newest;          ///< the newest request that has not started; its job may be empty
    quint64 generation = 0;  ///< counts calls of cancel()
    bool isQueued = false;
    bool isWorking = false;

    /// Whether more is to come than what has been delivered.
    bool isBusy() {
        const std::lock_guard lock(mutex);
        return isQueued || isWorking;
    }
    bool isCurrent(quint64 ofDelivery) {
        const std::lock_guard lock(mutex);
        return generation == ofDelivery;
    }
};

class LatestRequest::VisibilityFilter : public QObject {
public:
    VisibilityFilter(QObject& widget, LatestRequest& request) : request_(request) { widget.installEventFilter(this); }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        // Spontaneous events come from the window system, for example when the window is minimized.
        if (event->spontaneous()) return false;
        if (event->type() == QEvent::Hide) request_.isPaused_ = true;
        if (event->type() == QEvent::Show) {
            request_.isPaused_ = false;
            request_.refreshIfStale();
        }
        return false;
    }

private:
    LatestRequest& request_;
};

LatestRequest::LatestRequest(BackgroundService& service, BackgroundService::Queue queue, ErrorHandler onError)
    : service_(service),
      queue_(queue),
      onError_(required(std::move(onError), kNoErrorHandler)),
      state_(std::make_shared<State>()) {
    rest_.setSingleShot(true);
    QObject::connect(&rest_, &QTimer::timeout, &rest_, [this] { refreshIfStale(); });
    QObject::connect(&service.processorShare(), &ProcessorShare::raised, &rest_, [this] {
        rest_.stop();
        refreshIfStale();
    });
}

LatestRequest::~LatestRequest() { cancel(); }

void LatestRequest::setRefresh(std::function<void()> refresh, const Waits& waits) {
    refresh_ = required(std::move(refresh), "a request that waits without a refresh");
    isThrottled_ = waits.isThrottled;
    if (!isThrottled_) skipWait();
    isPaused_ = waits.whileHidden != nullptr;
    visibility_ = isPaused_ ? std::make_unique<VisibilityFilter>(*waits.whileHidden, *this) : nullptr;
}

void LatestRequest::setBusyHandler(std::function<void(bool)> onBusy) { onBusy_ = std::move(onBusy); }

void LatestRequest::skipWait() {
    isRunning_ = false;
    rest_.stop();
}

void LatestRequest::cancel() {
    isStale_ = false;
    skipWait();
    if (onBusy_) onBusy_(false);
    Request dropped;  // destroyed after the lock is released, because the job may own a great deal
    const std::lock_guard lock(state_->mutex);
    ++state_->generation;
    std::swap(dropped, state_->newest);
}

bool LatestRequest::hasToWait() const { return isPaused_ || (isThrottled_ && (isRunning_ || rest_.isActive())); }

void LatestRequest::refreshIfStale() {
    if (!isStale_ || hasToWait()) return;
    isStale_ = false;
    refresh_();
}

void LatestRequest::submit(Job job, ErrorHandler onError) {
    onError = required(std::move(onError), kNoErrorHandler);
    if (hasToWait()) {
        isStale_ = true;
        return;
    }
    isRunning_ = true;
    if (onBusy_) onBusy_(true);
    Request request{std::move(job), std::move(onError)};
    {
        const std::lock_guard lock(state_->mutex);
        std::swap(state_->newest, request);
        if (std::exchange(state_->isQueued, true)) return;
    }
    service_.post(queue_, [&service = service_, owner = this, state = state_] { runNewest(service, owner, state); });
}

void LatestRequest::runNewest(BackgroundService& service, LatestRequest* owner, const std::shared_ptr<State>& state) {
    Request request;
    quint64 generation = 0;
    {
        const std::lock_guard lock(state->mutex);
        state->isQueued = false;
        request = std::exchange(state->newest, {});
        generation = state->generation;
        state->isWorking = static_cast<bool>(request.job);
    }
    if (!request.job) return;
    Delivery deliver;
    QElapsedTimer timer;
    timer.start();
    try {
        deliver = request.job();
    } catch (const std::exception& error) {
        deliver = [onError = std::move(request.onError), message = translated(error)] { onError(message); };
    }
    const double seconds = static_cast<double>(timer.nsecsElapsed()) * 1e-9;
    {
        const std::lock_guard lock(state->mutex);
        state->isWorking = false;
    }
    QMetaObject::invokeMethod(
        &service,
        // The owner lives while its state is current: its destructor cancels.
        [owner, state, generation, seconds, deliver = std::move(deliver)] {
            if (!state->isCurrent(generation)) return;
            owner->finish(seconds);
            deliver();
        },
        Qt::QueuedConnection);
}

void LatestRequest::finish(double seconds) {
    isRunning_ = false;
    if (onBusy_ && !state_->isBusy()) onBusy_(false);
    if (isThrottled_) rest_.start(static_cast<int>(1000 * restAfter(seconds, service_.processorShare().value())));
}

}  // namespace lunette
