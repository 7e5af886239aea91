#pragma once

#include "numeric/Types.h"

namespace lunette {

/// Pictures with their conditions, as values, because nothing below the trainer knows a dataset. The matrices must
/// outlive it.
struct Batch {
    const Matrix& pixels;     ///< pixels x images, in 0..1
    const Matrix& condition;  ///< conditions x images; 0 x 0 for a model without

    Batch(const Matrix& pictures) : Batch(pictures, none()) {}  // NOLINT(google-explicit-constructor)
    Batch(const Matrix& pictures, const Matrix& conditions) : pixels(pictures), condition(conditions) {}

    static const Matrix& none() {
        static const Matrix empty;
        return empty;
    }
};

}  // namespace lunette
