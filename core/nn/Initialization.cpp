#include "nn/Initialization.h"

#include "numeric/Random.h"

#include <cmath>

namespace lunette {

void initializeUniform(Slice theta, Index fanIn, InitializationKey key) {
    const double bound = 1.0 / std::sqrt(static_cast<double>(fanIn));
    RandomStream random(key.seed, Purpose::Initialization, 0, key.layer);
    for (Scalar& parameter : theta) parameter = static_cast<Scalar>(bound * (2.0 * random.nextUniform() - 1.0));
}

}  // namespace lunette
