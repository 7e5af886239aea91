#pragma once

#include "numeric/Convolution.h"

namespace lunette {

/// Whether subpixelBackwardData() knows such windows: no narrower than their stride, so that they leave no pixel out,
/// and wider than their padding.
bool hasSubpixelForm(const ConvolutionShape& shape);

/// ConvolutionKernels::backwardData() of factors rounded to bfloat16, by a convolution of stride 1 over the maps that
/// gives stride^2 pixels of the picture at each position, which are then put in their places (Shi and others 2016,
/// "Real-time single image and video super-resolution using an efficient sub-pixel convolutional neural network"). It
/// multiplies by zeros where a window does not reach, which matrix instructions more than make up for.
void subpixelBackwardData(const ConvolutionShape& shape, Index batch, const Scalar* weights, const Scalar* maps,
                          Scalar* pictures);

}  // namespace lunette
