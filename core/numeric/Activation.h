#pragma once

namespace lunette {

/// Element-wise nonlinearities. Their derivative follows from their output alone, so that a layer may apply them in
/// place; but for SiLU's, which the layer Silu behind an identity applies.
enum class Activation { Identity, Relu, LeakyRelu, Tanh, Sigmoid, Silu };

/// "linear", "relu", ..., for people.
const char* toString(Activation activation);

}  // namespace lunette
