#include "session/BackgroundService.h"

#include "numeric/Parallel.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace lunette {
namespace {

/// Below the trainer (10): a third of one processor while it takes all of them, a whole one otherwise.
constexpr int kBackgroundNiceness = 13;
/// Data are opened on all processors, and the window, which is drawn meanwhile for the first time, comes before them.
constexpr int kFilesNiceness = 5;

void lowerPriority(int niceness) {
    // A refusal leaves the thread at normal priority, which is slower for the window but not wrong.
    (void)setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), niceness);
}

}  // namespace

class BackgroundService::Worker {
public:
    explicit Worker(Queue queue) : thread_([this, queue] { run(queue); }) {}

    ~Worker() {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_one();
        thread_.join();
    }

    void post(std::function<void()> task) {
        {
            const std::lock_guard lock(mutex_);
            tasks_.push_back(std::move(task));
        }
        wake_.notify_one();
    }

private:
    void run(Queue queue) {
        if (queue == Queue::Background || queue == Queue::Measurements) lowerPriority(kBackgroundNiceness);
        if (queue == Queue::Files) lowerPriority(kFilesNiceness);
        setThreadCount(queue == Queue::Files ? availableProcessors() : 1);
        while (const auto task = next()) task();
    }

    /// Waits for a task. The result is empty when the service ends.
    std::function<void()> next() {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
        if (stopping_) return {};
        auto task = std::move(tasks_.front());
        tasks_.pop_front();
        return task;
    }

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> tasks_;
    bool stopping_ = false;
    std::thread thread_;
};

BackgroundService::BackgroundService(QObject* parent) : QObject(parent) {
    for (std::size_t queue = 0; queue < kQueueCount; ++queue)
        workers_[queue] = std::make_unique<Worker>(static_cast<Queue>(queue));
}

BackgroundService::~BackgroundService() = default;

void BackgroundService::post(Queue queue, std::function<void()> task) {
    workers_[static_cast<std::size_t>(queue)]->post(std::move(task));
}

std::function<void(const QString&)> BackgroundService::errorReporter() {
    return [this](const QString& message) { emit errorOccurred(message); };
}

}  // namespace lunette
