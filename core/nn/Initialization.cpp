#include "nn/Initialization.h"

#include "numeric/Random.h"

#include <cmath>

namespace lunette {
namespace {

double squaredGain(Activation activation) {
    return activation == Activation::Relu || activation == Activation::LeakyRelu ? 2.0 : 1.0;
}

}  // namespace

// A uniform number in +-b has the variance b^2 / 3.
void initializeParameters(Slice theta, Index weights, double fanIn, Activation activation, InitializationKey key) {
    const double bound = std::sqrt(3.0 * squaredGain(activation) / fanIn);
    RandomStream random(key.seed, Purpose::Initialization, 0, key.layer);
    for (Scalar& weight : theta.head(weights)) weight = static_cast<Scalar>(bound * (2.0 * random.nextUniform() - 1.0));
    theta.tail(theta.size() - weights).setZero();
}

}  // namespace lunette
