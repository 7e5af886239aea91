#include "train/TrainingConfig.h"

#include "Error.h"

#include <algorithm>

namespace lunette {
namespace {

/// What each family is known for; every part can be changed afterwards.
void applyPreset(TrainingConfig& config) {
    const auto objective = config.objective;
    config.corruption = objective == ObjectiveKind::Denoising ? CorruptionKind::Gaussian : CorruptionKind::None;
    config.sparsity = objective == ObjectiveKind::Sparse ? SparsityKind::L1 : SparsityKind::None;
    config.contraction = objective == ObjectiveKind::Contractive ? 0.1 : 0.0;
    config.totalCorrelation = objective == ObjectiveKind::BetaTcVae ? 5.0 : 0.0;
    config.mutualInformation = 0.0;
    config.discrepancy = objective == ObjectiveKind::Wae ? 100.0 : 0.0;
    if (!hasPosterior(objective)) config.condition.clear();
}

Parameter<TrainingConfig> objectiveParameter() {
    auto parameter =
        choiceParameter("objective", Message::tr("Objective"),
                        Message::tr("What is minimized, and with it what a code is."), &TrainingConfig::objective,
                        {{"autoencoder", Message::tr("Autoencoder")},
                         {"sparse", Message::tr("Sparse autoencoder")},
                         {"denoising", Message::tr("Denoising autoencoder")},
                         {"contractive", Message::tr("Contractive autoencoder")},
                         {"vae", Message::tr("Variational autoencoder")},
                         {"beta-tcvae", Message::tr("Total-correlation VAE")},
                         {"wae", Message::tr("Wasserstein AE")},
                         {"pca", Message::tr("Principal components")}});
    parameter.setText = [setChoice = parameter.setText](TrainingConfig& config, std::string_view text) {
        setChoice(config, text);
        applyPreset(config);
    };
    return parameter;
}

using C = TrainingConfig;
using Parameters = std::vector<Parameter<C>>;

bool isVariational(const C& config) { return hasPosterior(config.objective); }
bool hasNamedLatents(const C& config) { return isVariational(config) && !config.namedLatents.empty(); }
bool isGaussian(const C& config) { return config.likelihood == LikelihoodKind::Gaussian; }

Parameters objectiveParameters() {  // NOLINT(readability-function-size): a table
    return {
        realParameter("beta", Message::tr("Beta"),
                      Message::tr("Weight of the KL divergence from the prior; 1 is the evidence bound."), &C::beta,
                      {0.0, 100.0, Scale::Linear}, Change::Live)
            .basic()
            .onlyWhere(isVariational)
            .perData(),
        realParameter("kl-warmup", Message::tr("KL warm-up"),
                      Message::tr("Epochs over which beta rises from 0 to its value; 0: none."), &C::klWarmup,
                      {0.0, 1e6, Scale::Linear})
            .onlyWhere(isVariational),
        realParameter(
            "free-bits", Message::tr("Free nats"),
            Message::tr("Average divergence of each latent that costs no more than this many nats; 0 counts it all."),
            &C::freeBits, {0.0, 100.0, Scale::Linear})
            .onlyWhere(isVariational),
        realParameter(
            "posterior-noise", Message::tr("Posterior noise"),
            Message::tr("Multiple of the posterior's standard deviation that is drawn in training; 0 draws none."),
            &C::posteriorNoise, {0.0, 2.0, Scale::Linear})
            .onlyWhere(isVariational),
        integerParameter("importance-samples", Message::tr("Importance samples"),
                         Message::tr("Codes drawn for each image and step; more than one tightens the bound, at the "
                                     "price of as many decodings."),
                         &C::importanceSamples, {1, 1000})
            .onlyWhere(isVariational),
        realParameter("tc-weight", Message::tr("Total correlation"),
                      Message::tr("Extra weight of the total correlation, in addition to beta, estimated from each "
                                  "batch; 0 leaves the objective as it is."),
                      &C::totalCorrelation, {0.0, 1000.0, Scale::Linear}, Change::Live)
            .basic([](const C& c) { return c.objective == ObjectiveKind::BetaTcVae; })
            .onlyWhere(isVariational),
        realParameter("mi-weight", Message::tr("Mutual information"),
                      Message::tr("Extra weight of the mutual information of code and image, in addition to beta, "
                                  "estimated from each batch; -beta makes it free."),
                      &C::mutualInformation, {-100.0, 100.0, Scale::Linear}, Change::Live)
            .onlyWhere(isVariational),
        realParameter("mmd-weight", Message::tr("Discrepancy"),
                      Message::tr("Weight of the squared maximum mean discrepancy between a batch's codes and the "
                                  "prior; 0 leaves it out."),
                      &C::discrepancy, {0.0, 1e6, Scale::Linear}, Change::Live)
            .basic([](const C& c) { return c.objective == ObjectiveKind::Wae; }),
        textParameter("named-latents", Message::tr("Named latents"),
                      Message::tr("Known factors of the data, such as smile,skin: the first latents follow them, from "
                                  "a few labeled images. Empty: none."),
                      &C::namedLatents, TextRange{Message::tr("names of factors, separated by commas")})
            .basic()
            .onlyWhere(isVariational)
            .perData(),
        integerParameter("labels", Message::tr("Labels"),
                         Message::tr("Training images whose factors training may use; the seed draws them."),
                         &C::labels, {0, 1000000})
            .onlyWhere(hasNamedLatents)
            .perData(),
        realParameter("label-weight", Message::tr("Label weight"),
                      Message::tr("Weight of the squared distance of each named latent's mean to its factor's normal "
                                  "score, averaged over labeled images."),
                      &C::labelWeight, {0.0, 100000.0, Scale::Linear})
            .onlyWhere(hasNamedLatents)
            .perData(),
        textParameter(
            "condition", Message::tr("Condition"),
            Message::tr("The decoder's input beside the code, which then need not hold it: label, the picture's "
                        "class, or known factors, such as smile,skin. Empty: none."),
            &C::condition, TextRange{Message::tr("label, or names of factors, separated by commas")})
            .onlyWhere(isVariational)
            .perData(),
        choiceParameter("condition-encoder", Message::tr("Condition to encoder"),
                        Message::tr("Whether the condition is an input of the encoder, too."), &C::conditionEncoder,
                        {{"no", Message::tr("No")}, {"yes", Message::tr("Yes")}})
            .onlyWhere([](const C& c) { return isVariational(c) && !c.condition.empty(); })
            .perData(),
        choiceParameter(
            "corruption", Message::tr("Corruption"),
            Message::tr("What is done to the pictures that the encoder sees, while the clean ones are to be restored."),
            &C::corruption,
            {{"none", Message::tr("None")},
             {"gaussian", Message::tr("Gaussian noise")},
             {"masking", Message::tr("Masking")},
             {"salt-and-pepper", Message::tr("Salt and pepper")}}),
        realParameter("corruption-strength", Message::tr("Strength"),
                      Message::tr("Standard deviation of the Gaussian noise, pixels in 0..1; or the share of pixels "
                                  "that are masked or turned to salt and pepper."),
                      &C::corruptionStrength, {0.0, 1.0, Scale::Linear}, Change::Live)
            .basic()
            .onlyWhere([](const C& c) { return c.corruption != CorruptionKind::None; }),
        choiceParameter(
            "sparsity", Message::tr("Sparsity"),
            Message::tr("Penalty on active codes: the sum of their magnitudes (L1), or for codes between 0 and 1 the "
                        "divergence of each latent's average from a target."),
            &C::sparsity,
            {{"none", Message::tr("None")}, {"l1", Message::tr("L1")}, {"kl", Message::tr("Target activation")}}),
        realParameter("sparsity-weight", Message::tr("Sparsity weight"), Message::tr("Weight of the sparsity penalty."),
                      &C::sparsityWeight, {0.0, 1000.0, Scale::Linear}, Change::Live)
            .basic()
            .onlyWhere([](const C& c) { return c.sparsity != SparsityKind::None; }),
        realParameter("sparsity-target", Message::tr("Target activation"),
                      Message::tr("What each latent should be on average, in 0..1."), &C::sparsityTarget,
                      {0.001, 0.999, Scale::Linear})
            .onlyWhere([](const C& c) { return c.sparsity == SparsityKind::TargetActivation; }),
        realParameter(
            "contraction", Message::tr("Contraction"),
            Message::tr(
                "Weight of the squared Frobenius norm of the code's derivative by the picture; 0 leaves it out."),
            &C::contraction, {0.0, 1000.0, Scale::Linear}, Change::Live)
            .basic([](const C& c) { return c.objective == ObjectiveKind::Contractive; }),
    };
}

Parameters likelihoodParameters() {
    return {
        choiceParameter("likelihood", Message::tr("Likelihood"),
                        Message::tr("What a pixel is given its picture's code."), &C::likelihood,
                        {{"bernoulli", Message::tr("Bernoulli")}, {"gaussian", Message::tr("Gaussian")}})
            .perData(),
        choiceParameter(
            "observation-variance", Message::tr("Pixel variance"),
            Message::tr("Whether a Gaussian pixel's variance, the same for all, is given or learned with the weights."),
            &C::observationVariance, {{"fixed", Message::tr("Fixed")}, {"learned", Message::tr("Learned")}})
            .onlyWhere(isGaussian)
            .perData(),
        realParameter("observation-std", Message::tr("Pixel std"),
                      Message::tr("Standard deviation of a Gaussian pixel, pixels in 0..1, or what a learned one "
                                  "starts from; smaller makes sharper pictures."),
                      &C::observationStd, {0.001, 10.0, Scale::Log})
            .onlyWhere([](const C& c) { return isGaussian(c) || c.objective == ObjectiveKind::Pca; })
            .perData(),
        choiceParameter("output-activation", Message::tr("Output activation"),
                        Message::tr("How a Gaussian pixel's mean follows from the last layer."), &C::output,
                        {{"sigmoid", Message::tr("Sigmoid")}, {"linear", Message::tr("Linear")}})
            .onlyWhere(isGaussian)
            .perData(),
    };
}

Parameters architectureParameters() {
    return {
        choiceParameter(
            "architecture", Message::tr("Architecture"),
            Message::tr("The family of layers. Convolutional: convolutions before the hidden layers, mirrored behind."),
            &C::architecture, {{"dense", Message::tr("Dense")}, {"conv", Message::tr("Convolutional")}})
            .basic()
            .perData(),
        integerListParameter("channels", Message::tr("Channels"),
                             Message::tr("Channels of the encoder's convolutions, each of which halves the picture's "
                                         "sides; the decoder mirrors them."),
                             &C::channels, {1, 1024, 7})
            .onlyWhere([](const C& c) { return c.architecture == ArchitectureKind::Conv; })
            .perData(),
        integerParameter("kernel", Message::tr("Kernel"), Message::tr("Side of the convolutions' windows in pixels."),
                         &C::kernel, {3, 7})
            .onlyWhere([](const C& c) { return c.architecture == ArchitectureKind::Conv; })
            .perData(),
        integerListParameter(
            "hidden", Message::tr("Hidden layers"),
            Message::tr("Widths of the encoder's dense hidden layers, between the pictures or their convolutions and "
                        "the code; the decoder mirrors them. Empty: none, which makes a dense model linear."),
            &C::hidden, {1, 16384, 16})
            .perData(),
        integerParameter("latents", Message::tr("Latents"), Message::tr("Numbers in a code."), &C::latents, {1, 4096})
            .basic()
            .perData(),
        choiceParameter("activation", Message::tr("Activation"), Message::tr("Nonlinearity of the hidden layers."),
                        &C::activation,
                        {{"linear", Message::tr("Linear")},
                         {"relu", Message::tr("ReLU")},
                         {"leaky-relu", Message::tr("Leaky ReLU")},
                         {"tanh", Message::tr("Tanh")},
                         {"sigmoid", Message::tr("Sigmoid")},
                         {"silu", Message::tr("SiLU")}}),
    };
}

Parameters optimizerParameters() {
    return {
        choiceParameter("optimizer", Message::tr("Optimizer"), Message::tr("The rule that moves the weights."),
                        &C::optimizer,
                        {{"adam", Message::tr("Adam")}, {"sgd", Message::tr("SGD")}, {"adamw", Message::tr("AdamW")}}),
        realParameter("learning-rate", Message::tr("Learning rate"), Message::tr("Step size of the optimizer."),
                      &C::learningRate, {1e-6, 1.0, Scale::Log}, Change::Live),
        realParameter("momentum", Message::tr("Momentum"), Message::tr("Share of the last step that SGD repeats."),
                      &C::momentum, {0.0, 0.999, Scale::Linear})
            .onlyWhere([](const C& c) { return c.optimizer == OptimizerKind::Sgd; }),
        realParameter(
            "weight-decay", Message::tr("Weight decay"),
            Message::tr("AdamW draws every weight towards 0 by this share, times the learning rate, at each step."),
            &C::weightDecay, {0.0, 10.0, Scale::Linear})
            .onlyWhere([](const C& c) { return c.optimizer == OptimizerKind::AdamW; }),
        realParameter(
            "clip-norm", Message::tr("Clip norm (0: off)"),
            Message::tr("Largest Euclidean norm of the gradient over all weights; a longer one is shortened to it."),
            &C::clipNorm, {0.0, 1e6, Scale::Linear}, Change::OnResume),
        choiceParameter(
            "schedule", Message::tr("Schedule"),
            Message::tr(
                "How the learning rate falls in the course of the run; the cosine reaches 0 with the last epoch."),
            &C::schedule,
            {{"constant", Message::tr("Constant")},
             {"step", Message::tr("Steps down")},
             {"cosine", Message::tr("Cosine to 0")}},
            Change::OnResume),
        realParameter("decay-factor", Message::tr("Decay factor"),
                      Message::tr("What the steps schedule multiplies the learning rate by."), &C::decayFactor,
                      {0.001, 1.0, Scale::Linear}, Change::OnResume)
            .onlyWhere([](const C& c) { return c.schedule == ScheduleKind::Step; }),
        integerParameter("decay-epochs", Message::tr("Decay epochs"),
                         Message::tr("Epochs from one step of the schedule to the next."), &C::decayEpochs,
                         {1, 1000000}, Change::OnResume)
            .onlyWhere([](const C& c) { return c.schedule == ScheduleKind::Step; }),
        realParameter(
            "warmup-epochs", Message::tr("Warm-up epochs"),
            Message::tr("Epochs, fractions too, over which the learning rate first rises from 0, step by step."),
            &C::warmupEpochs, {0.0, 1000.0, Scale::Linear}, Change::OnResume),
    };
}

Parameters runParameters() {
    return {
        integerParameter("epochs", Message::tr("Epochs"), Message::tr("Passes through the training images."),
                         &C::epochs, {1, 1000000}, Change::OnResume)
            .basic()
            .perData(),
        integerParameter("patience", Message::tr("Patience (0: off)"),
                         Message::tr("Stop early when the test loss has not fallen for this number of epochs, and go "
                                     "back to the weights of the epoch with the lowest."),
                         &C::patience, {0, 1000000}, Change::OnResume),
        integerParameter("batch-size", Message::tr("Batch size"), Message::tr("Images to a step."), &C::batchSize,
                         {1, 65536}),
        integerParameter("seed", Message::tr("Seed"),
                         Message::tr("Decides the initial weights, the order of the images and all noise."), &C::seed,
                         {0, INT64_MAX})
            .basic(),
        integerParameter("threads", Message::tr("Threads (0: automatic)"),
                         Message::tr("Processors to train on; 0 chooses the number by the batch size."), &C::threads,
                         {0, 1024}, Change::OnResume),
        choiceParameter(
            "precision", Message::tr("Precision"),
            Message::tr("What the factors of matrix products and convolutions are rounded to in training; bfloat16 is "
                        "faster where the processor has instructions for it. Weights and sums stay float32."),
            &C::precision, {{"float32", Message::tr("float32")}, {"bfloat16", Message::tr("bfloat16")}},
            Change::OnResume),
    };
}

/// Principal components are computed in one step, by nothing else than these.
bool concernsPca(std::string_view key) {
    constexpr std::string_view kOfPca[] = {"objective", "latents", "observation-std", "seed", "threads"};
    return std::ranges::find(kOfPca, key) != std::end(kOfPca);
}

void leaveOutForPca(Parameter<C>& parameter) {
    parameter.applies = [own = parameter.applies](const C& config) {
        return config.objective != ObjectiveKind::Pca && (!own || own(config));
    };
}

}  // namespace

bool hasPosterior(ObjectiveKind objective) {
    return objective == ObjectiveKind::Vae || objective == ObjectiveKind::BetaTcVae;
}

void requirePosteriorFor(const TrainingConfig& config) {
    if (config.condition.empty() || hasPosterior(config.objective)) return;
    throw Error(ErrorKind::Conflict,
                Message::tr("A condition needs codes that are distributions drawn towards a prior, which is why they "
                            "leave out what the condition says; the codes of this objective are points. Choose the "
                            "objective vae or beta-tcvae, or no condition."));
}

const ParameterTable<TrainingConfig>& trainingParameters() {
    static const ParameterTable<C> table([] {
        Parameters all;
        const auto add = [&all](const Message& group, Parameters parameters) {
            for (auto& parameter : parameters) {
                parameter.group = group;
                all.push_back(std::move(parameter));
            }
        };
        add({}, {objectiveParameter()});
        add(Message::tr("Objective"), objectiveParameters());
        add(Message::tr("Objective"), likelihoodParameters());
        add(Message::tr("Architecture"), architectureParameters());
        add(Message::tr("Optimizer"), optimizerParameters());
        add(Message::tr("Training"), runParameters());
        for (auto& parameter : all)
            if (!concernsPca(parameter.key)) leaveOutForPca(parameter);
        return all;
    }());
    return table;
}

TrainingConfig defaultConfig(ObjectiveKind objective, const Settings& suggested) {
    TrainingConfig config;
    config.objective = objective;
    applyPreset(config);
    trainingParameters().apply(suggested, config);
    return config;
}

Precision precisionHere(const TrainingConfig& config, Bfloat16Support support) {
    const bool isRounded = config.precision == Precision::Bfloat16 && config.objective != ObjectiveKind::Pca;
    return isRounded && support == Bfloat16Support::Fast ? Precision::Bfloat16 : Precision::Float32;
}

Message precisionNote(const TrainingConfig& config, Bfloat16Support support) {
    if (config.precision == Precision::Float32 || config.objective == ObjectiveKind::Pca) return {};
    switch (support) {
        case Bfloat16Support::NoInstructions:
            return Message::tr(
                "The precision bfloat16 would not help, because this processor has no instructions for it, so "
                "training stays in float32.");
        case Bfloat16Support::NoLibrary:
            return Message::tr(
                "The precision bfloat16 would not help, because this build has no oneDNN, so training stays in "
                "float32.");
        case Bfloat16Support::Fast:
            break;
    }
    return {};
}

LiveParameters liveParameters(const TrainingConfig& config) {
    LiveParameters live{config.learningRate,
                        {config.beta, config.corruptionStrength, config.sparsityWeight, config.contraction}};
    if (hasPosterior(config.objective)) {
        live.weights.totalCorrelation = config.totalCorrelation;
        live.weights.mutualInformation = config.mutualInformation;
    }
    live.weights.discrepancy = config.discrepancy;
    return live;
}

ObjectiveWeights warmedUp(ObjectiveWeights weights, const TrainingConfig& config, double epoch) {
    if (config.klWarmup > 0.0) weights.beta *= std::min(1.0, epoch / config.klWarmup);
    return weights;
}

Schedule scheduleOf(const TrainingConfig& config, std::int64_t stepsPerEpoch) {
    return {{config.schedule, config.warmupEpochs, config.decayFactor, config.decayEpochs, config.epochs},
            stepsPerEpoch};
}

}  // namespace lunette
