#include "train/Trainer.h"

#include "numeric/Parallel.h"

#include <chrono>

namespace lunette {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kPublishInterval = std::chrono::milliseconds(33);
constexpr auto kRateInterval = std::chrono::milliseconds(500);
constexpr Index kEvaluationBatch = 500;
constexpr std::int64_t kPointsPerEpoch = 20;
constexpr Index kSmallestPart = 8;  // images; fewer a thread cost more to hand out than they save

/// Parameters whose gradient is summed over all parts before the next are begun: half a megabyte stays in a
/// processor's second-level cache.
constexpr Index kGradientStrip = 131072;

double secondsBetween(Clock::time_point begin, Clock::time_point end) {
    return std::chrono::duration<double>(end - begin).count();
}

/// One run, from its first step to its last, on one thread.
class TrainingLoop {
public:
    TrainingLoop(std::shared_ptr<const Model> model, const DataSplit& data, TrainingState state, RunControl& control,
                 RunOutputs& outputs)
        : model_(std::move(model)),
          data_(data),
          control_(control),
          outputs_(outputs),
          batcher_(data.train, model_->config().batchSize, static_cast<std::uint64_t>(model_->config().seed)),
          optimizer_(model_->makeOptimizer()),
          state_(std::move(state)) {
        if (!state_.optimizer.moments.empty()) optimizer_->restore(std::move(state_.optimizer));
    }

    TrainingResult run() {
        const std::int64_t lastStep = model_->config().epochs * batcher_.stepsPerEpoch();
        startClock();
        publish();
        RunStatus status = RunStatus::Running;
        while (status == RunStatus::Running) {
            if (state_.step >= lastStep)
                status = RunStatus::Finished;
            else if (!control_.awaitPermission([this](bool waiting) { wait(waiting); }))
                status = RunStatus::Stopped;
            else if (!step())
                status = RunStatus::Diverged;
        }
        return end(status);
    }

private:
    /// What one thread works on of a batch, kept from step to step so that a step allocates nothing.
    struct Part {
        Matrix images;
        Objective::Workspace workspace;
        LossTerms loss;
    };

    /// One batch. False when its loss, or the test loss of the epoch that it ends, is not finite.
    bool step() {
        const LiveParameters live = control_.live();
        const LossTerms terms = loss(live.beta, Objective::Pass::ForwardAndBackward);
        if (!terms.isFinite()) return false;
        if (Clock::now() - published_ >= kPublishInterval) publish();

        Slice theta(state_.theta.data(), state_.theta.size());
        computeGradient();
        optimizer_->step(theta, ConstSlice(gradient_.data(), gradient_.size()), live.learningRate);
        ++state_.step;
        record(terms);
        measureRate();
        return state_.step % batcher_.stepsPerEpoch() != 0 || endEpoch(live.beta);
    }

