#pragma once

#include "session/DecodeService.h"
#include "data/Progress.h"

#include <QTimer>

#include <atomic>
#include <deque>

namespace lunette {

/// Writes pictures away from the window's thread, one after the other in the order in which they were asked for. Each
/// ends in written() or failed(), unless it is cancelled; then nothing of it is left.
class PictureTasks : public QObject {
    Q_OBJECT
public:
    /// Writes `path`. Throws Error, or Cancelled where `progress` says so.
    using Work = std::function<void(const Progress& progress)>;

    explicit PictureTasks(DecodeService& service, QObject* parent = nullptr);
    ~PictureTasks() override;  ///< cancels

    void write(const QString& path, Work work);
    /// The one in hand and those that wait.
    void cancel();

signals:
    void began(const QString& path);
    /// 0..1.
    void progressed(double fraction);
    /// Follows every began().
    void ended();
    void written(const QString& path);
    void failed(const QString& message);

private:
    struct Ticket {
        std::atomic<double> fraction{0.0};
        std::atomic<bool> cancelled{false};
    };
    struct Task {
        QString path;
        Work work;
    };
    void next();
    /// Takes the task in hand off the queue, and gives its path.
    QString finish();

    std::deque<Task> tasks_;  ///< the first is in hand
    std::shared_ptr<Ticket> ticket_;
    QTimer poll_;
    DecodeService::Slot slot_;
};

}  // namespace lunette
