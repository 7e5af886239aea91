#pragma once

#include "numeric/Types.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lunette {

/// Names one block of a layer's parameters, in the order in which they lie in its slice.
struct ParameterBlock {
    std::string name;          ///< "weight", "bias"
    std::vector<Index> shape;  ///< row-major, as other frameworks print it: a dense weight is {outputs, inputs}

    Index size() const;
};

/// Keys the initial weights: every layer of every model has a stream of its own.
struct InitializationKey {
    std::uint64_t seed;
    std::uint32_t layer;
};

/// A differentiable map y = f(x; theta); each column of x is one sample.
///
/// Layers are immutable and own no weights: the model lends each layer its slice of one flat vector. Every
/// method is re-entrant, so views decode while the trainer trains.
class Layer {
public:
    virtual ~Layer() = default;

    virtual Index inputs() const = 0;   ///< rows of x
    virtual Index outputs() const = 0;  ///< rows of y
    virtual std::vector<ParameterBlock> parameterBlocks() const { return {}; }
    virtual void initialize(Slice /*theta*/, InitializationKey /*key*/) const {}

    /// Sets y, resizing it where its shape differs.
    virtual void forward(ConstSlice theta, const Matrix& x, Matrix& y) const = 0;

    /// Sets dtheta = dL/dtheta and, where dx is not null, *dx = dL/dx. x and y are those of forward().
    /// dy holds dL/dy and is the layer's to overwrite, so that fused activations need no copy.
    virtual void backward(ConstSlice theta, const Matrix& x, const Matrix& y, Matrix& dy, Matrix* dx,
                          Slice dtheta) const = 0;

    /// One line for people: "dense 784 -> 400, relu".
    virtual std::string describe() const = 0;

    Index parameterCount() const;
};

}  // namespace lunette
