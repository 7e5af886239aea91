#pragma once

namespace lunette {

/// Element-wise nonlinearities whose derivative follows from their output alone, so that a layer may apply
/// them in place.
enum class Activation { Identity, Relu, LeakyRelu, Tanh, Sigmoid };

/// "linear", "relu", ..., for people.
const char* toString(Activation activation);

}  // namespace lunette
