#include "nn/ConvTranspose2d.h"

#include "Error.h"
#include "nn/ChannelActivation.h"
#include "nn/Initialization.h"

namespace lunette {
namespace {

ConvolutionShape shapeOf(ImageShape input, ImageShape output, Window window) {
    const ImageShape smallest = ConvTranspose2d::smallestOutput(input, output.channels, window);
    const auto reachable = [&](Index wanted, Index least) {
        return wanted >= 1 && wanted >= least && wanted < least + window.stride;
    };
    if (window.kernel < 1 || window.stride < 1 || window.padding < 0 || !reachable(output.width, smallest.width) ||
        !reachable(output.height, smallest.height))
        throw Error(ErrorKind::Conflict,
                    Message::tr("A transposed convolution makes %1 or up to %2 more of %3, not %4.",
                                smallest.describe(), window.stride - 1, input.describe(), output.describe()));
    return {output, input, window};
}

}  // namespace

ConvTranspose2d::ConvTranspose2d(ImageShape input, ImageShape output, Window window, Activation activation)
    : shape_(shapeOf(input, output, window)), activation_(activation) {}

ImageShape ConvTranspose2d::smallestOutput(ImageShape input, Index channels, Window window) {
    const auto covered = [&](Index windows) {
        return (windows - 1) * window.stride + window.kernel - 2 * window.padding;
    };
    return {covered(input.width), covered(input.height), channels};
}

std::vector<ParameterBlock> ConvTranspose2d::parameterBlocks() const {
    return {{"weight", {shape_.maps.channels, shape_.picture.channels, shape_.window.kernel, shape_.window.kernel}},
            {"bias", {shape_.picture.channels}}};
}

// A pixel lies under one in stride^2 of the windows that could reach it.
void ConvTranspose2d::initialize(Slice theta, InitializationKey key) const {
    const Index reaching = shape_.weightCount() / shape_.picture.channels;  // a whole number
    const double fanIn =
        static_cast<double>(reaching) / static_cast<double>(shape_.window.stride * shape_.window.stride);
    initializeParameters(theta, shape_.weightCount(), fanIn, activation_, key);
}

void ConvTranspose2d::forward(ConstSlice theta, const Matrix& x, Matrix& y) const {
    y.resize(outputs(), x.cols());
    convolution().backwardData(shape_, x.cols(), theta.data(), x.data(), y.data());
    addChannelBias(shape_.picture, theta.data() + shape_.weightCount(), activation_, y);
}

void ConvTranspose2d::backward(ConstSlice theta, const Matrix& x, const Matrix& y, Matrix& dy, Matrix* dx,
                               Vector& sums) const {
    sums.resize(shape_.weightCount() + shape_.picture.channels);
    channelActivationBackward(shape_.picture, activation_, y, dy, sums.data() + shape_.weightCount());
    convolution().backwardWeights(shape_, x.cols(), dy.data(), x.data(), sums.data());
    if (dx) {
        dx->resize(inputs(), dy.cols());
        convolution().forward(shape_, x.cols(), theta.data(), dy.data(), dx->data());
    }
}

void ConvTranspose2d::parameterGradient(std::span<const Share> shares, ParameterRange range, Scalar beta,
                                        Slice dtheta) const {
    addSums(shares, 0, range, beta, dtheta);
}

std::string ConvTranspose2d::describe() const {
    return "transposed conv " + shape_.maps.describe() + " -> " + shape_.picture.describe() + ", " +
           toString(activation_);
}

}  // namespace lunette
