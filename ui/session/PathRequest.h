#pragma once

#include "analysis/CodePath.h"
#include "data/Dataset.h"
#include "train/Model.h"

#include <memory>

namespace lunette {

/// A path between images, as several views ask for it.
struct PathRequest {
    std::shared_ptr<const Snapshot> snapshot;
    Matrix stops;  ///< pixels x at least 2: A, the way-points, B
    PathKind kind = PathKind::Linear;
    std::shared_ptr<const Dataset> train{};   ///< whose codes a dense path keeps to; null, or of another shape: none
    std::shared_ptr<const CodePath> known{};  ///< between these stops, of this or an earlier snapshot
};

/// Takes long where the path is dense: the codes that it keeps to are encoded.
CodePath pathOf(const PathRequest& request);

}  // namespace lunette
