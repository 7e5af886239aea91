#include "views/generate/GenerateWork.h"

#include "analysis/DataDistance.h"
#include "analysis/PictureByPicture.h"
#include "imaging/PictureGrid.h"

#include <chrono>

namespace lunette {

Generated generate(const GenerateQuestion& question) {
    const auto begin = std::chrono::steady_clock::now();
    const Snapshot& snapshot = *question.snapshot;
    Generated result;
    result.snapshot = question.snapshot;
    result.distribution = question.distribution;
    result.neighbours = question.neighbours;
    if (!result.distribution)
        result.distribution = std::make_shared<const CodeDistribution>(
            makeCodeDistribution(snapshot, question.from, question.train.get()));
    result.codes = result.distribution->draw(question.count, question.temperature, question.seed);
    result.kept = question.kept;

    const ImageShape shape = snapshot.model().image();
    const Matrix pictures = decodeEach(snapshot, result.codes), kept = decodeEach(snapshot, result.kept);
    result.pictures = toImages(pictures, shape);
    result.keptPictures = toImages(kept, shape);
    if (question.isMeasured) {
        if (!result.neighbours) result.neighbours = std::make_shared<const NearestImages>(question.train);
        result.distances = distancesToNearest(*result.neighbours, pictures);
        if (kept.cols() > 0) result.keptDistances = distancesToNearest(*result.neighbours, kept);
    }
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return result;
}

}  // namespace lunette
