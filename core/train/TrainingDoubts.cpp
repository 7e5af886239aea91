#include "train/TrainingDoubts.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lunette {
namespace {

constexpr double kFarAbove = 10.0;              // times the loss of a plain gray picture
constexpr double kNothingKept = 0.05;           // nats per image that all latents together keep
constexpr std::int64_t kPatience = 5;           // epochs
constexpr Index kManyParametersAnImage = 1000;  // from so many on, the images are called few

/// About the loss of an autoencoder that draws every picture plain gray, in nats per image.
double lossOfGray(const Model& model) {
    const auto pixels = static_cast<double>(model.image().pixelCount());
    const TrainingConfig& config = model.config();
    const bool isGaussian = config.likelihood == LikelihoodKind::Gaussian;
    const double deviation = isGaussian ? config.observationStd : 1.0;
    return pixels * std::max(std::numbers::ln2, 0.25 / (2.0 * deviation * deviation));
}

bool isFarTooLarge(const Model& model, const std::vector<EpochRecord>& epochs) {
    double reference = lossOfGray(model);
    for (const EpochRecord& record : epochs)
        reference = std::max(reference, -record.test.loss);  // densities reach far below 0
    const LossTerms& last = epochs.back().test;
    return last.loss - last.penalty > kFarAbove * reference;
}

/// At first every VAE does.
bool keepsNothing(const Model& model, const EpochRecord& last) {
    const ObjectiveKind kind = model.config().objective;
    const bool isVariational = kind == ObjectiveKind::Vae || kind == ObjectiveKind::BetaTcVae;
    return isVariational && last.epoch >= kPatience && last.test.kl < kNothingKept;
}

Message byHeart(const Model& model, Index images, std::int64_t since) {
    const Index parameters = model.network().parameterCount();
    const Message what =
        images > 0 && parameters > kManyParametersAnImage * images
            ? Message::tr("%1 pictures are few for %2 weights: the test loss has been rising since epoch %3.", images,
                          parameters, since)
            : Message::tr(
                  "The test loss has been rising since epoch %1: the network learns the training pictures by heart.",
                  since);
    return Message::sentences(
        {what, Message::tr("What helps: stopping there (Patience), fewer hidden units, noise on the pictures "
                           "(Corruption), more pictures.")});
}

}  // namespace

std::vector<Message> trainingDoubts(const Model& model, Index images, const std::vector<EpochRecord>& epochs) {
    if (epochs.empty()) return {};
    if (isFarTooLarge(model, epochs))
        return {
            Message::tr("The test loss is more than ten times that of a plain gray picture: training is about to "
                        "diverge. What helps: a smaller learning rate, a limit on the gradient (Clip norm).")};
    if (keepsNothing(model, epochs.back()))
        return {
            Message::tr("The latents keep nothing of the pictures so far (KL below 0.05 nats): all are dead, and "
                        "every picture is reconstructed alike. What helps: more epochs, a smaller beta, KL "
                        "warm-up, free nats.")};
    if (const auto since = risingSince(epochs)) return {byHeart(model, images, *since)};
    return {};
}

}  // namespace lunette
