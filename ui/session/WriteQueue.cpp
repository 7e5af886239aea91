#include "session/WriteQueue.h"

#include <QFileInfo>

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
    const auto write = [path, work = std::move(work)](const Progress&) {
        work();
        return path;
    };
    enqueue({path, write, std::move(then), false});
}

void WriteQueue::writeCancellable(const QString& path, Work work) {
    const auto write = [path, work = std::move(work)](const Progress& progress) {
        work(progress);
        return path;
    };
    enqueue({path, write, {}, true});
}

void WriteQueue::writeNew(const QString& stem, const QString& ending, std::function<void(const std::string& path)> work,
                          Then then) {
    const auto write = [stem, ending, work = std::move(work)](const Progress&) {
        QString path = stem + ending;
        for (int number = 2; QFileInfo::exists(path); ++number)
            path = QStringLiteral("%1-%2%3").arg(stem).arg(number).arg(ending);
        work(path.toStdString());
        return path;
    };
    enqueue({stem + ending, write, std::move(then), false});
}

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
        [work = next.work, progress]() -> std::optional<QString> {
            try {
                return work(progress);
            } catch (const Cancelled&) {
                return std::nullopt;
            }
        },
        [this](const std::optional<QString>& path) {
            const Write done = finishRunning();
            if (!path) return;
            if (done.then.written) done.then.written();
            emit written(*path);
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
