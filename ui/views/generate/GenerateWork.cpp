#include "views/generate/GenerateWork.h"

#include "analysis/DataDistance.h"
#include "analysis/PictureByPicture.h"
#include "imaging/PictureGrid.h"

namespace lunette {

namespace {

/// What each of these codes is told, conditions x codes.
Matrix toldOf(const GenerateRequest& request, Index codes) {
    const Condition& condition = request.snapshot->model().condition();
    if (request.asked.size() != condition.size()) return condition.draw(codes, request.seed);
    return request.asked.replicate(1, codes);
}

DrawnPictures drawnSet(const GenerateRequest& request, const CodeDistribution& distribution) {
    const Matrix codes = distribution.draw(request.count, request.temperature, request.seed);
    const Matrix each = request.isEach ? request.snapshot->model().condition().each() : Matrix();
    if (each.size() == 0) return {codes, toldOf(request, codes.cols())};
    DrawnPictures set{Matrix(codes.rows(), codes.cols() * each.cols()), each.replicate(1, codes.cols())};
    for (Index style = 0; style < codes.cols(); ++style)
        set.codes.middleCols(style * each.cols(), each.cols()) = codes.col(style).replicate(1, each.cols());
    return set;
}

}  // namespace

bool DrawnPictures::isSame(const DrawnPictures& other) const {
    const auto areEqual = [](const Matrix& a, const Matrix& b) {
        return a.rows() == b.rows() && a.cols() == b.cols() && a == b;
    };
    return areEqual(codes, other.codes) && areEqual(told, other.told);
}

void DrawnPictures::add(const DrawnPictures& other, int number) {
    const DrawnPictures added = other.of({number});
    for (Index i = 0; i < size(); ++i)
        if (codes.col(i) == added.codes.col(0) && told.col(i) == added.told.col(0)) return;
    const auto append = [](Matrix& matrix, const Matrix& column) {
        matrix.conservativeResize(column.rows(), matrix.cols() + 1);
        matrix.rightCols(1) = column;
    };
    append(codes, added.codes);
    append(told, added.told);
    pictures.insert(pictures.end(), added.pictures.begin(), added.pictures.end());
    distances.insert(distances.end(), added.distances.begin(), added.distances.end());
}

DrawnPictures DrawnPictures::of(const std::vector<int>& numbers) const {
    DrawnPictures some{Matrix(codes(Eigen::all, numbers)), Matrix(told(Eigen::all, numbers))};
    for (const int number : numbers) {
        const auto i = static_cast<std::size_t>(number);
        if (i < pictures.size()) some.pictures.push_back(pictures[i]);
        if (i < distances.size()) some.distances.push_back(distances[i]);
    }
    return some;
}

Generated generate(const GenerateRequest& request) {
    const Snapshot& snapshot = *request.snapshot;
    Generated result;
    result.snapshot = request.snapshot;
    result.distribution = request.distribution;
    result.neighbors = request.neighbors;
    if (!result.distribution)
        result.distribution =
            std::make_shared<const CodeDistribution>(makeCodeDistribution(snapshot, request.from, request.train.get()));
    result.drawn = drawnSet(request, *result.distribution);
    result.kept = {request.kept.codes, request.kept.told};
    if (request.isMeasured && !result.neighbors)
        result.neighbors = std::make_shared<const NearestImages>(request.train);
    for (DrawnPictures* set : {&result.drawn, &result.kept}) {
        const Matrix pictures = decodeEach(snapshot, set->codes, set->told);
        set->pictures = toImages(pictures, snapshot.model().image());
        if (request.isMeasured && set->size() > 0) set->distances = distancesToNearest(*result.neighbors, pictures);
    }
    return result;
}

}  // namespace lunette
