#include "train/Model.h"

#include "Error.h"
#include "train/NamedLatents.h"

namespace lunette {
namespace {

Architecture architectureOf(const TrainingConfig& config, ImageShape image, const Condition& condition) {
    requirePosteriorFor(config);
    if (condition.isNone() != config.condition.empty())
        throw Error(ErrorKind::Conflict, Message::tr("A conditional model is made for the classes or factors of some "
                                                     "data; open the data first."));
    Architecture architecture;
    architecture.conditions = condition.size();
    architecture.conditionedEncoder = config.conditionEncoder == EncoderCondition::Yes && !condition.isNone();
    architecture.image = image;
    architecture.latents = config.latents;
    if (config.objective == ObjectiveKind::Pca) {
        architecture.hidden.clear();
        return architecture;
    }
    if (config.architecture == ArchitectureKind::Conv) {
        if (config.channels.empty())
            throw Error(
                ErrorKind::Conflict,
                Message::tr(
                    "A convolutional model needs channels, for example 32,64; without any, train a dense one."));
        architecture.channels = config.channels;
        architecture.kernel = config.kernel;
    }
    architecture.hidden = config.hidden;
    architecture.activation = config.activation;
    architecture.gaussianCode = hasPosterior(config.objective);
    if (config.sparsity == SparsityKind::TargetActivation) architecture.codeActivation = Activation::Sigmoid;
    if (config.likelihood == LikelihoodKind::Gaussian && config.observationVariance == VarianceKind::Learned)
        architecture.observationStd = config.observationStd;
    return architecture;
}

std::unique_ptr<const Code> codeOf(const TrainingConfig& config) {
    if (hasPosterior(config.objective)) return std::make_unique<GaussianCode>(config.posteriorNoise);
    return std::make_unique<DeterministicCode>();
}

std::unique_ptr<const Likelihood> likelihoodOf(const TrainingConfig& config) {
    const bool isPca = config.objective == ObjectiveKind::Pca;
    if (config.likelihood == LikelihoodKind::Bernoulli && !isPca) return std::make_unique<BernoulliLikelihood>();
    const bool isLinear = config.output == OutputKind::Linear || isPca;
    return std::make_unique<GaussianLikelihood>(
        config.observationStd, isLinear ? GaussianLikelihood::Mean::Linear : GaussianLikelihood::Mean::Sigmoid);
}

std::unique_ptr<const Sparsity> sparsityOf(const TrainingConfig& config) {
    if (config.sparsity == SparsityKind::L1) return std::make_unique<L1Sparsity>();
    if (config.sparsity == SparsityKind::TargetActivation)
        return std::make_unique<TargetActivation>(config.sparsityTarget);
    return nullptr;
}

/// Throws Error where codes are to be compared with one another and cannot be.
void checkComparisons(const TrainingConfig& config) {
    const bool usesPosteriors = config.totalCorrelation != 0.0 || config.mutualInformation != 0.0;
    const Message weights =
        Message::tr("a weight of the total correlation or of the mutual information (tc-weight, mi-weight)");
    if (usesPosteriors && !hasPosterior(config.objective))
        throw Error(ErrorKind::Conflict,
                    Message::tr("The codes of this objective are points, and %1 needs distributions: set it to 0, or "
                                "choose the objective vae or beta-tcvae.",
                                weights));
    if (usesPosteriors && config.posteriorNoise != 1.0)
        throw Error(
            ErrorKind::Conflict,
            Message::tr(
                "The estimates behind %1 need codes drawn from the posterior as it is: set the posterior noise to 1.",
                weights));
    if (config.discrepancy != 0.0 && config.objective == ObjectiveKind::Pca)
        throw Error(
            ErrorKind::Conflict,
            Message::tr(
                "Principal components are not trained by descent: set the discrepancy's weight (mmd-weight) to 0."));
    if ((usesPosteriors || config.discrepancy != 0.0) && hasPosterior(config.objective) && config.importanceSamples > 1)
        throw Error(ErrorKind::Conflict,
                    Message::tr("Codes are compared with one another one for each image: set the importance samples to "
                                "1, or the weights of total correlation, mutual information and discrepancy to 0."));
}

/// Throws Error for parts that exclude each other.
void check(const TrainingConfig& config, ImageShape image) {
    if (config.objective == ObjectiveKind::Pca && config.latents > image.pixelCount())
        throw Error(ErrorKind::Conflict,
                    Message::tr("Pictures of %1 numbers have as many principal components; %2 latents are too many.",
                                image.pixelCount(), config.latents));
    const auto named = static_cast<std::int64_t>(namedLatents(config).size());
    if (named > config.latents)
        throw Error(ErrorKind::Conflict,
                    Message::tr("%1 named latents do not fit into %2 latents; give more latents or fewer names.", named,
                                config.latents));
    checkComparisons(config);
    if (!hasPosterior(config.objective)) return;
    if (config.sparsity == SparsityKind::TargetActivation)
        throw Error(ErrorKind::Conflict,
                    Message::tr("A target activation needs codes between 0 and 1, and a variational autoencoder's "
                                "follow N(0, 1): choose the sparsity l1 or none, or another objective."));
    if (config.importanceSamples > 1 && (config.posteriorNoise != 1.0 || config.freeBits > 0.0))
        throw Error(ErrorKind::Conflict,
                    Message::tr("The importance-weighted bound needs the posterior as it is: with more than one "
                                "importance sample set the posterior noise to 1 and the free nats to 0."));
}

Objective::Parts partsOf(const TrainingConfig& config, ImageShape image) {
    check(config, image);
    Objective::Parts parts;
    parts.code = codeOf(config);
    parts.likelihood = likelihoodOf(config);
    if (config.objective == ObjectiveKind::Pca) return parts;
    parts.corruption = makeCorruption(config.corruption);
    parts.sparsity = sparsityOf(config);
    if (!hasPosterior(config.objective)) return parts;
    parts.freeBits = config.freeBits;
    parts.importanceSamples = config.importanceSamples;
    return parts;
}

}  // namespace

std::unique_ptr<const Corruption> makeCorruption(CorruptionKind kind) {
    switch (kind) {
        case CorruptionKind::Gaussian:
            return std::make_unique<GaussianCorruption>();
        case CorruptionKind::Masking:
            return std::make_unique<MaskingCorruption>();
        case CorruptionKind::SaltAndPepper:
            return std::make_unique<SaltAndPepperCorruption>();
        case CorruptionKind::None:
            break;
    }
    return nullptr;
}

Model::Model(TrainingConfig config, ImageShape image, Condition condition)
    : config_(std::move(config)),
      condition_(std::move(condition)),
      network_(architectureOf(config_, image, condition_)),
      objective_(partsOf(config_, image)) {}

Model::Model(const TrainingConfig& config, const Dataset& train)
    : Model(config, train.shape(), lunette::conditionOf(config, train)) {}

std::unique_ptr<Optimizer> Model::makeOptimizer() const {
    if (config_.optimizer == OptimizerKind::Sgd) return makeSgd(network_.parameterCount(), config_.momentum);
    if (config_.optimizer == OptimizerKind::AdamW) return makeAdamW(network_.parameterCount(), config_.weightDecay);
    return makeAdam(network_.parameterCount());
}

Snapshot::Snapshot(std::shared_ptr<const Model> model, Vector theta, std::int64_t step, double epoch)
    : model_(std::move(model)),
      theta_(std::make_shared<const Vector>(std::move(theta))),
      step_(step),
      epoch_(epoch),
      condition_(model_ ? model_->condition().typical() : Vector()) {}

Snapshot Snapshot::under(Vector condition) const {
    Snapshot other(*this);
    other.condition_ = std::move(condition);
    other.isUnder_ = true;
    return other;
}

Matrix Snapshot::conditionOf(const Dataset& dataset, std::span<const Index> images) const {
    return ConditionReader(model_->condition(), dataset).of(images);
}

Matrix Snapshot::conditionOf(const Dataset& dataset, Index first, Index count) const {
    return ConditionReader(model_->condition(), dataset).of(first, count);
}

Matrix Snapshot::conditionToEncode(const Dataset& dataset, std::span<const Index> images) const {
    return model_->network().architecture().conditionedEncoder ? conditionOf(dataset, images) : Matrix();
}

Matrix Snapshot::conditionToEncode(const Dataset& dataset, Index first, Index count) const {
    return model_->network().architecture().conditionedEncoder ? conditionOf(dataset, first, count) : Matrix();
}

Matrix Snapshot::conditionIfKnown(const Dataset& dataset, std::span<const Index> images) const {
    return ConditionReader::canRead(model_->condition(), dataset) ? conditionOf(dataset, images) : Matrix();
}

Matrix Snapshot::conditionIfKnown(const Dataset& dataset, Index first, Index count) const {
    return ConditionReader::canRead(model_->condition(), dataset) ? conditionOf(dataset, first, count) : Matrix();
}

Matrix Snapshot::conditionFor(const Matrix& given, Index count) const {
    return given.size() > 0 ? given : condition_.replicate(1, count);
}

Posterior Snapshot::encode(const Matrix& images, const Matrix& condition) const {
    Autoencoder::Workspace workspace;
    Posterior posterior;
    model_->network().encode(ConstSlice(theta_->data(), theta_->size()), images, workspace, posterior,
                             conditionFor(condition, images.cols()));
    return posterior;
}

Matrix Snapshot::decode(const Matrix& codes, const Matrix& condition) const {
    Autoencoder::Workspace workspace;
    Matrix pixels = model_->network().decode(ConstSlice(theta_->data(), theta_->size()), codes, workspace,
                                             conditionFor(condition, codes.cols()));
    model_->objective().likelihood().toPixels(pixels);
    return pixels;
}

Matrix Snapshot::reconstruct(const Matrix& images, const Matrix& condition) const {
    return decode(encode(images, condition).mean, condition);
}

}  // namespace lunette