    /// The loss of the next step's batch; each thread takes a share of its images.
    LossTerms loss(double beta, Objective::Pass pass) {
        const auto indices = batcher_.indices(state_.step);
        batchSize_ = static_cast<Index>(indices.size());
        const Index count = std::clamp<Index>(batchSize_ / kSmallestPart, 1, threadCount());
        parts_.resize(static_cast<std::size_t>(count));
        parallelFor(count, 1, [&](Index first, Index) {
            Part& part = parts_[static_cast<std::size_t>(first)];
            const Index begin = batchSize_ * first / count;
            const Index end = batchSize_ * (first + 1) / count;
            evaluate(part, indices.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)),
                     begin, beta, pass);
        });
        LossTerms sum;
        for (const Part& part : parts_) sum += part.loss;
        return sum;
    }

    void evaluate(Part& part, std::span<const Index> indices, Index firstColumn, double beta, Objective::Pass pass) {
        data_.train->gather(indices, part.images);
        const NoiseKey noise{static_cast<std::uint64_t>(model_->config().seed), Purpose::PosteriorNoise,
                             static_cast<std::uint64_t>(state_.step)};
        part.loss =
            model_->objective().evaluate(model_->network(), ConstSlice(state_.theta.data(), state_.theta.size()),
                                         part.images, {beta, noise, batchSize_, firstColumn}, part.workspace, pass);
    }

    /// The whole batch's, after a backward pass over all parts; each thread takes a share of the parameters.
    void computeGradient() {
        const Index count = state_.theta.size();
        const Index threads = threadCount();
        gradient_.resize(count);
        Slice gradient(gradient_.data(), count);
        parallelFor(threads, 1, [&](Index thread, Index) {
            const Index end = count * (thread + 1) / threads;
            for (Index first = count * thread / threads; first < end; first += kGradientStrip) {
                const ParameterRange strip{first, std::min(first + kGradientStrip, end)};
                for (std::size_t i = 0; i < parts_.size(); ++i)
                    model_->objective().gradient(model_->network(), parts_[i].images, parts_[i].workspace, strip,
                                                 i == 0 ? Scalar(0) : Scalar(1), gradient);
            }
        });
    }

    void record(const LossTerms& terms) {
        const auto images = static_cast<double>(batchSize_);
        state_.epochSums += terms.scaled(images);
        pointSums_ += terms.scaled(images);
        pointImages_ += images;
        imagesSinceRate_ += images;
        const std::int64_t interval = std::max<std::int64_t>(1, batcher_.stepsPerEpoch() / kPointsPerEpoch);
        if (state_.step % interval != 0) return;
        outputs_.history.append(LossPoint{state_.step, epoch(), pointSums_.scaled(1.0 / pointImages_)});
        pointSums_ = {};
        pointImages_ = 0.0;
    }

    bool endEpoch(double beta) {
        stopClock();
        EpochRecord record;
        record.epoch = state_.step / batcher_.stepsPerEpoch();
        record.train = state_.epochSums.scaled(1.0 / static_cast<double>(data_.train->size()));
        record.test = evaluateLoss(*model_, ConstSlice(state_.theta.data(), state_.theta.size()), *data_.test, beta);
        record.seconds = state_.seconds;
        startClock();
        if (!record.test.isFinite()) return false;
        state_.epochSums = {};
        state_.history.push_back(record);
        outputs_.history.append(record);
        return true;
    }

    void wait(bool waiting) {
        if (waiting) {
            stopClock();
            publishIfFinite();
            report(RunStatus::Paused);
        } else {
            startClock();
            report(RunStatus::Running);
        }
    }

    TrainingResult end(RunStatus status) {
        stopClock();
        std::string message;
        if (status == RunStatus::Diverged) {
            message = "Training diverged: the loss after step " + std::to_string(state_.step) +
                      " is not a finite number. The weights of step " + std::to_string(lastPublished_->step()) +
                      " are kept; a smaller learning rate usually helps.";
            state_.theta = lastPublished_->theta();
        } else {
            publishIfFinite();
        }
        state_.optimizer = optimizer_->state();
        report(status);
        return {status, std::move(state_), std::move(message)};
    }

    double epoch() const { return static_cast<double>(state_.step) / static_cast<double>(batcher_.stepsPerEpoch()); }

    void publish() {
        published_ = Clock::now();
        lastPublished_ = std::make_shared<Snapshot>(model_, state_.theta, state_.step, epoch());
        outputs_.snapshots.publish(lastPublished_);
    }

    /// Publishes weights that no step has tried yet, after trying them on the next batch.
    void publishIfFinite() {
        if (lastPublished_->step() == state_.step) return;
        if (loss(control_.live().beta, Objective::Pass::Forward).isFinite()) publish();
    }

    void startClock() { started_ = rateStarted_ = Clock::now(); }

    void stopClock() { state_.seconds += secondsBetween(started_, Clock::now()); }

    void measureRate() {
        const auto now = Clock::now();
        if (now - rateStarted_ < kRateInterval && imagesPerSecond_ > 0.0) return;
        imagesPerSecond_ = imagesSinceRate_ / std::max(1e-9, secondsBetween(rateStarted_, now));
        imagesSinceRate_ = 0.0;
        rateStarted_ = now;
        report(RunStatus::Running);
    }

    void report(RunStatus status) const {
        RunProgress progress;
        progress.status = status;
        progress.step = state_.step;
        progress.stepsPerEpoch = batcher_.stepsPerEpoch();
        progress.epochs = model_->config().epochs;
        progress.imagesPerSecond = imagesPerSecond_;
        const double epochsLeft = static_cast<double>(progress.epochs) - epoch();
        if (imagesPerSecond_ > 0.0)
            progress.secondsLeft = epochsLeft * static_cast<double>(data_.train->size()) / imagesPerSecond_;
        outputs_.setProgress(progress);
    }

    std::shared_ptr<const Model> model_;
    const DataSplit& data_;
    RunControl& control_;
    RunOutputs& outputs_;
    Batcher batcher_;
    std::unique_ptr<Optimizer> optimizer_;
    TrainingState state_;
    std::vector<Part> parts_;
    Vector gradient_;
    Index batchSize_ = 0;
    std::shared_ptr<const Snapshot> lastPublished_;
    LossTerms pointSums_;
    double pointImages_ = 0.0;
    double imagesSinceRate_ = 0.0;
    double imagesPerSecond_ = 0.0;
    Clock::time_point started_, rateStarted_, published_;
};

}  // namespace

