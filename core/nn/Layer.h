#pragma once

#include "numeric/Types.h"

#include <cstdint>
#include <span>
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

/// Some consecutive elements of a slice of parameters: first .. last - 1.
struct ParameterRange {
    Index first;
    Index last;

    /// The part of the range that falls to a slice within this one, in that slice's own numbers; may be empty.
    ParameterRange within(Index offset, Index count) const;
    Index size() const { return last - first; }
    bool isEmpty() const { return first >= last; }
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

    /// Sets *dx = dL/dx where dx is not null. x and y are those of forward(). dy holds dL/dy and is the layer's to
    /// overwrite, so that fused activations need no copy; what it leaves in dy and in sums (which it sizes) is
    /// for parameterGradient().
    virtual void backward(ConstSlice theta, const Matrix& x, const Matrix& y, Matrix& dy, Matrix* dx,
                          Vector& sums) const = 0;

    /// A share of a batch after backward(), whose x, dy and sums these are.
    struct Share {
        const Matrix* x;
        const Matrix* dy;
        const Vector* sums;
    };

    /// dtheta = dL/dtheta of all shares + beta dtheta (beta is 0 or 1; with 0 the elements need not be initialized),
    /// for the parameters of the range alone, with which dtheta begins and ends. The range begins and ends at edges,
    /// see rangeEdge(), and is not empty.
    ///
    /// Threads share a gradient by its parameters, not by its images, so that it needs no copy a thread.
    virtual void parameterGradient(std::span<const Share> shares, ParameterRange range, Scalar beta,
                                   Slice dtheta) const;

    /// The first parameter from this one on with which a range may begin or end: parameters whose gradients are made in
    /// one go stay together.
    virtual Index rangeEdge(Index parameter) const { return parameter; }

    /// Multiplications with a weight that forward() makes for each column; windows that reach into the padding
    /// count whole. Each of the two gradients takes as many.
    virtual Index multiplyAdds() const { return 0; }

    /// One line for people: "dense 784 -> 400, relu".
    virtual std::string describe() const = 0;

    Index parameterCount() const;

protected:
    /// What parameterGradient() does where sums are already the gradient of the parameters from `offset` on.
    static void addSums(std::span<const Share> shares, Index offset, ParameterRange range, Scalar beta, Slice dtheta);
};

}  // namespace lunette
