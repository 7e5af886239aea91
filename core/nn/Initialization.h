#pragma once

#include "nn/Layer.h"

namespace lunette {

/// Draws every parameter uniformly from +-1/sqrt(fanIn), from the layer's own stream.
void initializeUniform(Slice theta, Index fanIn, InitializationKey key);

}  // namespace lunette
