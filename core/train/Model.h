#pragma once

#include "objective/Objective.h"
#include "optim/Optimizer.h"
#include "train/TrainingConfig.h"

namespace lunette {

/// Null for none.
std::unique_ptr<const Corruption> makeCorruption(CorruptionKind kind);

/// A configuration made ready for one shape of picture: the network and what it minimizes. Immutable and
/// shared by the trainer, its snapshots and whatever looks at them.
class Model {
public:
    /// Throws Error for an impossible configuration.
    Model(TrainingConfig config, ImageShape image);

    const TrainingConfig& config() const { return config_; }
    ImageShape image() const { return network_.architecture().image; }
    const Autoencoder& network() const { return network_; }
    const Objective& objective() const { return objective_; }
    bool isDistribution() const { return network_.architecture().gaussianCode; }
    std::unique_ptr<Optimizer> makeOptimizer() const;

private:
    TrainingConfig config_;
    Autoencoder network_;
    Objective objective_;
};

/// Immutable weights at a step. Every method is const, re-entrant and allocates its own workspace.
class Snapshot {
public:
    Snapshot(std::shared_ptr<const Model> model, Vector theta, std::int64_t step, double epoch);

    const Model& model() const { return *model_; }
    std::shared_ptr<const Model> sharedModel() const { return model_; }
    const Vector& theta() const { return theta_; }
    std::int64_t step() const { return step_; }
    double epoch() const { return epoch_; }  ///< passes through the data so far, with fractions

    /// images: pixels x n in 0..1.
    Posterior encode(const Matrix& images) const;

    /// codes: latents x n. Gives the expected pixels, pixels x n in 0..1 (a linear output may leave 0..1).
    Matrix decode(const Matrix& codes) const;

    /// decode(encode(images).mean).
    Matrix reconstruct(const Matrix& images) const;

private:
    std::shared_ptr<const Model> model_;
    Vector theta_;
    std::int64_t step_;
    double epoch_;
};

}  // namespace lunette
