#pragma once

#include "nn/Layer.h"
#include "numeric/Activation.h"

namespace lunette {

/// Draws the first `weights` parameters uniformly, with mean 0 and variance gain^2 / fanIn, from the layer's own
/// stream, and sets the biases behind them to 0. gain^2 is 2 before a rectifier, which halves the square of what passes
/// it (He, Zhang, Ren and Sun 2015), and otherwise 1 (LeCun et al. 1998): so a signal keeps its size through many
/// layers. fanIn: how many products one output is the sum of, in the mean.
void initializeParameters(Slice theta, Index weights, double fanIn, Activation activation, InitializationKey key);

}  // namespace lunette
