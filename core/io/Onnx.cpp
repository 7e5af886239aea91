#include "io/Onnx.h"

#include "Error.h"
#include "io/AtomicFile.h"
#include "io/FolderOutput.h"
#include "io/OnnxGraph.h"

#include <algorithm>
#include <limits>

namespace lunette {
namespace {

using Lengths = OnnxGraph::Lengths;

Lengths channelsFirst(ImageShape shape) { return {shape.channels, shape.height, shape.width}; }

/// The last step of the decoder, from the likelihood's natural parameters to pixels (Likelihood::toPixels).
std::string pixelOperation(const TrainingConfig& config) {
    if (config.objective == ObjectiveKind::Pca) return "Identity";
    switch (config.likelihood) {
        case LikelihoodKind::Bernoulli:
            return "Sigmoid";
        case LikelihoodKind::Gaussian:
            return config.output == OutputKind::Sigmoid ? "Sigmoid" : "Identity";
    }
    return {};
}

/// Writes the layers of one of the network's parts into a graph, one behind the other. A layer is known by its
/// tensors: a weight of four extents is a convolution's, one of two a dense layer's.
class GraphWriter {
public:
    GraphWriter(const Snapshot& snapshot, const std::string& name, std::string input)
        : snapshot_(snapshot), graph_(name), value_(std::move(input)) {}

    OnnxGraph& graph() { return graph_; }
    const std::string& value() const { return value_; }
    void setValue(const std::string& name) { value_ = name; }

    struct Layers {
        std::vector<std::string> convolutions, dense;
    };

    /// Of "encoder", "decoder", ..., in their order.
    Layers layers(const std::string& part) const {
        Layers layers;
        for (const NamedTensor& tensor : network().tensors())
            if (tensor.name.starts_with(part + ".") && tensor.name.ends_with(".weight"))
                (tensor.shape.size() == 4 ? layers.convolutions : layers.dense)
                    .push_back(tensor.name.substr(0, tensor.name.rfind('.')));
        return layers;
    }

    /// A further input, of so many numbers, for the dense layers that take it.
    void addCondition(Index conditions) {
        if (conditions > 0) graph_.addInput("condition", {conditions});
    }

    /// A conditional one adds the product with the condition.
    void dense(const std::string& layer, const std::string& output) {
        const auto attributes = {OnnxGraph::attribute("transB", std::int64_t{1})};
        const std::string condition = layer + ".condition";
        const bool isConditional = has(condition);
        value_ = graph_.addNode("Gemm", weighted(layer), isConditional ? output + "/own" : output, attributes);
        if (!isConditional) return;
        addConstant(condition);
        const std::string conditionTerm =
            graph_.addNode("Gemm", {"condition", condition}, output + "/condition", attributes);
        value_ = graph_.addNode("Add", {value_, conditionTerm}, output);
    }

    void convolution(const std::string& layer) {
        value_ = graph_.addNode("Conv", weighted(layer), layer, windowAttributes());
    }

    /// From pictures of one shape to the larger ones that the window convolves to them.
    void transposedConvolution(const std::string& layer, ImageShape from, ImageShape to) {
        const Window window = network().architecture().window();
        const auto beyond = [&](Index wanted, Index windows) {
            return wanted - ((windows - 1) * window.stride + window.kernel - 2 * window.padding);
        };
        auto attributes = windowAttributes();
        attributes.push_back(OnnxGraph::attribute(
            "output_padding", Lengths{beyond(to.height, from.height), beyond(to.width, from.width)}));
        value_ = graph_.addNode("ConvTranspose", weighted(layer), layer, attributes);
    }

    void activate() { activate(network().architecture().activation, value_ + "/active"); }

    void activate(Activation activation, const std::string& output) {
        switch (activation) {
            case Activation::Identity:
                value_ = graph_.addNode("Identity", {value_}, output);
                return;
            case Activation::Relu:
                value_ = graph_.addNode("Relu", {value_}, output);
                return;
            case Activation::LeakyRelu:
                value_ = graph_.addNode("LeakyRelu", {value_}, output, {OnnxGraph::attribute("alpha", 0.01F)});
                return;
            case Activation::Tanh:
                value_ = graph_.addNode("Tanh", {value_}, output);
                return;
            case Activation::Sigmoid:
                value_ = graph_.addNode("Sigmoid", {value_}, output);
                return;
            case Activation::Silu:
                value_ = graph_.addNode("Mul", {value_, graph_.addNode("Sigmoid", {value_}, value_ + "/gate")}, output);
                return;
        }
    }

    /// Pictures become rows of numbers as Lunette keeps them, channels interleaved.
    void flatten(ImageShape shape) {
        if (shape.channels > 1) transpose({0, 2, 3, 1});
        value_ = graph_.addNode("Flatten", {value_}, "flat", {OnnxGraph::attribute("axis", std::int64_t{1})});
    }

