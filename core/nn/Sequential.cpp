#include "nn/Sequential.h"

#include "Error.h"

#include <algorithm>

namespace lunette {

Sequential::Sequential(std::vector<std::shared_ptr<const Layer>> layers, std::uint32_t firstLayerNumber)
    : layers_(std::move(layers)), firstLayerNumber_(firstLayerNumber) {
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        if (i > 0 && layers_[i]->inputs() != layers_[i - 1]->outputs())
            throw Error(ErrorKind::Conflict, Message::tr(R"(Layer "%1" does not fit behind "%2".)",
                                                         layers_[i]->describe(), layers_[i - 1]->describe()));
        parameterCount_ += layers_[i]->parameterCount();
    }
}

void Sequential::initialize(Slice theta, std::uint64_t seed) const {
    Index offset = 0;
    std::uint32_t number = firstLayerNumber_;
    for (const auto& layer : layers_) {
        const Index count = layer->parameterCount();
        layer->initialize(Slice(theta.data() + offset, count), {seed, number});
        offset += count;
        if (count > 0) ++number;
    }
}

const Matrix& Sequential::forward(ConstSlice theta, const Matrix& x, Workspace& workspace) const {
    workspace.activations.resize(layers_.size());
    const Matrix* input = &x;
    Index offset = 0;
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        const Index count = layers_[i]->parameterCount();
        layers_[i]->forward(ConstSlice(theta.data() + offset, count), *input, workspace.activations[i]);
        input = &workspace.activations[i];
        offset += count;
    }
    return *input;
}

void Sequential::backward(ConstSlice theta, const Matrix& x, Matrix& dy, Matrix* dx, Workspace& workspace) const {
    if (layers_.empty()) {
        if (dx) *dx = dy;
        return;
    }
    workspace.gradients.resize(layers_.size());
    workspace.sums.resize(layers_.size());
    Matrix* outputGradient = &dy;
    Index offset = parameterCount_;
    for (std::size_t i = layers_.size(); i-- > 0;) {
        const Index count = layers_[i]->parameterCount();
        offset -= count;
        Matrix* inputGradient = i > 0 ? &workspace.gradients[i] : dx;
        layers_[i]->backward(ConstSlice(theta.data() + offset, count), i > 0 ? workspace.activations[i - 1] : x,
                             workspace.activations[i], *outputGradient, inputGradient, workspace.sums[i]);
        outputGradient = inputGradient;
    }
}

void Sequential::parameterGradient(std::span<const Share> shares, ParameterRange range, Scalar beta,
                                   Slice dtheta) const {
    std::vector<Layer::Share> own(shares.size());
    Index offset = 0;
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        const Index count = layers_[i]->parameterCount();
        const ParameterRange part = range.within(offset, count);
        if (!part.isEmpty()) {
            std::transform(shares.begin(), shares.end(), own.begin(), [&](const Share& share) -> Layer::Share {
                const Workspace& w = *share.workspace;
                return {i > 0 ? &w.activations[i - 1] : share.x,
                        i + 1 < layers_.size() ? &w.gradients[i + 1] : share.dy, &w.sums[i]};
            });
            layers_[i]->parameterGradient(own, part, beta,
                                          Slice(dtheta.data() + offset + part.first - range.first, part.size()));
        }
        offset += count;
    }
}

Index Sequential::rangeEdge(Index parameter) const {
    Index offset = 0;
    for (const auto& layer : layers_) {
        const Index count = layer->parameterCount();
        if (parameter < offset + count) return offset + layer->rangeEdge(parameter - offset);
        offset += count;
    }
    return parameter;
}

Index Sequential::multiplyAdds() const {
    Index sum = 0;
    for (const auto& layer : layers_) sum += layer->multiplyAdds();
    return sum;
}

}  // namespace lunette
