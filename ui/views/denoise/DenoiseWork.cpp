#include "views/denoise/DenoiseWork.h"

#include "analysis/PictureByPicture.h"
#include "imaging/PictureGrid.h"

#include <chrono>

namespace lunette {

DenoiseMoment denoiseMoment(const DenoiseQuestion& question) {
    const Snapshot& snapshot = *question.snapshot;
    Matrix clean, noisy;
    question.images->gather(question.places, clean);
    makeCorruption(question.kind)->apply(clean, question.strength, {0, Purpose::EvaluationCorruption, 0}, 0, noisy);
    const Matrix restored = decodeEach(snapshot, encodeEach(snapshot, noisy));
    const ImageShape shape = snapshot.model().image();
    DenoiseMoment moment{
        question.snapshot, {toImages(clean, shape), toImages(noisy, shape), toImages(restored, shape)}, {}, {}};
    for (Index i = 0; i < clean.cols(); ++i) {
        moment.noisyErrors.push_back(static_cast<double>((noisy.col(i) - clean.col(i)).squaredNorm()));
        moment.restoredErrors.push_back(static_cast<double>((restored.col(i) - clean.col(i)).squaredNorm()));
    }
    return moment;
}

DenoiseCurve denoiseCurve(const DenoiseQuestion& question, int steps, Index most) {
    const auto begin = std::chrono::steady_clock::now();
    DenoiseCurve curve{question.snapshot, question.kind, {}, {}, 0};
    const auto corruption = makeCorruption(question.kind);
    for (int step = 0; step < steps; ++step) {
        curve.strengths.push_back(static_cast<double>(step) / (steps - 1));
        curve.errors.push_back(
            denoisingErrors(*question.snapshot, *question.images, *corruption, curve.strengths.back(), most));
    }
    curve.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return curve;
}

}  // namespace lunette
