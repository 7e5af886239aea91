#pragma once

#include "nn/Autoencoder.h"

#include <vector>

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

/// A posterior on the line: N(position, deviation^2), the mean of A at 0.
struct IntervalOnLine {
    double position = 0.0;
    double deviation = 0.0;
};

/// Those of the posteriors whose interval the line through the means of A and B crosses between A and B: its foot from
/// their mean lies there, at most `reach` of their own standard deviations away (the Mahalanobis distance). By
/// position. ends: as above; others: latents x n. Empty where codes are points or the ends coincide.
std::vector<IntervalOnLine> intervalsBetween(const Posterior& ends, const Posterior& others, double reach = 2.0);

/// The share, 0..1, of the way from A to B that lies within `reach` standard deviations of A, of B or of one of the
/// others: where training drew codes.
double coveredShare(const CodeIntervals& ends, const std::vector<IntervalOnLine>& others, double reach = 2.0);

/// The area under the lower one of two normal densities, 0 apart .. 1 the same (Weitzman 1970), each deviation
/// being multiplied by `scale`. Points (no deviation) share nothing unless they coincide.
double overlapArea(const CodeIntervals& intervals, double scale = 1.0);

}  // namespace lunette
