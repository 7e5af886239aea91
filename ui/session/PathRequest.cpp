#include "session/PathRequest.h"

#include "analysis/CodeSource.h"
#include "analysis/PictureByPicture.h"

namespace lunette {

namespace {

/// None where one condition was chosen for all pictures, or the stops have none.
std::optional<CodePath> conditionsOnTheWay(const PathRequest& request) {
    if (request.sweep) return CodePath(PathKind::Linear, sweepStops(request), {});
    const Matrix own = request.snapshot->isUnder() ? Matrix() : conditionOfStops(request);
    if (own.size() == 0) return std::nullopt;
    return CodePath(PathKind::Linear, own, {});
}

}  // namespace

Matrix conditionOfStops(const PathRequest& request) {
    return request.images ? request.snapshot->conditionIfKnown(*request.images, request.places) : Matrix();
}

Matrix sweepStops(const PathRequest& request) {
    const Snapshot& snapshot = *request.snapshot;
    const Condition& condition = snapshot.model().condition();
    if (!condition.classes.empty()) return condition.each();
    const Matrix own = snapshot.isUnder() ? Matrix() : conditionOfStops(request);
    Matrix stops = (own.size() > 0 ? Vector(own.col(0)) : snapshot.condition()).replicate(1, 2);
    stops.row(*request.sweep) << -1, 1;
    return stops;
}

Vector codeAt(const PathRequest& request, const CodePath& path, double t) { return path.at(request.sweep ? 0 : t); }

Matrix codesAlong(const PathRequest& request, const CodePath& path, Index steps) {
    return request.sweep ? Matrix(path.at(0).replicate(1, steps)) : path.points(steps);
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
