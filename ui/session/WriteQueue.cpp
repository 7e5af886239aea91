#include "session/WriteQueue.h"

#include <utility>

namespace lunette {
namespace {
constexpr int kWriteProgressMs = 100;
}

WriteQueue::WriteQueue(BackgroundService& service, QObject* parent)
    : QObject(parent), request_(service, BackgroundService::Queue::Files, [this](const QString& message) {
          const Write failed = finishRunning();
          if (failed.then.failed) failed.then.failed();
          emit errorOccurred(message);
      }) {
    poll_.setInterval(kWriteProgressMs);
    connect(&poll_, &QTimer::timeout, this, [this] { emit progressed(task_->fraction()); });
}

WriteQueue::~WriteQueue() {
    if (task_) task_->cancel();
}

void WriteQueue::write(const QString& path, std::function<void()> work, Then then) {
    enqueue({path, [work = std::move(work)](const Progress&) { work(); }, std::move(then), false});
}

void WriteQueue::writeCancellable(const QString& path, Work work) { enqueue({path, std::move(work), {}, true}); }

void WriteQueue::enqueue(Write write) {
    writes_.push_back(std::move(write));
    if (writes_.size() == 1) startNext();
}

void WriteQueue::cancel() {
    if (writes_.empty()) return;
    std::erase_if(
        writes_, [running = &writes_.front()](const Write& write) { return &write != running && write.isCancellable; });
    if (task_) task_->cancel();
}

void WriteQueue::startNext() {
    if (writes_.empty()) return;
    const Write& next = writes_.front();
    Progress progress;
    if (next.isCancellable) {
        task_.emplace();
        progress = task_->progress();
        poll_.start();
        emit started(next.path);
    }
    request_.request(
        [work = next.work, progress] {
            try {
                work(progress);
                return true;
            } catch (const Cancelled&) {
                return false;
            }
        },
        [this](bool isWritten) {
            const Write done = finishRunning();
            if (!isWritten) return;
            if (done.then.written) done.then.written();
            emit written(done.path);
        });
}

WriteQueue::Write WriteQueue::finishRunning() {
    Write done = std::move(writes_.front());
    writes_.pop_front();
    poll_.stop();
    task_.reset();
    if (done.isCancellable) emit finished();
    startNext();
    return done;
}

}  // namespace lunette
