#pragma once

#include "analysis/DenoisingErrors.h"

#include <QImage>

#include <memory>
#include <vector>

namespace lunette {

/// What the denoise view asks the decode service: pure functions of a snapshot.

struct DenoiseRequest {
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const Dataset> images;
    std::vector<Index> places;  ///< of the images to show
    CorruptionKind kind = CorruptionKind::Gaussian;
    double strength = 0.3;
};

/// The chosen images clean, with noise, and as the model restores them, with their squared errors against the clean
/// ones.
struct DenoiseFrame {
    std::shared_ptr<const Snapshot> snapshot;
    std::vector<std::vector<QImage>> rows;
    std::vector<double> noisyErrors, restoredErrors;
};

DenoiseFrame denoiseFrame(const DenoiseRequest& request);

/// The same over many images, at one strength after the other.
struct DenoiseCurve {
    std::shared_ptr<const Snapshot> snapshot;
    CorruptionKind kind;
    std::vector<double> strengths;
    std::vector<DenoisingErrors> errors;
};

/// `steps` strengths, at least 2, evenly over 0..1, and over the first `most` images.
DenoiseCurve denoiseCurve(const DenoiseRequest& request, int steps, Index most);

}  // namespace lunette
