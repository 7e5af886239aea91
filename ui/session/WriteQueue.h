#pragma once

#include "session/CancellableTask.h"
#include "session/LatestRequest.h"

#include <QTimer>

#include <deque>
#include <optional>

namespace lunette {

/// Writes files away from the GUI thread, one at a time, in request order. Each write ends in written() or in
/// errorOccurred(), unless it is cancelled; then it leaves nothing behind.
class WriteQueue : public QObject {
    Q_OBJECT
public:
    /// Writes a file. Throws Error, or Cancelled where `progress` says so.
    using Work = std::function<void(const Progress& progress)>;
    /// What follows a write, on the GUI thread, before the signal of its end.
    struct Then {
        std::function<void()> written;
        std::function<void()> failed;
    };

    explicit WriteQueue(BackgroundService& service, QObject* parent = nullptr);
    ~WriteQueue() override;  ///< cancels

    /// Writes `path` quietly: its progress is not shown, and cancel() spares it.
    void write(const QString& path, std::function<void()> work, Then then = {});
    /// Writes `path`, which may take long: its progress is shown, and cancel() ends it.
    void writeCancellable(const QString& path, Work work);
    /// Writes a file that does not exist yet, quietly: `stem` and `ending`, with a number between them where one of
    /// this name is there. `work` gets its path.
    void writeNew(const QString& stem, const QString& ending, std::function<void(const std::string& path)> work,
                  Then then = {});
    bool isWriting() const { return !writes_.empty(); }
    /// Ends the running write and drops the waiting ones, as far as they are cancellable.
    void cancel();

signals:
    /// These three are of the cancellable writes. finished() follows every started().
    void started(const QString& path);
    void progressed(double fraction);  ///< 0 to 1
    void finished();

    void written(const QString& path);
    void errorOccurred(const QString& message);

private:
    struct Write {
        QString path;
        std::function<QString(const Progress& progress)> work;  ///< returns the path that was written
        Then then;
        bool isCancellable = false;
    };
    void enqueue(Write write);
    void startNext();
    /// Takes the running write off the queue and starts the next.
    Write finishRunning();

    std::deque<Write> writes_;  ///< the first one is running
    std::optional<CancellableTask> task_;
    QTimer poll_;
    LatestRequest request_;
};

}  // namespace lunette
