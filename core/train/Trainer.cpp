#include "train/Trainer.h"

#include "numeric/Parallel.h"
#include "numeric/RoundedProducts.h"
#include "objective/LabelLoss.h"
#include "train/Descent.h"
#include "train/NamedLatents.h"
#include "train/PrincipalComponents.h"

#include <chrono>
#include <optional>

namespace lunette {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kPublishInterval = std::chrono::milliseconds(33);
constexpr auto kRateInterval = std::chrono::milliseconds(500);
constexpr Index kEvaluationColumns = 500;  // codes decoded at once
constexpr std::int64_t kPointsPerEpoch = 20;
constexpr Index kSmallestPart = 8;  // images; fewer a thread cost more to hand out than they save
constexpr Index kDensePart = 12;    // the same of a dense network, where nobody asks for a number of threads

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
          descent_(model_->network(), model_->makeOptimizer(), model_->config().clipNorm),
          schedule_(scheduleOf(model_->config(), batcher_.stepsPerEpoch())),
          labeled_(chooseLabeled(model_->config(), *data.train)),
          conditions_(model_->condition(), *data.train),
          state_(std::move(state)) {
        // Refuses held-out images that lack the condition before the first evaluation, where nothing may throw.
        const ConditionReader judged(model_->condition(), *data.test);
        if (!state_.optimizer.moments.empty()) descent_.restore(std::move(state_.optimizer));
        if (model_->config().patience == 0) state_.best = {};
        if (precisionHere(model_->config()) == Precision::Bfloat16) rounded_.emplace().take(theta());
        // A run that has stopped early and gets no further epoch stays as it was.
        if (state_.step < lastStep()) state_.best.taken = false;
    }

    TrainingResult run() {
        startClock();
        publish();
        RunStatus status = RunStatus::Running;
        while (status == RunStatus::Running) {
            if (state_.step >= lastStep() || state_.best.taken)
                status = RunStatus::Finished;
            else if (!control_.awaitPermission([this](bool waiting) { wait(waiting); }, [this] { handOver(); }))
                status = RunStatus::Stopped;
            else if (!step())
                status = RunStatus::Diverged;
        }
        return end(status);
    }

private:
    /// What one thread works on of a batch, kept from step to step so that a step allocates nothing.
    struct Part {
        Objective::Terms terms;
        Matrix images, condition;
        Objective::Workspace workspace;
        Matrix labeledImages, labeledCondition,
            targets;  ///< this part's share of the step's labeled images; empty where there are none
        LabelLoss::Workspace labels;
        double labelLoss = 0.0;
    };

    /// One batch. False when its loss, or the test loss of the epoch that it ends, is not finite.
    bool step() {
        if (isPca()) return fit();
        const LiveParameters live = control_.live();
        const LossTerms terms = loss(warmedUp(live.weights, model_->config(), epoch()), true);
        if (!terms.isFinite()) return false;
        if (Clock::now() - published_ >= kPublishInterval) publish();

        descend(live.learningRate * schedule_.factor(state_.step));
        ++state_.step;
        record(terms);
        measureRate();
        return state_.step % batcher_.stepsPerEpoch() != 0 || endEpoch(live.weights);
    }

    bool isPca() const { return model_->config().objective == ObjectiveKind::Pca; }

    std::int64_t epochs() const { return isPca() ? 1 : model_->config().epochs; }

    std::int64_t lastStep() const { return epochs() * batcher_.stepsPerEpoch(); }

    /// The whole training of a model that needs no descent: one step that counts as one pass through the data.
    bool fit() {
        fitPrincipalComponents(model_->network(), *data_.train, {state_.theta.data(), state_.theta.size()});
        state_.step = batcher_.stepsPerEpoch();
        state_.epochSums = evaluateLoss(*model_, theta(), *data_.train, control_.live().weights)
                               .scaled(static_cast<double>(data_.train->size()));
        return endEpoch(control_.live().weights);
    }

    /// The loss of the next step's batch; each thread takes a share of its images. With a gradient, goes backward too.
    LossTerms loss(const ObjectiveWeights& weights, bool withGradient) {
        const auto indices = batcher_.indices(state_.step);
        batchSize_ = static_cast<Index>(indices.size());
        const Objective& objective = model_->objective();
        const Objective::Terms terms{weights,
                                     static_cast<std::uint64_t>(model_->config().seed),
                                     static_cast<std::uint64_t>(state_.step),
                                     batchSize_,
                                     0,
                                     Objective::Pass::Training,
                                     data_.train->size()};
        const bool isCoupled = objective.couplesImages(weights);
        const Index count = std::clamp<Index>(batchSize_ / kSmallestPart, 1, threadCount());
        parts_.resize(static_cast<std::size_t>(count));
        labeledNow_ = labeledOfStep(labeled_, state_.step, model_->config().batchSize);
        onThreads(count, [&](Index first) {
            Part& part = parts_[static_cast<std::size_t>(first)];
            const Index begin = batchSize_ * first / count;
            const Index end = batchSize_ * (first + 1) / count;
            part.terms = terms;
            part.terms.firstColumn = begin;
            const auto own = indices.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
            data_.train->gather(own, part.images);
            conditions_.gather(own, part.condition);
            objective.forward(model_->network(), theta(), {part.images, part.condition}, part.terms, part.workspace,
                              withGradient);
            if (withGradient && !isCoupled) backward(part, part.workspace.sums);
            if (withGradient) label(part, first, count);
        });
        sums_ = parts_.front().workspace.sums;
        for (std::size_t i = 1; i < parts_.size(); ++i) sums_ += parts_[i].workspace.sums;
        objective.compareCodes(sums_, terms);
        if (withGradient && isCoupled)
            onThreads(count, [&](Index i) { backward(parts_[static_cast<std::size_t>(i)], sums_); });
        LossTerms loss = objective.loss(sums_, terms);
        if (withGradient)
            for (const Part& part : parts_) {
                loss.penalty += part.labelLoss;
                loss.loss += part.labelLoss;
            }
        return loss;
    }

