#pragma once

#include "nn/Conv2d.h"

namespace lunette {

/// y = activation(W^T * x + b): the transpose of the convolution of y's pictures with the same window. theta holds
/// W, {input channels, channels, kernel, kernel} row-major, then b, {channels}.
class ConvTranspose2d final : public Layer {
public:
    /// `output` says what is otherwise called output padding: of the pictures that the window convolves to
    /// `input`, which one is wanted. Throws Error where the window does not convolve it to `input`.
    ConvTranspose2d(ImageShape input, ImageShape output, Window window, Activation activation);

    /// The smallest picture that the window convolves to `input`; output padding, below the stride, adds to it.
    static ImageShape smallestOutput(ImageShape input, Index channels, Window window);

    Index inputs() const override { return shape_.maps.pixelCount(); }
    Index outputs() const override { return shape_.picture.pixelCount(); }
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
