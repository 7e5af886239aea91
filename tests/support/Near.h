#pragma once

#include <cmath>

namespace lunette::test {

inline bool isNear(double value, double expected, double tolerance) { return std::abs(value - expected) <= tolerance; }

}  // namespace lunette::test
