#pragma once

#include "nn/Layer.h"

#include <memory>

namespace lunette {

/// Another layer, past which some rows at the bottom of x are carried to the bottom of y, as they are: how a condition
/// gets to the dense layers behind convolutions. Their gradient is left at 0, as Dense leaves it.
class Carrying final : public Layer {
public:
    Carrying(std::shared_ptr<const Layer> layer, Index carried) : layer_(std::move(layer)), carried_(carried) {}

    Index inputs() const override { return layer_->inputs() + carried_; }
    Index outputs() const override { return layer_->outputs() + carried_; }
    std::vector<ParameterBlock> parameterBlocks() const override { return layer_->parameterBlocks(); }
    void initialize(Slice theta, InitializationKey key) const override { layer_->initialize(theta, key); }
    void forward(ConstSlice theta, const Matrix& x, Matrix& y) const override;
    void backward(ConstSlice theta, const Matrix& x, const Matrix& y, Matrix& dy, Matrix* dx,
                  Vector& sums) const override;
    void parameterGradient(std::span<const Share> shares, ParameterRange range, Scalar beta,
                           Slice dtheta) const override;
    Index rangeEdge(Index parameter) const override { return layer_->rangeEdge(parameter); }
    Index multiplyAdds() const override { return layer_->multiplyAdds(); }
    std::string describe() const override { return layer_->describe(); }

private:
    std::shared_ptr<const Layer> layer_;
    Index carried_;
};

}  // namespace lunette
