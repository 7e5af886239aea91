#pragma once

#include "numeric/Activation.h"
#include "numeric/ImageShape.h"

namespace lunette {

/// y = activation(y + bias) for every pixel of a batch of pictures; a bias a channel.
void addChannelBias(ImageShape shape, const Scalar* bias, Activation activation, Matrix& y);

/// dy *= activation'(y) and biasGradient = the sums of the result over pixels and pictures.
void channelActivationBackward(ImageShape shape, Activation activation, const Matrix& y, Matrix& dy,
                               Scalar* biasGradient);

}  // namespace lunette
