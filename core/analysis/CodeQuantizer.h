#pragma once

#include "numeric/Types.h"

namespace lunette {

/// Codes kept in few bits: each latent as one of 2^bits values, evenly spaced over the range that its codes have in the
/// data, ends included. A code that lies outside is moved to the nearer end.
class CodeQuantizer {
public:
    /// A float as it is.
    static constexpr int kMaxBits = 32;

    /// codes: latents x n of the data, n at least 1; bits in 1..32. Throws Error otherwise.
    CodeQuantizer(const Matrix& codes, int bits);

    /// What one code takes, in whole bytes.
    Index bytes() const;
    /// codes: latents x n; to each what is left of it.
    Matrix quantized(const Matrix& codes) const;

private:
    Vector low_, high_;
    int bits_;
};

}  // namespace lunette
