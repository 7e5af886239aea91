#pragma once

#include "numeric/Types.h"

namespace lunette {

/// Shrinks a gradient whose Euclidean norm over all parameters exceeds maxNorm to about maxNorm, multiplying it by
/// min(1, maxNorm / (norm + 1e-6)) as torch.nn.utils.clip_grad_norm_ does (Pascanu, Mikolov and Bengio 2013).
/// maxNorm is above 0. Gives the norm before; the same for every number of threads.
double clipNorm(Slice gradient, double maxNorm);

}  // namespace lunette
