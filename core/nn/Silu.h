#pragma once

#include "nn/Layer.h"

namespace lunette {

/// y = x sigmoid(x), element by element, without parameters (Elfwing, Uchibe and Doya 2018).
///
/// A layer of its own, because its slope follows from its input and not from its output, so that it cannot be fused
/// like the other activations: it stands behind an identity layer.
class Silu final : public Layer {
public:
    explicit Silu(Index size) : size_(size) {}

    Index inputs() const override { return size_; }
    Index outputs() const override { return size_; }
    void forward(ConstSlice theta, const Matrix& x, Matrix& y) const override;
    void backward(ConstSlice theta, const Matrix& x, const Matrix& y, Matrix& dy, Matrix* dx,
                  Vector& sums) const override;
    std::string describe() const override;

private:
    Index size_;
};

}  // namespace lunette
