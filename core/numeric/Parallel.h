#pragma once

#include "numeric/Kernels.h"

#include <algorithm>

namespace lunette {

/// Calls body(first, last) on consecutive ranges that cover 0..count-1, on as many threads as the calling
/// thread may use. Ranges are `grain` long (the last may be shorter) whatever the number of threads, so that
/// sums kept a range are the same for every number of threads. body must not throw.
template <class Body>
void parallelFor(Index count, Index grain, Body body) {
    const Index ranges = (count + grain - 1) / grain;
    const int threads = static_cast<int>(std::min<Index>(ranges, threadCount()));
    if (threads <= 1) {
        for (Index range = 0; range < ranges; ++range) body(range * grain, std::min(count, (range + 1) * grain));
        return;
    }
#pragma omp parallel for schedule(static) num_threads(threads)
    for (Index range = 0; range < ranges; ++range) body(range * grain, std::min(count, (range + 1) * grain));
}

}  // namespace lunette
