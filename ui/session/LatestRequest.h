#pragma once

#include "session/BackgroundService.h"

#include <QTimer>

#include <functional>
#include <memory>
#include <type_traits>

namespace lunette {

/// A view's requests of one kind to the BackgroundService. Only the newest matters: a request that has not started when
/// the next one comes is never run. One that has started is still delivered, in order, so that a view keeps moving
/// under a steady stream of requests (a dragged slider, a training run). After a change that makes earlier requests
/// wrong rather than old, such as another model, cancel() drops them.
///
/// Lives on the GUI thread. It may be destroyed at any time: nothing is delivered after that. Work runs on another
/// thread, so it must own what it uses and must not capture the view.
class LatestRequest {
public:
    using ErrorHandler = std::function<void(const QString& message)>;

    /// What a request has to wait for.
    struct Waits {
        /// The answer to the one before, and then so long that the work takes about the service's processorShare().
        bool isThrottled = false;
        /// This widget, while it is hidden. It has to be hidden when it is named.
        QObject* whileHidden = nullptr;
    };

    /// onError receives the message of every exception that work throws, on the GUI thread. Throws
    /// std::invalid_argument where it is empty.
    LatestRequest(BackgroundService& service, BackgroundService::Queue queue, ErrorHandler onError);
    ~LatestRequest();
    LatestRequest(const LatestRequest&) = delete;
    LatestRequest& operator=(const LatestRequest&) = delete;

    /// Runs work() on the queue's thread and passes its result to deliver() on the GUI thread.
    template <class Work, class Deliver>
    void request(Work work, Deliver deliver) {
        submit(makeJob(std::move(work), std::move(deliver)), onError_);
    }
    /// The same, with an error handler of this request, which may not be empty either.
    template <class Work, class Deliver>
    void request(Work work, Deliver deliver, const ErrorHandler& onError) {
        submit(makeJob(std::move(work), std::move(deliver)), onError);
    }
    /// Drops all requests so far. The next one may start at once.
    void cancel();

    /// Makes requests wait. One that has to wait is dropped; when its time comes, refresh() is called to make it anew,
    /// of what is current then. Throws std::invalid_argument where refresh is empty.
    void setRefresh(std::function<void()> refresh, const Waits& waits);
    /// The next request does not wait for an earlier one, because a person wants to see its result.
    void skipWait();
    /// Called when work begins and when no request is left.
    void setBusyHandler(std::function<void(bool isBusy)> onBusy);

private:
    using Delivery = std::function<void()>;
    using Job = std::function<Delivery()>;  ///< the work; returns what remains to be done on the GUI thread
    struct Request {
        Job job;
        ErrorHandler onError;
    };
    struct State;
    class VisibilityFilter;

    template <class Work, class Deliver>
    static Job makeJob(Work work, Deliver deliver) {
        return [work = std::move(work), deliver = std::move(deliver)]() mutable -> Delivery {
            if constexpr (std::is_void_v<decltype(work())>) {
                work();
                return std::move(deliver);
            } else {
                auto result = std::make_shared<decltype(work())>(work());
                return [result, deliver = std::move(deliver)]() mutable { deliver(std::move(*result)); };
            }
        };
    }
    void submit(Job job, ErrorHandler onError);
    bool hasToWait() const;
    void refreshIfStale();
    void finish(double seconds);
    static void runNewest(BackgroundService& service, LatestRequest* owner, const std::shared_ptr<State>& state);

    BackgroundService& service_;
    BackgroundService::Queue queue_;
    ErrorHandler onError_;
    std::shared_ptr<State> state_;
    std::function<void()> refresh_;
    std::function<void(bool)> onBusy_;
    QTimer rest_;
    std::unique_ptr<VisibilityFilter> visibility_;
    bool isThrottled_ = false;
    bool isRunning_ = false;
    bool isPaused_ = false;
    bool isStale_ = false;  ///< a request was dropped and is to be made anew
};

}  // namespace lunette
