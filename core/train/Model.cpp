#include "train/Model.h"

#include "Error.h"

namespace lunette {
namespace {

Architecture architectureOf(const TrainingConfig& config, ImageShape image) {
    Architecture architecture;
    architecture.image = image;
    if (config.architecture == ArchitectureKind::Conv) {
        if (config.channels.empty())
            throw Error("A convolutional model needs channels, for example 32,64; without any, train a dense one.");
        architecture.channels = config.channels;
        architecture.kernel = config.kernel;
    }
    architecture.hidden = config.hidden;
    architecture.latents = config.latents;
    architecture.activation = config.activation;
    architecture.gaussianCode = config.objective == ObjectiveKind::Vae;
    return architecture;
}

std::unique_ptr<const Code> codeOf(const TrainingConfig& config) {
    if (config.objective == ObjectiveKind::Vae) return std::make_unique<GaussianCode>(config.posteriorNoise);
    return std::make_unique<DeterministicCode>();
}

std::unique_ptr<const Likelihood> likelihoodOf(const TrainingConfig& config) {
    if (config.likelihood == LikelihoodKind::Bernoulli) return std::make_unique<BernoulliLikelihood>();
    return std::make_unique<GaussianLikelihood>(config.observationStd, config.output == OutputKind::Linear
                                                                           ? GaussianLikelihood::Mean::Linear
                                                                           : GaussianLikelihood::Mean::Sigmoid);
}

}  // namespace

Model::Model(TrainingConfig config, ImageShape image)
    : config_(std::move(config)),
      network_(architectureOf(config_, image)),
      objective_(codeOf(config_), likelihoodOf(config_)) {}

std::unique_ptr<Optimizer> Model::makeOptimizer() const {
    if (config_.optimizer == OptimizerKind::Sgd) return makeSgd(network_.parameterCount(), config_.momentum);
    if (config_.optimizer == OptimizerKind::AdamW) return makeAdamW(network_.parameterCount(), config_.weightDecay);
    return makeAdam(network_.parameterCount());
}

Snapshot::Snapshot(std::shared_ptr<const Model> model, Vector theta, std::int64_t step, double epoch)
    : model_(std::move(model)), theta_(std::move(theta)), step_(step), epoch_(epoch) {}

Posterior Snapshot::encode(const Matrix& images) const {
    Autoencoder::Workspace workspace;
    Posterior posterior;
    model_->network().encode(ConstSlice(theta_.data(), theta_.size()), images, workspace, posterior);
    return posterior;
}

Matrix Snapshot::decode(const Matrix& codes) const {
    Autoencoder::Workspace workspace;
    Matrix pixels = model_->network().decode(ConstSlice(theta_.data(), theta_.size()), codes, workspace);
    model_->objective().likelihood().toPixels(pixels);
    return pixels;
}

Matrix Snapshot::reconstruct(const Matrix& images) const { return decode(encode(images).mean); }

}  // namespace lunette