    /// Calls body(0) to body(count - 1), each on a thread, whose products have this training's precision.
    template <class Body>
    void onThreads(Index count, Body body) {
        parallelFor(count, 1, [&](Index number, Index) {
            const RoundedProducts products(rounded_ ? &*rounded_ : nullptr);
            body(number);
        });
    }

    /// The share of one of `count` parts of the labeled images of this step.
    void label(Part& part, Index number, Index count) {
        const auto size = static_cast<Index>(labeledNow_.images.size());
        if (size == 0) return;
        const Index begin = size * number / count, end = size * (number + 1) / count;
        const auto images = std::span(labeledNow_.images).subspan(begin, end - begin);
        data_.train->gather(images, part.labeledImages);
        conditions_.gather(images, part.labeledCondition);
        part.targets = labeledNow_.targets.middleCols(begin, end - begin);
        part.labelLoss =
            LabelLoss::evaluate(model_->network(), theta(), {part.labeledImages, part.labeledCondition}, part.targets,
                                model_->config().labelWeight / static_cast<double>(size), part.labels, true);
    }

    void backward(Part& part, const Objective::Sums& batch) {
        model_->objective().backward(model_->network(), theta(), part.images, part.terms, batch, part.workspace);
    }

    ConstSlice theta() const { return {state_.theta.data(), state_.theta.size()}; }

    /// Moves the weights against the gradient of the batch, after a backward pass over all parts.
    void descend(double rate) {
        descent_.step(rate, Slice(state_.theta.data(), state_.theta.size()), rounded_ ? &*rounded_ : nullptr,
                      [this](ParameterRange range, Slice gradient) { computeGradient(range, gradient); });
    }

    /// Of the whole batch, for the parameters of the range.
    void computeGradient(ParameterRange range, Slice gradient) {
        std::vector<Objective::Share> shares;
        for (const Part& part : parts_) shares.push_back({&part.images, &part.terms, &part.workspace});
        model_->objective().gradient(model_->network(), shares, range, gradient);
        for (const Part& part : parts_)
            if (part.labeledImages.cols() > 0)
                LabelLoss::addGradient(model_->network(), part.labeledImages, part.labels, range, gradient);
    }

    void record(const LossTerms& terms) {
        const auto images = static_cast<double>(batchSize_);
        state_.epochSums += terms.scaled(images);
        point_.sums += terms.scaled(images);
        point_.images += images;
        imagesSinceRate_ += images;
        const std::int64_t interval = std::max<std::int64_t>(1, batcher_.stepsPerEpoch() / kPointsPerEpoch);
        if (state_.step % interval != 0) return;
        outputs_.history.append(LossPoint{state_.step, epoch(), point_.sums.scaled(1.0 / point_.images)});
        point_ = {};
    }

    bool endEpoch(const ObjectiveWeights& weights) {
        stopClock();
        EpochRecord record;
        record.epoch = state_.step / batcher_.stepsPerEpoch();
        record.train = state_.epochSums.scaled(1.0 / static_cast<double>(data_.train->size()));
        record.test = evaluateLoss(*model_, theta(), *data_.test, weights);
        record.seconds = state_.seconds;
        startClock();
        if (!record.test.isFinite()) return false;
        state_.epochSums = {};
        state_.history.push_back(record);
        outputs_.history.append(record);
        if (outputs_.epochs && outputs_.epochs->wants(record.epoch))
            outputs_.epochs->add(record.epoch, std::make_shared<Snapshot>(model_, state_.theta, state_.step, epoch()));
        const std::int64_t patience = model_->config().patience;
        if (patience > 0 && outOfPatience(state_.best, record, state_.theta, descent_.state(), patience)) takeBest();
        return true;
    }

    void takeBest() {
        BestEpoch& best = state_.best;
        best.taken = true;
        best.waited = 0;
        state_.theta = best.theta;
        if (rounded_) rounded_->take(theta());
        descent_.restore(best.optimizer);
        publish(best.epoch * batcher_.stepsPerEpoch());
    }

