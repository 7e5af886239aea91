#include "views/denoise/DenoiseWork.h"

#include "analysis/PictureByPicture.h"
#include "imaging/PictureGrid.h"

namespace lunette {

DenoiseFrame denoiseFrame(const DenoiseRequest& request) {
    const Snapshot& snapshot = *request.snapshot;
    Matrix clean, noisy;
    request.images->gather(request.places, clean);
    makeCorruption(request.kind)->apply(clean, request.strength, {0, Purpose::EvaluationCorruption, 0}, 0, noisy);
    const Matrix own = snapshot.conditionIfKnown(*request.images, request.places);
    const Matrix restored = decodeEach(snapshot, encodeEach(snapshot, noisy, own), own);
    const ImageShape shape = snapshot.model().image();
    DenoiseFrame frame{
        request.snapshot, {toImages(clean, shape), toImages(noisy, shape), toImages(restored, shape)}, {}, {}};
    for (Index i = 0; i < clean.cols(); ++i) {
        frame.noisyErrors.push_back(static_cast<double>((noisy.col(i) - clean.col(i)).squaredNorm()));
        frame.restoredErrors.push_back(static_cast<double>((restored.col(i) - clean.col(i)).squaredNorm()));
    }
    return frame;
}

DenoiseCurve denoiseCurve(const DenoiseRequest& request, int steps, Index most) {
    DenoiseCurve curve{request.snapshot, request.kind, {}, {}};
    const auto corruption = makeCorruption(request.kind);
    for (int step = 0; step < steps; ++step) {
        curve.strengths.push_back(static_cast<double>(step) / (steps - 1));
        curve.errors.push_back(
            denoisingErrors(*request.snapshot, *request.images, *corruption, curve.strengths.back(), most));
    }
    return curve;
}

}  // namespace lunette
