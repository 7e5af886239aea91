#pragma once

#include "nn/Autoencoder.h"

namespace lunette {

/// Two posteriors seen along the line through their means: A lies at 0, B at `distance`.
struct CodeIntervals {
    double distance = 0.0;
    double deviationA = 0.0;  ///< standard deviation along the line; 0 where a code is a point
    double deviationB = 0.0;
};

/// ends: the posteriors of A and B, a column each. With u the unit vector from one mean to the other, N(mean,
/// diag(variance)) becomes N(u . mean, sum of u_i^2 variance_i) on the line. Where the means coincide, u is any
/// direction: the diagonal.
CodeIntervals codeIntervals(const Posterior& ends);

/// The area under the lower one of two normal densities, 0 apart .. 1 the same (Weitzman 1970), each deviation
/// being multiplied by `scale`. Points (no deviation) share nothing unless they coincide.
double overlapArea(const CodeIntervals& intervals, double scale = 1.0);

}  // namespace lunette
