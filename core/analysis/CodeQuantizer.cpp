#include "analysis/CodeQuantizer.h"

#include "Error.h"

#include <algorithm>
#include <cmath>

namespace lunette {

CodeQuantizer::CodeQuantizer(const Matrix& codes, int bits) : bits_(bits) {
    if (codes.cols() < 1)
        throw Error(ErrorKind::TooFew, Message::tr("There are no codes whose range could be kept in bits."));
    if (bits < 1 || bits > kMaxBits)
        throw Error(ErrorKind::WrongValue, Message::tr("A latent is kept in 1 to 32 bits."));
    low_ = codes.rowwise().minCoeff();
    high_ = codes.rowwise().maxCoeff();
}

Index CodeQuantizer::bytes() const { return (low_.size() * bits_ + 7) / 8; }

Matrix CodeQuantizer::quantized(const Matrix& codes) const {
    if (bits_ == kMaxBits) return codes;
    const double steps = std::exp2(bits_) - 1;
    Matrix result(codes.rows(), codes.cols());
    for (Index column = 0; column < codes.cols(); ++column) {
        for (Index latent = 0; latent < codes.rows(); ++latent) {
            const auto low = static_cast<double>(low_(latent)), extent = static_cast<double>(high_(latent)) - low;
            const double share = extent > 0 ? (static_cast<double>(codes(latent, column)) - low) / extent : 0.0;
            const double kept = std::round(std::clamp(share, 0.0, 1.0) * steps) / steps;
            result(latent, column) = static_cast<Scalar>(low + kept * extent);
        }
    }
    return result;
}

}  // namespace lunette
