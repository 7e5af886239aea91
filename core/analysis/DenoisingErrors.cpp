#include "analysis/DenoisingErrors.h"

#include <algorithm>

namespace lunette {
namespace {
constexpr Index kImagesPerLevel = 500;
}

DenoisingErrors denoisingErrors(const Snapshot& snapshot, const Dataset& images, const Corruption& corruption,
                                double strength, Index most) {
    DenoisingErrors errors{0, 0, std::min(most, images.size())};
    Matrix clean, noisy;
    for (Index first = 0; first < errors.images; first += kImagesPerLevel) {
        images.gather(first, std::min(kImagesPerLevel, errors.images - first), clean);
        const Matrix own = snapshot.conditionOf(images, first, clean.cols());
        corruption.apply(clean, strength, {0, Purpose::EvaluationCorruption, 0}, first, noisy);
        errors.noisy += static_cast<double>((noisy - clean).squaredNorm());
        errors.restored += static_cast<double>((snapshot.reconstruct(noisy, own) - clean).squaredNorm());
    }
    errors.noisy /= static_cast<double>(errors.images);
    errors.restored /= static_cast<double>(errors.images);
    return errors;
}

}  // namespace lunette
