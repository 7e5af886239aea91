#include "session/TrainingSession.h"

#include "Error.h"

#include <QMetaObject>

#include <algorithm>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace lunette {
namespace {

constexpr int kTrainerNiceness = 10;
constexpr int kProgressIntervalMs = 200;
/// Every snapshot makes all views draw. The next one waits so long that the GUI thread takes about this share of one
/// processor from the training, within these bounds.
constexpr double kDrawingShare = 0.02;
constexpr int kMinSnapshotIntervalMs = 50;
constexpr int kMaxSnapshotIntervalMs = 200;

/// The processor time that the calling thread has used, in seconds.
double threadSeconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

void lowerTrainerPriority() {
    // Threads that the kernels start later inherit it, so this comes before the first parallel region. A refusal
    // costs smoothness, nothing else.
    (void)setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kTrainerNiceness);
}

}  // namespace

/// Where the trainer's thread puts a state that was requested.
struct TrainingSession::Handover {
    std::mutex mutex;
    std::condition_variable changed;
    std::shared_ptr<const TrainingState> state;
    bool isOver = false;  ///< the run has ended

    void put(std::shared_ptr<const TrainingState> newest) {
        {
            const std::lock_guard lock(mutex);
            if (newest)
                state = std::move(newest);
            else
                isOver = true;
        }
        changed.notify_all();
    }
};

struct TrainingSession::Run {
    Run(std::shared_ptr<const Model> ofModel, DataSplit onData, std::function<void()> announce,
        std::shared_ptr<Handover> toWindow, std::function<void(TrainingState)> handOver,
        std::shared_ptr<EpochSeries> epochs)
        : model(std::move(ofModel)),
          handover(std::move(toWindow)),
          trainer(model, std::move(onData)),
          control(liveParameters(model->config())),
          outputs(std::move(announce), std::move(handOver), std::move(epochs)) {}

    std::shared_ptr<const Model> model;
    std::shared_ptr<Handover> handover;
    Trainer trainer;
    RunControl control;
    RunOutputs outputs;
    std::shared_ptr<const TrainingResult> result;  ///< written by the thread before it ends
};

TrainingSession::TrainingSession(QObject* parent) : QObject(parent) {
    snapshotTimer_.setSingleShot(true);
    connect(&snapshotTimer_, &QTimer::timeout, this, &TrainingSession::takeSnapshot);
    progressTimer_.setInterval(kProgressIntervalMs);
    connect(&progressTimer_, &QTimer::timeout, this, [this] {
        const auto run = run_;
        drainHistory(*run);
        emit progressChanged(run->outputs.progress());
    });
}

TrainingSession::~TrainingSession() {
    blockSignals(true);
    stopAndWait();
}

std::function<void(TrainingState)> TrainingSession::handOverTo(const std::shared_ptr<Handover>& handover) {
    return [this, handover](TrainingState state) {
        const auto shared = std::make_shared<const TrainingState>(std::move(state));
        handover->put(shared);
        const auto deliver = [this, handover, shared] {
            if (run_ && run_->handover == handover) emit stateTaken(shared);
        };
        QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
    };
}

std::shared_ptr<const TrainingState> TrainingSession::waitForState() {
    if (!run_) return nullptr;
    Handover& handover = *run_->handover;
    std::unique_lock lock(handover.mutex);
    handover.state.reset();
    run_->control.requestState();
    handover.changed.wait(lock, [&handover] { return handover.state || handover.isOver; });
    return handover.state;
}

void TrainingSession::start(const std::shared_ptr<const Model>& model, DataSplit data,
                            std::shared_ptr<const TrainingState> state, bool paused,
                            std::shared_ptr<EpochSeries> epochs) {
    stopAndWait();
    const auto announce = [this] {
        QMetaObject::invokeMethod(this, &TrainingSession::takeSnapshot, Qt::QueuedConnection);
    };
    const auto handover = std::make_shared<Handover>();
    run_ = std::make_shared<Run>(model, std::move(data), announce, handover, handOverTo(handover), std::move(epochs));
    if (paused) run_->control.pause();
    thread_ = std::thread([this, run = run_, state = std::move(state)]() mutable {
        lowerTrainerPriority();
        const auto setResult = [&run](TrainingResult result) {
            run->result = std::make_shared<const TrainingResult>(std::move(result));
        };
        try {
            TrainingState own = *state;
            state.reset();
            setResult(run->trainer.run(std::move(own), run->control, run->outputs));
        } catch (const std::exception& error) {
            setResult({RunStatus::Stopped, {}, toMessage(error)});
        }
        run->handover->put(nullptr);
        const auto end = [this, run] {
            if (run == run_) finish();
        };
        QMetaObject::invokeMethod(this, end, Qt::QueuedConnection);
    });
    progressTimer_.start();
}

void TrainingSession::resume() {
    if (run_) run_->control.resume();
}

void TrainingSession::pause() {
    if (run_) run_->control.pause();
}

void TrainingSession::stepOnce() {
    if (run_) run_->control.stepOnce();
}

void TrainingSession::setLive(LiveParameters live) {
    if (run_) run_->control.setLive(live);
}

void TrainingSession::requestState() {
    if (run_) run_->control.requestState();
}

void TrainingSession::stop() {
    if (run_) run_->control.stop();
}

void TrainingSession::stopAndWait() {
    stop();
    if (run_) finish();
}

bool TrainingSession::isActive() const { return run_ != nullptr; }

void TrainingSession::takeSnapshot() {
    const auto run = run_;
    if (!run || snapshotTimer_.isActive()) return;
    if (auto snapshot = run->outputs.snapshots.take()) {
        const double seconds = threadSeconds(), cost = seconds - std::exchange(secondsAtSnapshot_, seconds);
        const double interval = 1000 * cost / kDrawingShare;
        snapshotTimer_.start(std::clamp(static_cast<int>(interval), kMinSnapshotIntervalMs, kMaxSnapshotIntervalMs));
        emit snapshotChanged(std::move(snapshot));
    }
}

void TrainingSession::drainHistory(Run& run) {
    const auto history = run.outputs.history.drain();
    if (!history.points.empty() || !history.epochs.empty()) emit historyGrew(history);
}

void TrainingSession::finish() {
    // Whoever hears of the end may start the next run at once.
    const auto run = std::exchange(run_, nullptr);
    progressTimer_.stop();
    thread_.join();
    snapshotTimer_.stop();
    if (auto last = run->outputs.snapshots.take()) emit snapshotChanged(std::move(last));
    drainHistory(*run);
    emit progressChanged(run->outputs.progress());
    emit ended(run->result);
}

}  // namespace lunette
