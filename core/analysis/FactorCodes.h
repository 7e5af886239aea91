#pragma once

#include "data/Dataset.h"
#include "numeric/Types.h"

#include <vector>

namespace lunette {

/// Codes of images whose factors are known.
struct FactorCodes {
    Matrix codes;                 ///< means, latents x images
    std::vector<Factor> factors;  ///< their values belong to the same images
};

}  // namespace lunette
