#include "analysis/PictureByPicture.h"

#include "numeric/Parallel.h"

namespace lunette {
namespace {

Matrix ofPicture(const Matrix& condition, Index picture) {
    return condition.size() > 0 ? Matrix(condition.col(picture)) : Matrix();
}

}  // namespace

Matrix encodeEach(const Snapshot& snapshot, const Matrix& images, const Matrix& condition) {
    Matrix codes(snapshot.model().network().latents(), images.cols());
    parallelFor(images.cols(), 1, [&](Index first, Index) {
        codes.col(first) = snapshot.encode(images.col(first), ofPicture(condition, first)).mean;
    });
    return codes;
}

Matrix decodeEach(const Snapshot& snapshot, const Matrix& codes, const Matrix& condition) {
    Matrix pictures(snapshot.model().image().pixelCount(), codes.cols());
    parallelFor(codes.cols(), 1, [&](Index first, Index) {
        pictures.col(first) = snapshot.decode(codes.col(first), ofPicture(condition, first));
    });
    return pictures;
}

Matrix corruptedEach(const Model& model, const Matrix& images, double strength) {
    Matrix result;
    if (const Corruption* corruption = model.objective().corruption())
        corruption->apply(images, strength, {0, Purpose::EvaluationCorruption, 0}, 0, result);
    return result;
}

}  // namespace lunette
