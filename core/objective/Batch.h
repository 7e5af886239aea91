#pragma once

#include "numeric/Types.h"

namespace lunette {

/// Pictures with what a conditional model is told of them, as values: nothing below the trainer knows a dataset.
/// Whoever makes one keeps the matrices for as long as it is in use.
struct Batch {
    const Matrix& pixels;     ///< pixels x images, in 0..1
    const Matrix& condition;  ///< conditions x images; 0 x 0 for a model without

    Batch(const Matrix& pictures) : Batch(pictures, none()) {}  // NOLINT(google-explicit-constructor)
    Batch(const Matrix& pictures, const Matrix& told) : pixels(pictures), condition(told) {}

    static const Matrix& none() {
        static const Matrix empty;
        return empty;
    }
};

}  // namespace lunette
