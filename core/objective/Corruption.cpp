#include "objective/Corruption.h"

namespace lunette {
namespace {

/// The number of the 2^32 values of RandomStream::nextBits() that stand for an event of this probability.
std::uint64_t threshold(double probability) { return static_cast<std::uint64_t>(probability * 0x1p32); }

/// corrupted = change(x, bits), with 32 random bits for each pixel.
template <class Change>
void changePixels(const Matrix& x, NoiseKey key, Index firstColumn, Matrix& corrupted, Change change) {
    corrupted.resize(x.rows(), x.cols());
    for (Index column = 0; column < x.cols(); ++column) {
        RandomStream bits(key.seed, key.purpose, key.step, static_cast<std::uint32_t>(firstColumn + column));
        for (Index row = 0; row < x.rows(); ++row) corrupted(row, column) = change(x(row, column), bits.nextBits());
    }
}

}  // namespace

void GaussianCorruption::apply(const Matrix& x, double strength, NoiseKey key, Index firstColumn,
                               Matrix& corrupted) const {
    corrupted.resize(x.rows(), x.cols());
    RandomStream::fillNormal(key.seed, key.purpose, key.step, corrupted, firstColumn);
    corrupted = (x + static_cast<Scalar>(strength) * corrupted).cwiseMax(Scalar(0)).cwiseMin(Scalar(1));
}

void MaskingCorruption::apply(const Matrix& x, double strength, NoiseKey key, Index firstColumn,
                              Matrix& corrupted) const {
    const std::uint64_t masked = threshold(strength);
    changePixels(x, key, firstColumn, corrupted,
                 [masked](Scalar pixel, std::uint32_t bits) { return bits < masked ? Scalar(0) : pixel; });
}

void SaltAndPepperCorruption::apply(const Matrix& x, double strength, NoiseKey key, Index firstColumn,
                                    Matrix& corrupted) const {
    const std::uint64_t pepper = threshold(0.5 * strength);
    const std::uint64_t either = 2 * pepper;
    changePixels(x, key, firstColumn, corrupted, [=](Scalar pixel, std::uint32_t bits) {
        if (bits >= either) return pixel;
        return bits < pepper ? Scalar(0) : Scalar(1);
    });
}

}  // namespace lunette
