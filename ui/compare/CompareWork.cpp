#include "compare/CompareWork.h"

#include "analysis/PictureByPicture.h"
#include "imaging/PictureGrid.h"

namespace lunette {

CompareMoment compareMoment(const CompareQuestion& question) {
    const Snapshot& snapshot = *question.path.snapshot;
    const ImageShape shape = snapshot.model().image();
    CompareMoment moment;
    if (question.probe.size() == snapshot.model().network().latents())
        moment.probe = toImage(decodeEach(snapshot, question.probe).col(0), shape);
    if (question.path.stops.cols() == 2) {
        const Vector code = pathOf(question.path).at(question.t);
        moment.onPath = toImage(decodeEach(snapshot, code).col(0), shape);
    }
    return moment;
}

ComparePictures comparePictures(const PathQuestion& path, Index steps, const Matrix& images) {
    const Snapshot& snapshot = *path.snapshot;
    const ImageShape shape = snapshot.model().image();
    ComparePictures pictures;
    if (path.stops.cols() == 2) pictures.path = pathStrip(path, steps, nullptr, nullptr).steps;
    if (images.cols() == 0) return pictures;
    const Matrix outputs = decodeEach(snapshot, encodeEach(snapshot, images));
    pictures.inputs = toImages(images, shape);
    pictures.outputs = toImages(outputs, shape);
    for (Index i = 0; i < images.cols(); ++i)
        pictures.squaredErrors.push_back(static_cast<double>((images.col(i) - outputs.col(i)).squaredNorm()));
    return pictures;
}

}  // namespace lunette
