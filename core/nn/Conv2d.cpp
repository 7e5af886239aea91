#include "nn/Conv2d.h"

#include "Error.h"
#include "nn/ChannelActivation.h"
#include "nn/Initialization.h"

namespace lunette {
namespace {

Index windowsAlong(Index extent, Window window) {
    const Index room = extent + 2 * window.padding - window.kernel;
    if (window.kernel < 1 || window.stride < 1 || window.padding < 0 || room < 0)
        throw Error(ErrorKind::Conflict,
                    Message::tr("A window of %1 pixels does not fit into %2 pixels with %3 around them.", window.kernel,
                                extent, window.padding));
    return room / window.stride + 1;
}

ConvolutionShape shapeOf(ImageShape input, Index channels, Window window) {
    const ImageShape output{windowsAlong(input.width, window), windowsAlong(input.height, window), channels};
    return {input, output, window};
}

}  // namespace

Conv2d::Conv2d(ImageShape input, Index channels, Window window, Activation activation)
    : shape_(shapeOf(input, channels, window)), activation_(activation) {}

std::vector<ParameterBlock> Conv2d::parameterBlocks() const {
    return {{"weight", {shape_.maps.channels, shape_.picture.channels, shape_.window.kernel, shape_.window.kernel}},
            {"bias", {shape_.maps.channels}}};
}

void Conv2d::initialize(Slice theta, InitializationKey key) const {
    const Index reaching = shape_.weightCount() / shape_.maps.channels;  // a whole number
    const auto fanIn = static_cast<double>(reaching);
    initializeParameters(theta, shape_.weightCount(), fanIn, activation_, key);
}

void Conv2d::forward(ConstSlice theta, const Matrix& x, Matrix& y) const {
    y.resize(outputs(), x.cols());
    convolution().forward(shape_, x.cols(), theta.data(), x.data(), y.data());
    addChannelBias(shape_.maps, theta.data() + shape_.weightCount(), activation_, y);
}

// A window's few weights see every pixel: their gradient is made of whole images, and only its sum is shared.
void Conv2d::backward(ConstSlice theta, const Matrix& x, const Matrix& y, Matrix& dy, Matrix* dx, Vector& sums) const {
    sums.resize(shape_.weightCount() + shape_.maps.channels);
    channelActivationBackward(shape_.maps, activation_, y, dy, sums.data() + shape_.weightCount());
    convolution().backwardWeights(shape_, x.cols(), x.data(), dy.data(), sums.data());
    if (dx) {
        dx->resize(inputs(), dy.cols());
        convolution().backwardData(shape_, x.cols(), theta.data(), dy.data(), dx->data());
    }
}

void Conv2d::parameterGradient(std::span<const Share> shares, ParameterRange range, Scalar beta, Slice dtheta) const {
    addSums(shares, 0, range, beta, dtheta);
}

std::string Conv2d::describe() const {
    return "conv " + shape_.picture.describe() + " -> " + shape_.maps.describe() + ", " + toString(activation_);
}

}  // namespace lunette
