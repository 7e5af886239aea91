#include "session/DecodeService.h"

#include "numeric/Parallel.h"

#include <QMetaObject>

#include <deque>
#include <exception>
#include <sys/resource.h>
#include <unistd.h>

namespace lunette {
namespace {

using Answer = std::function<void()>;
using Job = std::function<Answer()>;
using Failed = std::function<void(const QString&)>;

/// Below the trainer (10): a third of one processor while it takes all of them, a whole one otherwise.
constexpr int kBackgroundNiceness = 13;

void lowerBackgroundPriority() {
    // A refusal leaves the thread at normal priority, which is slower for the window but not wrong.
    (void)setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kBackgroundNiceness);
}

}  // namespace

struct DecodeService::Slot::State {
    std::mutex mutex;
    Job job;  ///< the newest request that has not begun, or empty
    Failed failed;
    quint64 era = 0;  ///< counts cancel()
    bool queued = false;

    bool isCurrent(quint64 ofAnswer) {
        const std::lock_guard lock(mutex);
        return era == ofAnswer;
    }
};

class DecodeService::Worker {
public:
    Worker(DecodeService& service, Lane lane) : service_(service), thread_([this, lane] { run(lane); }) {}

    ~Worker() {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_one();
        thread_.join();
    }

    void enqueue(std::shared_ptr<Slot::State> slot) {
        {
            const std::lock_guard lock(mutex_);
            queue_.push_back(std::move(slot));
        }
        wake_.notify_one();
    }

private:
    void run(Lane lane) {
        if (lane == Lane::Background || lane == Lane::Measurements) lowerBackgroundPriority();
        setThreadCount(lane == Lane::Files ? availableProcessors() : 1);
        while (auto slot = next()) answer(slot);
    }

    /// Waits for a slot with a question; null when the service ends.
    std::shared_ptr<Slot::State> next() {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        if (stopping_) return nullptr;
        auto slot = std::move(queue_.front());
        queue_.pop_front();
        return slot;
    }

    void answer(const std::shared_ptr<Slot::State>& slot) {
        Job job;
        Failed failed;
        quint64 era = 0;
        {
            const std::lock_guard lock(slot->mutex);
            slot->queued = false;
            job = std::exchange(slot->job, {});
            failed = std::exchange(slot->failed, {});
            era = slot->era;
        }
        if (!job) return;
        Answer deliver;
        try {
            deliver = job();
        } catch (const std::exception& error) {
            if (!failed) return;
            deliver = [failed, message = QString::fromUtf8(error.what())] { failed(message); };
        }
        QMetaObject::invokeMethod(
            &service_,
            [slot, era, deliver = std::move(deliver)] {
                if (slot->isCurrent(era)) deliver();
            },
            Qt::QueuedConnection);
    }

    DecodeService& service_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::shared_ptr<Slot::State>> queue_;
    bool stopping_ = false;
    std::thread thread_;
};

DecodeService::DecodeService(QObject* parent)
    : QObject(parent),
      workers_{std::make_unique<Worker>(*this, Lane::Interactive), std::make_unique<Worker>(*this, Lane::Background),
               std::make_unique<Worker>(*this, Lane::Files), std::make_unique<Worker>(*this, Lane::Measurements)} {}

DecodeService::~DecodeService() = default;

DecodeService::Slot::Slot(DecodeService& service, Lane lane)
    : service_(service), lane_(lane), state_(std::make_shared<State>()) {}

DecodeService::Slot::~Slot() { cancel(); }

void DecodeService::Slot::cancel() {
    Job job;
    Failed failed;
    const std::lock_guard lock(state_->mutex);
    ++state_->era;
    std::swap(job, state_->job);
    std::swap(failed, state_->failed);
}

void DecodeService::Slot::submit(Job job, Failed failed) {
    {
        const std::lock_guard lock(state_->mutex);
        std::swap(state_->job, job);
        std::swap(state_->failed, failed);
        if (std::exchange(state_->queued, true)) return;
    }
    service_.workers_[static_cast<std::size_t>(lane_)]->enqueue(state_);
}

}  // namespace lunette
