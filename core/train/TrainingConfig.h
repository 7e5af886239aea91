#pragma once

#include "nn/Architecture.h"
#include "numeric/Precision.h"
#include "objective/ObjectiveWeights.h"
#include "optim/Schedule.h"
#include "parameter/Parameter.h"

namespace lunette {

enum class ObjectiveKind { Autoencoder, Sparse, Denoising, Contractive, Vae, BetaTcVae, Wae, Pca };
enum class CorruptionKind { None, Gaussian, Masking, SaltAndPepper };
enum class SparsityKind { None, L1, TargetActivation };
enum class LikelihoodKind { Bernoulli, Gaussian };
enum class OutputKind { Sigmoid, Linear };
enum class VarianceKind { Fixed, Learned };
enum class ArchitectureKind { Dense, Conv };
/// Whether the condition is an input of the encoder, too; by its words "no" and "yes".
enum class EncoderCondition { No, Yes };
enum class OptimizerKind { Adam, Sgd, AdamW };

/// Everything that decides how a model is built and trained, the data aside. Parts that do not concern the chosen
/// objective (beta for an autoencoder) are kept and have no effect.
struct TrainingConfig {
    /// As a parameter it is a preset: choosing one by its text also sets corruption, sparsity, contraction and the
    /// weights of total correlation, mutual information and discrepancy, and leaves out a condition that it cannot
    /// take.
    ObjectiveKind objective = ObjectiveKind::Vae;
    CorruptionKind corruption = CorruptionKind::None;
    double corruptionStrength = 0.3;
    SparsityKind sparsity = SparsityKind::None;
    double sparsityWeight = 1.0;
    double sparsityTarget = 0.05;
    double contraction = 0.0;
    double beta = 1.0;
    double klWarmup = 0.0;
    double freeBits = 0.0;
    double posteriorNoise = 1.0;
    std::int64_t importanceSamples = 1;
    double totalCorrelation = 0.0;   ///< weight beside beta, see ObjectiveWeights
    double mutualInformation = 0.0;  ///< weight beside beta
    double discrepancy = 0.0;        ///< weight, see objective/Discrepancy.h
    std::string namedLatents;        ///< names of factors apart by commas, see train/NamedLatents
    std::int64_t labels = 100;
    double labelWeight = 100.0;
    std::string condition;  ///< "label", or names of factors apart by commas; empty: none; see train/Condition
    EncoderCondition conditionEncoder = EncoderCondition::No;
    LikelihoodKind likelihood = LikelihoodKind::Bernoulli;
    VarianceKind observationVariance = VarianceKind::Fixed;
    double observationStd = 0.1;
    OutputKind output = OutputKind::Sigmoid;

    ArchitectureKind architecture = ArchitectureKind::Dense;
    std::vector<std::int64_t> channels{32, 64};
    std::int64_t kernel = 3;
    std::vector<std::int64_t> hidden{400, 200};
    std::int64_t latents = 2;
    Activation activation = Activation::Relu;

    OptimizerKind optimizer = OptimizerKind::Adam;
    double learningRate = 1e-3;
    double momentum = 0.9;
    double weightDecay = 0.01;
    double clipNorm = 0.0;  ///< 0: off
    ScheduleKind schedule = ScheduleKind::Constant;
    double warmupEpochs = 0.0;
    double decayFactor = 0.1;
    std::int64_t decayEpochs = 10;
    std::int64_t epochs = 20;
    std::int64_t patience = 0;  ///< 0: off
    std::int64_t batchSize = 128;
    std::int64_t seed = 1;
    std::int64_t threads = 0;  ///< 0: every processor
    Precision precision = Precision::Float32;
};

/// Whether a code is a distribution that follows the prior.
bool hasPosterior(ObjectiveKind objective);

/// Throws Error with the reason where there is a condition and the objective has no posterior.
void requirePosteriorFor(const TrainingConfig& config);

/// The one description that the form, the command line and the model file read.
const ParameterTable<TrainingConfig>& trainingParameters();

/// The configuration of a run of this objective unless other values are given: the parameters' defaults, the
/// objective's preset, and what suits the data (DataSplit::suggestedTraining).
TrainingConfig defaultConfig(ObjectiveKind objective, const Settings& suggested = {});

/// The precision of a training's products on this machine: the requested one, or float32 where bfloat16 is not faster.
Precision precisionHere(const TrainingConfig& config, Bfloat16Support support = bfloat16Support());

/// Why the training does not have the requested precision here; empty where it does.
Message precisionNote(const TrainingConfig& config, Bfloat16Support support = bfloat16Support());

/// The values that a running training takes up at its next step.
struct LiveParameters {
    double learningRate;
    ObjectiveWeights weights;
};
LiveParameters liveParameters(const TrainingConfig& config);

/// The weights in force `epoch` passes into the training: beta rises linearly over the warm-up.
ObjectiveWeights warmedUp(ObjectiveWeights weights, const TrainingConfig& config, double epoch);

Schedule scheduleOf(const TrainingConfig& config, std::int64_t stepsPerEpoch);

}  // namespace lunette
