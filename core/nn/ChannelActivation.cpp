#include "nn/ChannelActivation.h"

#include "numeric/Elementwise.h"

#include <algorithm>
#include <array>

namespace lunette {
namespace {

/// Numbers of a row of the element-wise passes at most. With few channels, a whole line of a picture is taken as
/// one row, because rows of one or three numbers do not vectorize.
constexpr Index kRow = 1024;

Index channelsARow(ImageShape shape) {
    const Index line = shape.width * shape.channels;
    return line <= kRow ? line : shape.channels;
}

}  // namespace

void addChannelBias(ImageShape shape, const Scalar* bias, Activation activation, Matrix& y) {
    const Index rows = channelsARow(shape);
    std::array<Scalar, kRow> repeated;
    if (rows > shape.channels) {
        for (Index i = 0; i < rows; i += shape.channels) std::copy_n(bias, shape.channels, repeated.data() + i);
        bias = repeated.data();
    }
    elementwise().addBiasActivate(y.data(), bias, rows, y.size() / rows, 0, rows, activation);
}

void channelActivationBackward(ImageShape shape, Activation activation, const Matrix& y, Matrix& dy,
                               Scalar* biasGradient) {
    const Index rows = channelsARow(shape);
    std::array<Scalar, kRow> sums;
    Scalar* rowSums = rows > shape.channels ? sums.data() : biasGradient;
    elementwise().activationBackward(y.data(), dy.data(), rowSums, rows, dy.size() / rows, 0, rows, activation);
    if (rows == shape.channels) return;
    std::fill_n(biasGradient, shape.channels, Scalar(0));
    for (Index i = 0; i < rows; ++i) biasGradient[i % shape.channels] += rowSums[i];
}

}  // namespace lunette
