#include "views/generate/GenerateWork.h"

#include "analysis/DataDistance.h"
#include "analysis/PictureByPicture.h"
#include "imaging/PictureGrid.h"

namespace lunette {

Generated generate(const GenerateRequest& request) {
    const Snapshot& snapshot = *request.snapshot;
    Generated result;
    result.snapshot = request.snapshot;
    result.distribution = request.distribution;
    result.neighbors = request.neighbors;
    if (!result.distribution)
        result.distribution =
            std::make_shared<const CodeDistribution>(makeCodeDistribution(snapshot, request.from, request.train.get()));
    result.codes = result.distribution->draw(request.count, request.temperature, request.seed);
    result.kept = request.kept;

    const ImageShape shape = snapshot.model().image();
    const Matrix pictures = decodeEach(snapshot, result.codes), kept = decodeEach(snapshot, result.kept);
    result.pictures = toImages(pictures, shape);
    result.keptPictures = toImages(kept, shape);
    if (request.isMeasured) {
        if (!result.neighbors) result.neighbors = std::make_shared<const NearestImages>(request.train);
        result.distances = distancesToNearest(*result.neighbors, pictures);
        if (kept.cols() > 0) result.keptDistances = distancesToNearest(*result.neighbors, kept);
    }
    return result;
}

}  // namespace lunette
