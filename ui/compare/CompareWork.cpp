#include "compare/CompareWork.h"

#include "analysis/CodeSource.h"
#include "analysis/PictureByPicture.h"
#include "analysis/Sharpness.h"
#include "imaging/PictureGrid.h"

namespace lunette {

CompareFrame compareFrame(const CompareRequest& request) {
    const Snapshot& snapshot = *request.path.snapshot;
    const ImageShape shape = snapshot.model().image();
    CompareFrame frame;
    if (request.probe.size() == snapshot.model().network().latents())
        frame.probe = toImage(decodeEach(snapshot, request.probe).col(0), shape);
    if (request.path.stops.cols() == 2) {
        const Vector code = pathOf(request.path).at(request.t);
        frame.onPath = toImage(decodeEach(snapshot, code, conditionAt(request.path, request.t)).col(0), shape);
    }
    return frame;
}

CompareSamples compareSamples(const Snapshot& snapshot, Index count, const std::shared_ptr<const Dataset>& train,
                              TrainingYardstick yardstick) {
    constexpr std::uint64_t kSeed = 1;
    const ImageShape shape = snapshot.model().image();
    const Matrix pictures = decodeEach(snapshot, makeCodeDistribution(snapshot, {}, nullptr).draw(count, 1.0, kSeed));
    CompareSamples samples;
    samples.pictures = toImages(pictures, shape);
    samples.detail = detailEnergy(pictures, shape);
    samples.yardstick = std::move(yardstick);
    if (!train || train->shape() != shape) return samples;
    if (!samples.yardstick.neighbors)
        samples.yardstick = {std::make_shared<NearestImages>(train), detailEnergy(*train)};
    for (const NearestImage& nearest : samples.yardstick.neighbors->find(pictures))
        samples.distances.push_back(nearest.distance);
    return samples;
}

ComparePictures comparePictures(const PathRequest& path, Index steps, const std::shared_ptr<const Dataset>& images,
                                std::span<const Index> shown) {
    const Snapshot& snapshot = *path.snapshot;
    const ImageShape shape = snapshot.model().image();
    ComparePictures pictures;
    if (path.stops.cols() == 2)
        pictures.path = toImages(decodeEach(snapshot, pathOf(path).points(steps), conditionsAlong(path, steps)), shape);
    if (!images || shown.empty()) return pictures;
    Matrix inputs;
    images->gather(shown, inputs);
    const Matrix own = snapshot.conditionIfKnown(*images, shown);
    const Matrix outputs = decodeEach(snapshot, encodeEach(snapshot, inputs, own), own);
    pictures.inputs = toImages(inputs, shape);
    pictures.outputs = toImages(outputs, shape);
    for (Index i = 0; i < inputs.cols(); ++i)
        pictures.squaredErrors.push_back(static_cast<double>((inputs.col(i) - outputs.col(i)).squaredNorm()));
    return pictures;
}

}  // namespace lunette
