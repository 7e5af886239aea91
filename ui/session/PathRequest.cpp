#include "session/PathRequest.h"

#include "analysis/CodeSource.h"
#include "analysis/PictureByPicture.h"

#include <optional>

namespace lunette {

namespace {

/// None where one condition was chosen for all pictures, or the stops have none.
std::optional<CodePath> conditionsOnTheWay(const PathRequest& request) {
    const Matrix own = request.snapshot->isUnder() ? Matrix() : conditionOfStops(request);
    if (own.size() == 0) return std::nullopt;
    return CodePath(PathKind::Linear, own, {});
}

}  // namespace

Matrix conditionOfStops(const PathRequest& request) {
    return request.images ? request.snapshot->conditionIfKnown(*request.images, request.places) : Matrix();
}

Matrix conditionAt(const PathRequest& request, double t) {
    const auto way = conditionsOnTheWay(request);
    return way ? Matrix(way->at(t)) : Matrix();
}

Matrix conditionsAlong(const PathRequest& request, Index steps) {
    const auto way = conditionsOnTheWay(request);
    return way ? way->points(steps) : Matrix();
}

CodePath pathOf(const PathRequest& request) {
    const Snapshot& snapshot = *request.snapshot;
    const bool isDense =
        request.kind == PathKind::Density && request.train && request.train->shape() == snapshot.model().image();
    return {request.kind, encodeEach(snapshot, request.stops, conditionOfStops(request)),
            isDense ? codesToFit(snapshot, *request.train) : Matrix(snapshot.model().network().latents(), 0)};
}

}  // namespace lunette
