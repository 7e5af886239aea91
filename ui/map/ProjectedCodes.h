#pragma once

#include "data/Dataset.h"
#include "map/LatentPlane.h"
#include "plot/CodeColoring.h"
#include "plot/ScatterPoints.h"
#include "train/Model.h"

#include <QRectF>

#include <optional>

namespace lunette {

/// How the user wants to look at latent space.
struct LatentViewpoint {
    bool principal = false;  ///< the codes' principal plane; else two latents
    Index horizontal = 0, vertical = 1;
    bool operator==(const LatentViewpoint&) const = default;
};

/// The codes of a dataset, or of its first images, and how they look from a viewpoint.
struct ProjectedCodes {
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const Matrix> codes;  ///< latents x n
    LatentPlane plane;
    std::shared_ptr<const ScatterPoints> points;
    CodeColoring coloring;
    std::optional<CodeLegend> legend;  ///< of measured colors
    Vector mean;                       ///< of the codes
    QRectF bounds;                     ///< in the plane, of nearly all codes and of the prior
};

/// What a cloud is made from. Where `codes` is given they are those of the snapshot and are not encoded again; else
/// those of the first kMaxCodesLive images are.
struct ProjectionRequest {
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const Dataset> images;
    LatentViewpoint viewpoint;
    CodeColoring coloring;
    HiddenClasses hiddenClasses;  ///< their images' points are hidden; nothing else changes by it
    std::shared_ptr<const Matrix> codes{};
    std::shared_ptr<const std::vector<Index>> unseen{};  ///< images whose markers are hollow; null: none
    std::optional<LatentPlane> before{};                 ///< a principal plane is turned to look like this one
};

/// So many codes follow a model while it learns; of a larger dataset the first.
inline constexpr Index kMaxCodesLive = 10'000;

/// So many images of a dataset can be on the map, once the model is at rest: a million, or fewer where so many latents
/// would take too much memory.
Index mostCodesShown(const Dataset& images, Index latents);

/// The means of so many images' posteriors: latents x count.
Matrix encodeRange(const Snapshot& snapshot, const Dataset& images, Index first, Index count);

/// Pure and slow: for the service's background queue.
ProjectedCodes projectCodes(const ProjectionRequest& request);

/// The plane of a viewpoint, before there are codes to have principal axes.
LatentPlane planeOf(const LatentViewpoint& viewpoint, Index latents);

}  // namespace lunette
