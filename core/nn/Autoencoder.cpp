#include "nn/Autoencoder.h"

#include "Error.h"
#include "nn/Carrying.h"
#include "nn/Conv2d.h"
#include "nn/ConvTranspose2d.h"
#include "nn/Dense.h"
#include "nn/Silu.h"

#include <cmath>
#include <utility>

namespace lunette {
namespace {

// Numbers of the first layers of each part, far apart, so that a layer keeps its stream of initial weights
// whatever stands before it.
constexpr std::uint32_t kTrunkLayers = 0;
constexpr std::uint32_t kMeanLayers = 1000;
constexpr std::uint32_t kDecoderLayers = 2000;
constexpr std::uint32_t kLogVarianceLayers = 3000;

// Outputs start small, so that the first codes lie near the prior's middle and the first pictures are an even gray:
// with outputs of the inputs' size the first epochs undo them, and MNIST ends half a nat higher after ten.
constexpr Scalar kOutputGain = Scalar(0.2);

using Layers = std::vector<std::shared_ptr<const Layer>>;

Architecture checked(Architecture architecture) {
    if (architecture.image.pixelCount() < 1)
        throw Error(ErrorKind::WrongValue, Message::tr("A model needs pictures of at least one pixel."));
    if (architecture.latents < 1) throw Error(ErrorKind::WrongValue, Message::tr("A model needs at least one latent."));
    for (const auto width : architecture.hidden)
        if (width < 1) throw Error(ErrorKind::WrongValue, Message::tr("A hidden layer needs at least one unit."));
    for (const auto count : architecture.channels)
        if (count < 1) throw Error(ErrorKind::WrongValue, Message::tr("A convolution needs at least one channel."));
    if (architecture.kernel < 2)
        throw Error(ErrorKind::WrongValue,
                    Message::tr("A convolution of stride 2 needs a kernel of at least 2 pixels."));
    architecture.convolvedShapes();
    return architecture;
}

/// What the dense layers work on: the picture, or what the last convolution makes of it.
Index denseInputs(const Architecture& architecture) { return architecture.convolvedShapes().back().pixelCount(); }

Index hiddenOutputs(const Architecture& architecture) {
    return architecture.hidden.empty() ? denseInputs(architecture) : architecture.hidden.back();
}

/// Adds a layer with its nonlinearity: fused into it or, where that cannot be, behind it.
template <class Kind, class... Arguments>
void append(Layers& layers, Activation activation, Arguments... arguments) {
    const bool fused = activation != Activation::Silu;
    layers.push_back(std::make_shared<Kind>(arguments..., fused ? activation : Activation::Identity));
    if (!fused) layers.push_back(std::make_shared<Silu>(layers.back()->outputs()));
}

/// The first dense layer of a chain, which takes the condition.
void appendConditional(Layers& layers, Activation activation, Index inputs, Index outputs, Index conditions) {
    const bool fused = activation != Activation::Silu;
    layers.push_back(std::make_shared<Dense>(inputs, outputs, fused ? activation : Activation::Identity, conditions));
    if (!fused) layers.push_back(std::make_shared<Silu>(outputs));
}

Index encoderConditionsOf(const Architecture& architecture) {
    return architecture.conditionedEncoder ? architecture.conditions : 0;
}

Layers encoderTrunk(const Architecture& architecture) {
    Layers layers;
    const auto shapes = architecture.convolvedShapes();
    for (std::size_t i = 1; i < shapes.size(); ++i)
        append<Conv2d>(layers, architecture.activation, shapes[i - 1], shapes[i].channels, architecture.window());
    Index conditions = encoderConditionsOf(architecture);
    if (conditions > 0)
        for (auto& layer : layers) layer = std::make_shared<Carrying>(layer, conditions);
    Index inputs = denseInputs(architecture);
    for (const auto width : architecture.hidden) {
        appendConditional(layers, architecture.activation, inputs, width, std::exchange(conditions, 0));
        inputs = width;
    }
    return layers;
}

Layers head(const Architecture& architecture, Activation activation) {
    const Index conditions = architecture.hidden.empty() ? encoderConditionsOf(architecture) : 0;
    return {std::make_shared<Dense>(hiddenOutputs(architecture), architecture.latents, activation, conditions)};
}

/// Mirrored; the last layer gives natural parameters and so has no activation.
Layers decoder(const Architecture& architecture) {
    Layers layers;
    Index inputs = architecture.latents, conditions = architecture.conditions;
    for (auto width = architecture.hidden.rbegin(); width != architecture.hidden.rend(); ++width) {
        appendConditional(layers, architecture.activation, inputs, *width, std::exchange(conditions, 0));
        inputs = *width;
    }
    const auto shapes = architecture.convolvedShapes();
    const auto activationBefore = [&](std::size_t last) {
        return last == 0 ? Activation::Identity : architecture.activation;
    };
    appendConditional(layers, activationBefore(shapes.size() - 1), inputs, denseInputs(architecture), conditions);
    for (std::size_t i = shapes.size() - 1; i-- > 0;)
        append<ConvTranspose2d>(layers, activationBefore(i), shapes[i + 1], shapes[i], architecture.window());
    return layers;
}

/// Sets both to the numbers with those of the condition below.
void putAbove(const Matrix& numbers, const Matrix& condition, Index conditions, Matrix& both) {
    if (condition.rows() != conditions || condition.cols() != numbers.cols())
        throw Error(ErrorKind::Conflict, Message::tr("A conditional model needs the condition of every picture: %1 "
                                                     "numbers.",
                                                     conditions));
    both.resize(numbers.rows() + conditions, numbers.cols());
    both << numbers, condition;
}

ConstSlice part(const ConstSlice& theta, Index offset, const Sequential& sequential) {
    return {theta.data() + offset, sequential.parameterCount()};
}

Slice part(Slice& theta, Index offset, const Sequential& sequential) {
    return {theta.data() + offset, sequential.parameterCount()};
}

/// Sequential::parameterGradient() for what the range, which counts in the whole vector, has of the branch.
void branchGradient(Autoencoder::Branch branch, std::span<const Sequential::Share> shares, ParameterRange range,
                    Scalar beta, Slice dtheta) {
    const ParameterRange part = range.within(branch.offset, branch.layers->parameterCount());
    if (part.isEmpty()) return;
    Slice own(dtheta.data() + branch.offset + part.first - range.first, part.size());
    branch.layers->parameterGradient(shares, part, beta, own);
}

}  // namespace

Autoencoder::Autoencoder(Architecture architecture)
    : architecture_(checked(std::move(architecture))),
      trunk_(encoderTrunk(architecture_), kTrunkLayers),
      meanHead_(head(architecture_, architecture_.codeActivation), kMeanLayers),
      decoder_(decoder(architecture_), kDecoderLayers),
      logVarianceHead_(architecture_.gaussianCode ? head(architecture_, Activation::Identity) : Layers{},
                       kLogVarianceLayers),
      meanOffset_(trunk_.parameterCount()),
      decoderOffset_(meanOffset_ + meanHead_.parameterCount()),
      logVarianceOffset_(decoderOffset_ + decoder_.parameterCount()),
      parameterCount_(logVarianceOffset_ + logVarianceHead_.parameterCount() + (architecture_.observationStd ? 1 : 0)) {
    nameTensors("encoder", trunk_);
    nameTensors("mean", meanHead_);
    nameTensors("decoder", decoder_);
    nameTensors("log_variance", logVarianceHead_);
    if (observationOffset()) tensors_.push_back({"observation.log_variance", {1}, *observationOffset(), 1});
}

void Autoencoder::nameTensors(const std::string& prefix, const Sequential& sequential) {
    Index offset = tensors_.empty() ? 0 : tensors_.back().offset + tensors_.back().size;
    std::size_t number = 0;  // a layer without parameters has none, so that names do not depend on the activation
    for (const auto& layer : sequential.layers()) {
        const auto blocks = layer->parameterBlocks();
        for (const auto& block : blocks) {
            tensors_.push_back(
                {prefix + "." + std::to_string(number) + "." + block.name, block.shape, offset, block.size()});
            offset += block.size();
        }
        if (!blocks.empty()) ++number;
    }
}

void Autoencoder::initialize(Slice theta, std::uint64_t seed) const {
    const auto initializeWithOutputs = [&](Index offset, const Sequential& layers) {
        if (layers.layers().empty()) return;
        Slice parameters = part(theta, offset, layers);
        layers.initialize(parameters, seed);
        parameters.tail(layers.layers().back()->parameterCount()) *= kOutputGain;
    };
    trunk_.initialize(part(theta, 0, trunk_), seed);
    initializeWithOutputs(meanOffset_, meanHead_);
    initializeWithOutputs(decoderOffset_, decoder_);
    initializeWithOutputs(logVarianceOffset_, logVarianceHead_);
    if (observationOffset())
        theta[*observationOffset()] = static_cast<Scalar>(2.0 * std::log(*architecture_.observationStd));
}

std::optional<Index> Autoencoder::observationOffset() const {
    if (!architecture_.observationStd) return std::nullopt;
    return parameterCount_ - 1;
}

std::optional<double> Autoencoder::observationLogVariance(ConstSlice theta) const {
    if (!architecture_.observationStd) return std::nullopt;
    return static_cast<double>(theta[*observationOffset()]);
}

const Matrix& Autoencoder::encoderInput(const Matrix& x, const Workspace& workspace) const {
    return encoderConditions() > 0 ? workspace.encoderInput : x;
}

const Matrix& Autoencoder::decoderInput(const Matrix& z, const Workspace& workspace) const {
    return architecture_.conditions > 0 ? workspace.decoderInput : z;
}

void Autoencoder::encode(ConstSlice theta, const Matrix& x, Workspace& workspace, Posterior& posterior,
                         const Matrix& condition) const {
    if (encoderConditions() > 0) putAbove(x, condition, encoderConditions(), workspace.encoderInput);
    const Matrix& hidden = trunk_.forward(part(theta, 0, trunk_), encoderInput(x, workspace), workspace.trunk);
    posterior.mean = meanHead_.forward(part(theta, meanOffset_, meanHead_), hidden, workspace.mean);
    if (architecture_.gaussianCode)
        posterior.logVariance =
            logVarianceHead_.forward(part(theta, logVarianceOffset_, logVarianceHead_), hidden, workspace.logVariance);
    else
        posterior.logVariance.resize(0, 0);
}

void Autoencoder::encodeBackward(ConstSlice theta, const Matrix& x, Posterior& gradient, Workspace& workspace) const {
    const bool linear = trunk_.layers().empty();
    const Matrix& input = encoderInput(x, workspace);
    const Matrix& hidden = linear ? input : workspace.trunk.activations.back();
    Matrix* hiddenGradient = linear ? nullptr : &workspace.hiddenGradient;
    meanHead_.backward(part(theta, meanOffset_, meanHead_), hidden, gradient.mean, hiddenGradient, workspace.mean);
    if (architecture_.gaussianCode) {
        logVarianceHead_.backward(part(theta, logVarianceOffset_, logVarianceHead_), hidden, gradient.logVariance,
                                  linear ? nullptr : &workspace.headGradient, workspace.logVariance);
        if (!linear) workspace.hiddenGradient += workspace.headGradient;
    }
    if (!linear) trunk_.backward(part(theta, 0, trunk_), input, workspace.hiddenGradient, nullptr, workspace.trunk);
}

void Autoencoder::encoderGradient(std::span<const EncoderShare> shares, ParameterRange range, Scalar beta,
                                  Slice dtheta) const {
    std::vector<Sequential::Share> trunk, mean, logVariance;
    for (const EncoderShare& share : shares) {
        const Workspace& w = *share.workspace;
        const Matrix* input = &encoderInput(*share.x, w);
        const Matrix* hidden = trunk_.layers().empty() ? input : &w.trunk.activations.back();
        trunk.push_back({input, &w.hiddenGradient, &w.trunk});
        mean.push_back({hidden, &share.gradient->mean, &w.mean});
        logVariance.push_back({hidden, &share.gradient->logVariance, &w.logVariance});
    }
    branchGradient(trunkBranch(), trunk, range, beta, dtheta);
    branchGradient(meanBranch(), mean, range, beta, dtheta);
    branchGradient(logVarianceBranch(), logVariance, range, beta, dtheta);
}

const Matrix& Autoencoder::decode(ConstSlice theta, const Matrix& z, Workspace& workspace,
                                  const Matrix& condition) const {
    if (architecture_.conditions > 0) putAbove(z, condition, architecture_.conditions, workspace.decoderInput);
    return decoder_.forward(part(theta, decoderOffset_, decoder_), decoderInput(z, workspace), workspace.decoder);
}

void Autoencoder::decodeBackward(ConstSlice theta, const Matrix& z, Matrix& doutput, Matrix& dz,
                                 Workspace& workspace) const {
    const bool isConditional = architecture_.conditions > 0;
    decoder_.backward(part(theta, decoderOffset_, decoder_), decoderInput(z, workspace), doutput,
                      isConditional ? &workspace.decoderGradient : &dz, workspace.decoder);
    if (isConditional) dz = workspace.decoderGradient.topRows(architecture_.latents);
}

void Autoencoder::decoderGradient(std::span<const DecoderShare> shares, ParameterRange range, Scalar beta,
                                  Slice dtheta) const {
    std::vector<Sequential::Share> own;
    for (const auto& [z, doutput, workspace] : shares)
        own.push_back({&decoderInput(*z, *workspace), doutput, &workspace->decoder});
    branchGradient(decoderBranch(), own, range, beta, dtheta);
}

Index Autoencoder::rangeEdge(Index parameter) const {
    for (const auto& [layers, offset] : {trunkBranch(), meanBranch(), decoderBranch(), logVarianceBranch()})
        if (parameter >= offset && parameter < offset + layers->parameterCount())
            return offset + layers->rangeEdge(parameter - offset);
    return parameter;
}

Index Autoencoder::trainingMultiplyAdds() const {
    const Index heads = meanHead_.multiplyAdds() + logVarianceHead_.multiplyAdds();
    const Index pictures = trunk_.layers().empty() ? heads : trunk_.layers().front()->multiplyAdds();
    return 3 * (trunk_.multiplyAdds() + heads + decoder_.multiplyAdds()) - pictures;
}

}  // namespace lunette
