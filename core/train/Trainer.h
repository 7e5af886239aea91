#pragma once

#include "data/Batcher.h"
#include "numeric/Parallel.h"
#include "train/EarlyStopping.h"
#include "train/EpochSeries.h"
#include "train/RunControl.h"
#include "train/SnapshotChannel.h"

#include <mutex>
#include <string>

namespace lunette {

/// Where training stands: together with the configuration and the data it makes training go on exactly.
struct TrainingState {
    Vector theta;
    Optimizer::State optimizer;
    std::int64_t step = 0;             ///< steps done
    std::vector<EpochRecord> history;  ///< finished epochs
    LossTerms epochSums;               ///< training losses summed over the images of the current epoch
    double seconds = 0.0;              ///< training time so far
    BestEpoch best;                    ///< watched where the configuration has a patience
};

/// How many threads a training takes: those that its configuration asks for, or, where that is 0, the processors of
/// this machine, but no more than its batch has work for. That is a thread for 12 images of a dense network or 8 of a
/// convolutional one: with fewer each works at less than about three quarters of the speed of one alone
/// (docs/measurements.md, "More processors"). No step uses more threads than it has eights of images.
int threadsFor(const TrainingConfig& config, int processors = availableProcessors());

/// Fresh weights, seeded by the configuration.
TrainingState initialState(const Model& model);

enum class RunStatus { Running, Paused, Finished, Stopped, Diverged };

/// "running", "paused", "finished", "stopped", "diverged".
const char* toString(RunStatus status);

/// How far a run is; a small value copied whole.
struct RunProgress {
    RunStatus status = RunStatus::Running;
    std::int64_t step = 0;
    std::int64_t stepsPerEpoch = 1;
    std::int64_t epochs = 1;
    double imagesPerSecond = 0.0;  ///< over about the last second
    double secondsLeft = 0.0;
    bool stoppedEarly = false;  ///< for want of a lower test loss
};

/// What a run shows of itself while it goes on; shared with whoever looks.
struct RunOutputs {
    /// takeState gets the states that RunControl::requestState() asks for, on the trainer's thread; it must not block.
    explicit RunOutputs(std::function<void()> announce = {}, std::function<void(TrainingState)> takeState = {},
                        std::shared_ptr<EpochSeries> keepEpochs = {})
        : snapshots(std::move(announce)), epochs(std::move(keepEpochs)), handOver(std::move(takeState)) {}
    SnapshotChannel snapshots;
    HistoryLog history;
    const std::shared_ptr<EpochSeries> epochs;  ///< may be null
    const std::function<void(TrainingState)> handOver;
    RunProgress progress() const;
    void setProgress(const RunProgress& progress);

private:
    mutable std::mutex mutex_;
    RunProgress progress_;
};

struct TrainingResult {
    RunStatus status;     ///< Finished, Stopped or Diverged
    TrainingState state;  ///< after divergence: the newest published weights, whose loss was finite
    Message message;      ///< after divergence: at which step, and what to try; after an early stop: at which epoch
};

/// Trains one model on one dataset, on the calling thread, until it is finished, stopped or diverged.
///
/// Publishes the initial weights, then by time, at most 30 snapshots a second, and always the last one. Every
/// published snapshot's loss was finite.
///
/// With a patience of n it also finishes when n epochs have brought no lower test loss. Weights and optimizer are then
/// those of the best epoch, published once more; step and history stay at the end, so that training goes on from there
/// with new batches and its patience renewed.
class Trainer {
public:
    Trainer(std::shared_ptr<const Model> model, DataSplit data);

    TrainingResult run(TrainingState state, RunControl& control, RunOutputs& outputs) const;

private:
    std::shared_ptr<const Model> model_;
    DataSplit data_;
};

/// The mean loss over a whole dataset, with noise keyed for evaluation and by the image, so that the same weights
/// always get the same figure. Terms that compare codes with one another compare those of 500 images at a time.
LossTerms evaluateLoss(const Model& model, ConstSlice theta, const Dataset& dataset, const ObjectiveWeights& weights);

}  // namespace lunette
