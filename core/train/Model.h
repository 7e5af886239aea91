#pragma once

#include "objective/Objective.h"
#include "optim/Optimizer.h"
#include "train/Condition.h"

namespace lunette {

/// Null for none.
std::unique_ptr<const Corruption> makeCorruption(CorruptionKind kind);

/// A configuration made ready for one shape of picture: the network and what it minimizes. Immutable and
/// shared by the trainer, its snapshots and whatever looks at them.
class Model {
public:
    /// The condition is the one that the configuration asks for, see conditionOf(). Throws Error for an impossible
    /// configuration.
    Model(TrainingConfig config, ImageShape image, Condition condition = {});
    /// For the pictures, classes and factors of these data.
    Model(const TrainingConfig& config, const Dataset& train);

    const TrainingConfig& config() const { return config_; }
    ImageShape image() const { return network_.architecture().image; }
    const Autoencoder& network() const { return network_; }
    const Objective& objective() const { return objective_; }
    const Condition& condition() const { return condition_; }
    bool isDistribution() const { return network_.architecture().gaussianCode; }
    std::unique_ptr<Optimizer> makeOptimizer() const;

private:
    TrainingConfig config_;
    Condition condition_;
    Autoencoder network_;
    Objective objective_;
};

/// Immutable weights at a step. Every method is const, re-entrant and allocates its own workspace.
class Snapshot {
public:
    Snapshot(std::shared_ptr<const Model> model, Vector theta, std::int64_t step, double epoch);

    const Model& model() const { return *model_; }
    std::shared_ptr<const Model> sharedModel() const { return model_; }
    const Vector& theta() const { return *theta_; }
    std::int64_t step() const { return step_; }
    double epoch() const { return epoch_; }  ///< passes through the data so far, with fractions

    /// The same weights with a condition that holds where none is given; at first it is Condition::typical().
    Snapshot under(Vector condition) const;
    const Vector& condition() const { return condition_; }  ///< the one that holds; empty for a model without
    bool isUnder() const { return isUnder_; }               ///< whether under() chose it

    /// images: pixels x n in 0..1. condition: conditions x n, or 0 x 0 for the one that holds; of use to conditional
    /// models only, as below.
    Posterior encode(const Matrix& images, const Matrix& condition = {}) const;

    /// codes: latents x n. Gives the expected pixels, pixels x n in 0..1 (a linear output may leave 0..1).
    Matrix decode(const Matrix& codes, const Matrix& condition = {}) const;

    /// decode(encode(images).mean).
    Matrix reconstruct(const Matrix& images, const Matrix& condition = {}) const;

    /// The condition of some of a dataset's images, or of count from first; 0 x 0 for a model without. Throws Error
    /// where the data lack it.
    Matrix conditionOf(const Dataset& dataset, std::span<const Index> images) const;
    Matrix conditionOf(const Dataset& dataset, Index first, Index count) const;

    /// The same for encode() alone: 0 x 0 also where the encoder is not conditioned, so that the data need not have it.
    Matrix conditionToEncode(const Dataset& dataset, std::span<const Index> images) const;
    Matrix conditionToEncode(const Dataset& dataset, Index first, Index count) const;

    /// conditionOf(), or 0 x 0, so that the one that holds is taken, where the data lack it: for pictures that are to
    /// be shown in any case.
    Matrix conditionIfKnown(const Dataset& dataset, std::span<const Index> images) const;
    Matrix conditionIfKnown(const Dataset& dataset, Index first, Index count) const;

private:
    /// `given`, or the one that holds for each of `count` pictures.
    Matrix conditionFor(const Matrix& given, Index count) const;

    std::shared_ptr<const Model> model_;
    std::shared_ptr<const Vector> theta_;  ///< under() shares it
    std::int64_t step_;
    double epoch_;
    Vector condition_;
    bool isUnder_ = false;
};

}  // namespace lunette
