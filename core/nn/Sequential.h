#pragma once

#include "nn/Layer.h"

#include <memory>
#include <vector>

namespace lunette {

/// Layers applied one after another; their parameters lie in the same order in one slice.
class Sequential {
public:
    /// What one forward pass leaves for the backward pass: the caller owns it and may reuse it, so that
    /// training allocates nothing once every matrix has its shape.
    struct Workspace {
        std::vector<Matrix> activations;  ///< the output of each layer
        std::vector<Matrix> gradients;    ///< dL/d(input) of each layer, as the layer before it left it
        std::vector<Vector> sums;         ///< what each layer's backward pass keeps for its parameters
    };

    /// Layers with parameters count from firstLayerNumber, which keys their initial weights. Throws Error when a
    /// layer's outputs are not the next one's inputs.
    explicit Sequential(std::vector<std::shared_ptr<const Layer>> layers, std::uint32_t firstLayerNumber = 0);

    Index parameterCount() const { return parameterCount_; }
    const std::vector<std::shared_ptr<const Layer>>& layers() const { return layers_; }

    void initialize(Slice theta, std::uint64_t seed) const;

    /// The output of the last layer: a matrix in the workspace, or x itself when there are no layers.
    const Matrix& forward(ConstSlice theta, const Matrix& x, Workspace& workspace) const;

    /// After forward() with the same arguments. Sets *dx unless null. dy is overwritten.
    void backward(ConstSlice theta, const Matrix& x, Matrix& dy, Matrix* dx, Workspace& workspace) const;

    /// A share of a batch after backward(), with the same x and with dy as it left it.
    struct Share {
        const Matrix* x;
        const Matrix* dy;
        const Workspace* workspace;
    };

    /// Of at least one share: see Layer::parameterGradient().
    void parameterGradient(std::span<const Share> shares, ParameterRange range, Scalar beta, Slice dtheta) const;

    /// See Layer::rangeEdge().
    Index rangeEdge(Index parameter) const;

    /// Of forward(), for each column.
    Index multiplyAdds() const;

private:
    std::vector<std::shared_ptr<const Layer>> layers_;
    std::uint32_t firstLayerNumber_;
    Index parameterCount_ = 0;
};

}  // namespace lunette
