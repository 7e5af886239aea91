#pragma once

#include "analysis/CodePath.h"
#include "data/Dataset.h"
#include "train/Model.h"

#include <memory>
#include <optional>
#include <vector>

namespace lunette {

/// A path between images, as several views ask for it.
struct PathRequest {
    std::shared_ptr<const Snapshot> snapshot;
    Matrix stops;  ///< pixels x at least 2: A, the way-points, B
    PathKind kind = PathKind::Linear;
    std::shared_ptr<const Dataset> train{};   ///< whose codes a dense path keeps to; null, or of another shape: none
    std::shared_ptr<const CodePath> known{};  ///< between these stops, of this or an earlier snapshot
    std::shared_ptr<const Dataset> images{};  ///< that the stops are of, at `places`; null: of none
    std::vector<Index> places{};
    /// In place of the way: all codes are A's, and the condition passes every class, or goes from end to end
    /// of this one of the factors.
    std::optional<Index> sweep{};
};

/// The stops' own condition, conditions x stops, for a conditional model; 0 x 0 where they have none.
Matrix conditionOfStops(const PathRequest& request);

/// The conditions of pictures along the path, interpolated from one stop's own condition to the next one's, or those of
/// `sweep`; 0 x 0 for the snapshot's condition where one was chosen (Snapshot::under()) or the stops have none.
Matrix conditionAt(const PathRequest& request, double t);
Matrix conditionsAlong(const PathRequest& request, Index steps);
/// The conditions that `sweep` passes, conditions x at least 2.
Matrix sweepStops(const PathRequest& request);

/// The codes of the pictures of this path.
Vector codeAt(const PathRequest& request, const CodePath& path, double t);
Matrix codesAlong(const PathRequest& request, const CodePath& path, Index steps);

/// Takes long where the path is dense: the codes that it keeps to are encoded.
CodePath pathOf(const PathRequest& request);

}  // namespace lunette