TrainingState initialState(const Model& model) {
    TrainingState state;
    state.theta = Vector::Zero(model.network().parameterCount());
    model.network().initialize(Slice(state.theta.data(), state.theta.size()),
                               static_cast<std::uint64_t>(model.config().seed));
    return state;
}

const char* toString(RunStatus status) {
    switch (status) {
        case RunStatus::Running:
            return "running";
        case RunStatus::Paused:
            return "paused";
        case RunStatus::Finished:
            return "finished";
        case RunStatus::Stopped:
            return "stopped";
        case RunStatus::Diverged:
            return "diverged";
    }
    return "";
}

RunProgress RunOutputs::progress() const {
    const std::lock_guard lock(mutex_);
    return progress_;
}

void RunOutputs::setProgress(const RunProgress& progress) {
    const std::lock_guard lock(mutex_);
    progress_ = progress;
}

Trainer::Trainer(std::shared_ptr<const Model> model, DataSplit data)
    : model_(std::move(model)), data_(std::move(data)) {}

TrainingResult Trainer::run(TrainingState state, RunControl& control, RunOutputs& outputs) const {
    const auto threads = static_cast<int>(model_->config().threads);
    setThreadCount(threads > 0 ? threads : availableProcessors());
    return TrainingLoop(model_, data_, std::move(state), control, outputs).run();
}

LossTerms evaluateLoss(const Model& model, ConstSlice theta, const Dataset& dataset, double beta) {
    const Index batches = (dataset.size() + kEvaluationBatch - 1) / kEvaluationBatch;
    std::vector<LossTerms> parts(static_cast<std::size_t>(batches));
    parallelFor(batches, 1, [&](Index batch, Index) {
        const Index first = batch * kEvaluationBatch;
        const NoiseKey noise{static_cast<std::uint64_t>(model.config().seed), Purpose::Evaluation, 0};
        Matrix images;
        Objective::Workspace workspace;
        dataset.gather(first, std::min(kEvaluationBatch, dataset.size() - first), images);
        parts[static_cast<std::size_t>(batch)] = model.objective().evaluate(
            model.network(), theta, images, {beta, noise, dataset.size(), first}, workspace, Objective::Pass::Forward);
    });
    LossTerms sum;
    for (const auto& part : parts) sum += part;
    return sum;
}

}  // namespace lunette
