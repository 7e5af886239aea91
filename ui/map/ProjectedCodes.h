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

/// So many codes of a larger dataset, the first, follow a model while it learns.
inline constexpr Index kMaxCodesLive = 2'000;

/// The number of images that one request encodes at most, and whose error or density colors can show.
inline constexpr Index kMaxCodesAtOnce = 10'000;

/// What a cloud is made from. Where `codes` is given they are those of the snapshot and are not encoded again; else
/// those of the first `count` images are.
struct ProjectionRequest {
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const Dataset> images;
    LatentViewpoint viewpoint;
    CodeColoring coloring;
    HiddenClasses hiddenClasses;  ///< their images' points are hidden; nothing else changes by it
    std::shared_ptr<const Matrix> codes{};
    std::shared_ptr<const std::vector<Index>> unseen{};  ///< images whose markers are hollow; null: none
    Index count = kMaxCodesAtOnce;
    std::optional<LatentPlane> before{};  ///< a principal plane is turned to look like this one
};

/// The number of images of a dataset that can be on the map once the model is at rest: a million, or fewer where that
/// many latents would take too much memory, or where their colors are measured.
Index mostCodesShown(const Dataset& images, Index latents, const CodeColoring& coloring);

/// The means of so many images' posteriors: latents x count.
Matrix encodeRange(const Snapshot& snapshot, const Dataset& images, Index first, Index count);

/// Pure and slow: for the service's background queue.
ProjectedCodes projectCodes(const ProjectionRequest& request);

/// The plane of a viewpoint, before there are codes to have principal axes.
LatentPlane planeOf(const LatentViewpoint& viewpoint, Index latents);

}  // namespace lunette
