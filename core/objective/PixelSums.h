#pragma once

#include "numeric/Elementwise.h"
#include "numeric/Parallel.h"

#include <vector>

namespace lunette {

/// Calls pass(first, count) on consecutive ranges of a batch's pixels, on several threads, and adds up what it
/// gives in the ranges' order, so that the sums do not depend on the number of threads.
template <class Pass>
ElementwiseKernels::Sums sumOverPixels(Index pixels, Pass pass) {
    constexpr Index kGrain = 16384;
    std::vector<ElementwiseKernels::Sums> parts(static_cast<std::size_t>((pixels + kGrain - 1) / kGrain));
    parallelFor(pixels, kGrain, [&](Index first, Index last) {
        parts[static_cast<std::size_t>(first / kGrain)] = pass(first, last - first);
    });
    ElementwiseKernels::Sums total{0.0, 0.0};
    for (const auto& part : parts) {
        total.negativeLogLikelihood += part.negativeLogLikelihood;
        total.squaredError += part.squaredError;
    }
    return total;
}

}  // namespace lunette
