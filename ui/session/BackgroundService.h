#pragma once

#include "session/ProcessorShare.h"

#include <QObject>

#include <array>
#include <functional>
#include <memory>

namespace lunette {

/// The threads that keep work away from the GUI thread. Each queue has one thread, which runs its tasks in the order in
/// which they were posted. Views use it through LatestRequest.
class BackgroundService : public QObject {
    Q_OBJECT
public:
    enum class Queue {
        Interactive,   ///< follows a slider or the probe: milliseconds
        Map,           ///< draws the codes, which follow a pan
        Background,    ///< all codes, all reconstructions: at low priority
        Measurements,  ///< seconds: at low priority
        Files,         ///< reading and writing
        Network        ///< downloads, which no file should wait for
    };
    static constexpr std::size_t kQueueCount = 6;

    explicit BackgroundService(QObject* parent = nullptr);
    ~BackgroundService() override;  ///< drops the tasks that wait and finishes those that run

    /// Appends a task to a queue. Can be called from any thread. The task must not throw, and must not use a widget.
    void post(Queue queue, std::function<void()> task);

    /// An error handler for requests of views that have no place of their own for a message: emits errorOccurred().
    std::function<void(const QString& message)> errorReporter();

    ProcessorShare& processorShare() { return processorShare_; }

signals:
    void errorOccurred(const QString& message);

private:
    class Worker;
    ProcessorShare processorShare_;
    std::array<std::unique_ptr<Worker>, kQueueCount> workers_;  ///< by queue
};

}  // namespace lunette
