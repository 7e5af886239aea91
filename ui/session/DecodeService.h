#pragma once

#include <QObject>

#include <array>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace lunette {

/// Runs the views' questions to a model away from the GUI thread. Each view asks through slots of its own: in a
/// slot the newest request wins, and one that was overtaken before it began is never worked on. One that had
/// begun is still delivered, in order: under a steady stream of requests (a held slider, a training run) the
/// view then keeps moving. What has become wrong rather than old, after a change of data or model, is
/// dropped by cancel().
///
/// A thread a lane: the interactive one answers what follows the hand (a slider, the probe) and is never kept
/// waiting by the background one, which does what takes longer (all codes, all reconstructions) at low
/// priority, nor either by the one that waits for files, nor any by the one that measures for seconds.
class DecodeService : public QObject {
    Q_OBJECT
public:
    enum class Lane { Interactive, Background, Files, Measurements };

    explicit DecodeService(QObject* parent = nullptr);
    ~DecodeService() override;  ///< drops what waits, finishes what runs

    /// One view's line to the service; lives on the GUI thread and may die at any time: its answers die with it.
    class Slot {
    public:
        Slot(DecodeService& service, Lane lane);
        ~Slot();
        Slot(const Slot&) = delete;
        Slot& operator=(const Slot&) = delete;

        /// work() runs on the lane's thread; what it returns is given to deliver() on the GUI thread, unless
        /// cancel() came in between. An exception of work() is given to failed, or dropped.
        template <class Work, class Deliver>
        void request(Work work, Deliver deliver, std::function<void(const QString&)> failed = {}) {
            submit(
                [work = std::move(work), deliver = std::move(deliver)]() mutable -> std::function<void()> {
                    auto result = std::make_shared<decltype(work())>(work());
                    return [result, deliver = std::move(deliver)]() mutable { deliver(std::move(*result)); };
                },
                std::move(failed));
        }
        /// Forgets every request so far: none of them is delivered any more.
        void cancel();

    private:
        friend class DecodeService;
        struct State;
        void submit(std::function<std::function<void()>()> job, std::function<void(const QString&)> failed);
        DecodeService& service_;
        Lane lane_;
        std::shared_ptr<State> state_;
    };

private:
    class Worker;
    std::array<std::unique_ptr<Worker>, 4> workers_;  ///< by lane
};

}  // namespace lunette
