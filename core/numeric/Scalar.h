#pragma once

#include <cstddef>

namespace lunette {

/// float in lunette_core; double in lunette_core_f64, where gradients are checked. Never both in one binary.
#ifdef LUNETTE_DOUBLE
using Scalar = double;
#else
using Scalar = float;
#endif

using Index = std::ptrdiff_t;

}  // namespace lunette