    void handOver() const {
        if (!outputs_.handOver) return;
        TrainingState state = state_;
        state.optimizer = descent_.state();
        if (!waiting_) state.seconds += secondsBetween(started_, Clock::now());
        outputs_.handOver(std::move(state));
    }

    void wait(bool waiting) {
        waiting_ = waiting;
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
        Message message;
        if (status == RunStatus::Diverged) {
            message = Message::tr(
                "Training diverged: the loss after step %1 is not a finite number. The weights of step "
                "%2 are kept; a smaller learning rate usually helps.",
                state_.step, lastPublished_->step());
            state_.theta = lastPublished_->theta();
        } else if (state_.best.taken) {
            message = describeEarlyStop(state_.best, state_.history.back().epoch);
        } else {
            publishIfFinite();
        }
        state_.optimizer = descent_.state();
        report(status);
        return {status, std::move(state_), std::move(message)};
    }

    double epoch() const { return epochOf(state_.step); }

    double epochOf(std::int64_t step) const {
        return static_cast<double>(step) / static_cast<double>(batcher_.stepsPerEpoch());
    }

    void publish() { publish(state_.step); }

    /// The current weights, which are those of `step`.
    void publish(std::int64_t step) {
        published_ = Clock::now();
        lastPublished_ = std::make_shared<Snapshot>(model_, state_.theta, step, epochOf(step));
        outputs_.snapshots.publish(lastPublished_);
    }

    /// Publishes weights that no step has tried yet, after trying them on the next batch.
    void publishIfFinite() {
        if (lastPublished_->step() == state_.step) return;
        if (loss(control_.live().weights, false).isFinite()) publish();
    }

    /// What lies between stopping and starting counts neither as training nor for the rate.
    void startClock() {
        started_ = Clock::now();
        rateStarted_ += started_ - stopped_;
    }

    void stopClock() {
        stopped_ = Clock::now();
        state_.seconds += secondsBetween(started_, stopped_);
    }

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
        progress.epochs = epochs();
        progress.imagesPerSecond = imagesPerSecond_;
        progress.stoppedEarly = state_.best.taken;
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
    Descent descent_;
    Schedule schedule_;
    LabeledImages labeled_, labeledNow_;
    ConditionReader conditions_;
    TrainingState state_;
    std::vector<Part> parts_;
    Objective::Sums sums_;
    std::optional<RoundedWeights> rounded_;  ///< where products are in bfloat16
    Index batchSize_ = 0;
    bool waiting_ = false;
    std::shared_ptr<const Snapshot> lastPublished_;
    /// Since the last point of the curves.
    struct {
        LossTerms sums;
        double images = 0.0;
    } point_;
    double imagesSinceRate_ = 0.0;
    double imagesPerSecond_ = 0.0;
    Clock::time_point started_, stopped_, rateStarted_, published_;
};

}  // namespace

int threadsFor(const TrainingConfig& config, int processors) {
    if (config.threads > 0) return static_cast<int>(config.threads);
    if (config.objective == ObjectiveKind::Pca) return processors;  // which works on all images at once
    const std::int64_t each = config.architecture == ArchitectureKind::Conv ? kSmallestPart : kDensePart;
    const std::int64_t worth = std::min((config.batchSize + each - 1) / each, config.batchSize / kSmallestPart);
    return static_cast<int>(std::clamp<std::int64_t>(worth, 1, processors));
}

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
    setThreadCount(threadsFor(model_->config()));
    return TrainingLoop(model_, data_, std::move(state), control, outputs).run();
}

LossTerms evaluateLoss(const Model& model, ConstSlice theta, const Dataset& dataset, const ObjectiveWeights& weights) {
    const Objective& objective = model.objective();
    const Index batchSize = std::max<Index>(1, kEvaluationColumns / objective.importanceSamples());
    const Index batches = (dataset.size() + batchSize - 1) / batchSize;
    const Objective::Terms terms{weights,
                                 static_cast<std::uint64_t>(model.config().seed),
                                 0,
                                 dataset.size(),
                                 0,
                                 Objective::Pass::Evaluation,
                                 dataset.size()};
    const ConditionReader conditions(model.condition(), dataset);
    std::vector<Objective::Sums> parts(static_cast<std::size_t>(batches));
    parallelFor(batches, 1, [&](Index batch, Index) {
        Objective::Terms share = terms;
        share.firstColumn = batch * batchSize;
        Matrix images;
        Objective::Workspace workspace;
        const Index count = std::min(batchSize, dataset.size() - share.firstColumn);
        dataset.gather(share.firstColumn, count, images);
        const Matrix condition = conditions.of(share.firstColumn, count);
        objective.forward(model.network(), theta, {images, condition}, share, workspace, false);
        objective.compareCodes(workspace.sums, share);
        workspace.sums.codes = {};
        parts[static_cast<std::size_t>(batch)] = std::move(workspace.sums);
    });
    Objective::Sums sums = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) sums += parts[i];
    return objective.loss(sums, terms);
}

}  // namespace lunette
