#pragma once

#include "nn/Layer.h"
#include "numeric/Activation.h"
#include "numeric/Convolution.h"

namespace lunette {

/// y = activation(W * x + b) over interleaved pictures. theta holds W, {channels, input channels, kernel, kernel}
/// row-major, then b, {channels}.
class Conv2d final : public Layer {
public:
    /// Throws Error where the window is larger than the picture with its padding.
    Conv2d(ImageShape input, Index channels, Window window, Activation activation);

    ImageShape outputShape() const { return shape_.maps; }

    Index inputs() const override { return shape_.picture.pixelCount(); }
    Index outputs() const override { return shape_.maps.pixelCount(); }
    std::vector<ParameterBlock> parameterBlocks() const override;
    void initialize(Slice theta, InitializationKey key) const override;
    void forward(ConstSlice theta, const Matrix& x, Matrix& y) const override;
    void backward(ConstSlice theta, const Matrix& x, const Matrix& y, Matrix& dy, Matrix* dx,
                  Vector& sums) const override;
    void parameterGradient(std::span<const Share> shares, ParameterRange range, Scalar beta,
                           Slice dtheta) const override;
    Index multiplyAdds() const override { return shape_.multiplyAdds(); }
    std::string describe() const override;

private:
    ConvolutionShape shape_;
    Activation activation_;
};

}  // namespace lunette
