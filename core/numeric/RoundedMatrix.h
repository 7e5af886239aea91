#pragma once

#include "numeric/Precision.h"
#include "numeric/Types.h"

namespace lunette {

enum class Transpose { No, Yes };

/// A column-major matrix of rounded numbers, somebody else's.
struct RoundedMatrix {
    const Bfloat16* numbers;
    Index rows, columns;
    Index stride;  ///< from one column to the next
};

}  // namespace lunette
