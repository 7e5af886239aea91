#pragma once

#include "nn/Layer.h"
#include "numeric/Activation.h"

namespace lunette {

/// y = activation(W x + b). theta holds W, {outputs, inputs} row-major, then b, {outputs}.
class Dense final : public Layer {
public:
    Dense(Index inputs, Index outputs, Activation activation);

    Index inputs() const override { return inputs_; }
    Index outputs() const override { return outputs_; }
    std::vector<ParameterBlock> parameterBlocks() const override;
    void initialize(Slice theta, InitializationKey key) const override;
    void forward(ConstSlice theta, const Matrix& x, Matrix& y) const override;
    void backward(ConstSlice theta, const Matrix& x, const Matrix& y, Matrix& dy, Matrix* dx,
                  Vector& sums) const override;
    void parameterGradient(const Matrix& x, const Matrix& dy, const Vector& sums, ParameterRange range, Scalar beta,
                           Slice dtheta) const override;
    Index multiplyAdds() const override { return inputs_ * outputs_; }
    std::string describe() const override;

private:
    bool keepsWeightGradient(Index columns) const;

    Index inputs_;
    Index outputs_;
    Activation activation_;
};

}  // namespace lunette
