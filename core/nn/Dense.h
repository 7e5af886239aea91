#pragma once

#include "nn/Layer.h"
#include "numeric/Activation.h"

namespace lunette {

/// y = activation(W x + b). theta holds W, {outputs, inputs} row-major, then b, {outputs}.
///
/// A conditional one has the condition's numbers below x: y = activation(W x + b + C c), with C, {outputs, conditions}
/// row-major, behind b. The product with x is the same as without a condition, so that with C = 0 every number is. The
/// gradient of c, which is given, is left at 0.
class Dense final : public Layer {
public:
    Dense(Index inputs, Index outputs, Activation activation, Index conditions = 0);

    Index inputs() const override { return inputs_ + conditions_; }
    Index outputs() const override { return outputs_; }
    std::vector<ParameterBlock> parameterBlocks() const override;
    void initialize(Slice theta, InitializationKey key) const override;
    void forward(ConstSlice theta, const Matrix& x, Matrix& y) const override;
    void backward(ConstSlice theta, const Matrix& x, const Matrix& y, Matrix& dy, Matrix* dx,
                  Vector& sums) const override;
    void parameterGradient(std::span<const Share> shares, ParameterRange range, Scalar beta,
                           Slice dtheta) const override;
    Index rangeEdge(Index parameter) const override;
    Index multiplyAdds() const override { return inputs() * outputs_; }
    std::string describe() const override;

private:
    bool keepsWeightGradient(Index columns) const;

    Index inputs_;
    Index outputs_;
    Activation activation_;
    Index conditions_;
};

}  // namespace lunette