    void unflatten(ImageShape shape) {
        const bool interleaved = shape.channels > 1;
        graph_.addConstant("shape", interleaved ? Lengths{-1, shape.height, shape.width, shape.channels}
                                                : Lengths{-1, 1, shape.height, shape.width});
        value_ = graph_.addNode("Reshape", {value_, "shape"}, "picture");
        if (interleaved) transpose({0, 3, 1, 2});
    }

private:
    const Autoencoder& network() const { return snapshot_.model().network(); }

    bool has(const std::string& name) const {
        return std::ranges::find(network().tensors(), name, &NamedTensor::name) != network().tensors().end();
    }

    const NamedTensor& tensor(const std::string& name) const {
        return *std::ranges::find(network().tensors(), name, &NamedTensor::name);
    }

    void addConstant(const std::string& name) {
        const NamedTensor& constant = tensor(name);
        graph_.addConstant(
            constant.name, {constant.shape.begin(), constant.shape.end()},
            std::span(snapshot_.theta().data() + constant.offset, static_cast<std::size_t>(constant.size)));
    }

    /// The current value, the layer's weight and its bias.
    std::vector<std::string> weighted(const std::string& layer) {
        for (const char* kind : {".weight", ".bias"}) addConstant(layer + kind);
        return {value_, layer + ".weight", layer + ".bias"};
    }

    std::vector<OnnxGraph::Attribute> windowAttributes() const {
        const Window window = network().architecture().window();
        return {OnnxGraph::attribute("kernel_shape", Lengths(2, window.kernel)),
                OnnxGraph::attribute("strides", Lengths(2, window.stride)),
                OnnxGraph::attribute("pads", Lengths(4, window.padding))};
    }

    void transpose(const Lengths& order) {
        value_ = graph_.addNode("Transpose", {value_}, value_ + "/transposed", {OnnxGraph::attribute("perm", order)});
    }

    const Snapshot& snapshot_;
    OnnxGraph graph_;
    std::string value_;  ///< what the last node gives
};

std::string encoderFile(const Snapshot& snapshot) {
    const Architecture& architecture = snapshot.model().network().architecture();
    GraphWriter writer(snapshot, "encoder", "pixels");
    writer.graph().addInput("pixels", channelsFirst(architecture.image));
    writer.addCondition(architecture.conditionedEncoder ? architecture.conditions : 0);
    const auto [convolutions, denses] = writer.layers("encoder");
    for (const std::string& layer : convolutions) {
        writer.convolution(layer);
        writer.activate();
    }
    writer.flatten(architecture.convolvedShapes().back());
    for (const std::string& layer : denses) {
        writer.dense(layer, layer);
        writer.activate();
    }
    const std::string hidden = writer.value();
    for (const std::string part : {"mean", "log_variance"}) {
        for (const std::string& layer : writer.layers(part).dense) {
            writer.setValue(hidden);
            writer.dense(layer, layer);
            writer.activate(part == "mean" ? architecture.codeActivation : Activation::Identity, part);
            writer.graph().addOutput(part, {architecture.latents});
        }
    }
    return writer.graph().file();
}

std::string decoderFile(const Snapshot& snapshot) {
    const Architecture& architecture = snapshot.model().network().architecture();
    GraphWriter writer(snapshot, "decoder", "code");
    writer.graph().addInput("code", {architecture.latents});
    writer.addCondition(architecture.conditions);
    const auto [convolutions, denses] = writer.layers("decoder");
    for (const std::string& layer : denses) {
        writer.dense(layer, layer);
        if (layer != denses.back() || !convolutions.empty()) writer.activate();
    }
    const auto shapes = architecture.convolvedShapes();
    writer.unflatten(shapes.back());
    auto shape = shapes.rbegin();
    for (const std::string& layer : convolutions) {
        writer.transposedConvolution(layer, shape[0], shape[1]);
        if (layer != convolutions.back()) writer.activate();
        ++shape;
    }
    writer.graph().addNode(pixelOperation(snapshot.model().config()), {writer.value()}, "pixels");
    writer.graph().addOutput("pixels", channelsFirst(architecture.image));
    return writer.graph().file();
}

void write(const std::string& path, const std::string& file) {
    if (file.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        throw Error(
            ErrorKind::TooLarge,
            Message::tr("'%1' cannot be written: an ONNX file holds at most 2 GB; export this model for PyTorch.",
                        path));
    writeTextFile(path, file);
}

}  // namespace

void saveOnnx(const Snapshot& snapshot, const std::string& folder) {
    FolderOutput output(folder);
    write(output.add("encoder.onnx"), encoderFile(snapshot));
    write(output.add("decoder.onnx"), decoderFile(snapshot));
    output.keep();
}

}  // namespace lunette
