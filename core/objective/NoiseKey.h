#pragma once

#include "numeric/Random.h"

namespace lunette {

/// Keys one kind of noise of one batch; the column of the batch is the sample.
struct NoiseKey {
    std::uint64_t seed;
    Purpose purpose;
    std::uint64_t step;
};

}  // namespace lunette
