#pragma once

#include "data/Dataset.h"
#include "map/LatentPlane.h"
#include "plot/CodeSelection.h"
#include "plot/ScatterPoints.h"
#include "train/Model.h"

#include <QImage>
#include <QRectF>
#include <QSize>

#include <memory>
#include <vector>

namespace lunette {

/// What can lie under the codes of the map, or in their place, drawn away from the GUI thread: pure functions of a
/// snapshot.
enum class MapOverlay {
    None,
    Density,             ///< of the codes, as the plane sees them
    RoundTrip,           ///< |E(D(z)) - z|
    DecoderSensitivity,  ///< how fast the picture changes with z
    Ellipses,            ///< posteriors of the images, or of those selected, 1 and 2 standard deviations
    DecodedGrid,         ///< decoded pictures at even distances
    PriorQuantileGrid,   ///< decoded pictures at even shares of the prior
    Thumbnails,          ///< the images in place of their codes
};

struct MapOverlayRequest {
    MapOverlay overlay = MapOverlay::None;
    std::shared_ptr<const Snapshot> snapshot{};
    LatentPlane plane = LatentPlane::axes(1, 0, 0);
    Vector probe{};  ///< gives the latents that the plane does not see
    QRectF range{};  ///< of the plane; top() is the lowest y
    QSize pixels{};  ///< that it takes up on the screen, device pixels
    double pixelRatio = 1.0;
    bool isCoarse = false;                             ///< few places, for a first look
    std::shared_ptr<const Matrix> codes{};             ///< of the images, latents x n; null without data
    std::shared_ptr<const Dataset> images{};           ///< whose codes they are
    std::shared_ptr<const ScatterPoints> points{};     ///< the codes as the map shows them
    std::shared_ptr<const CodeSelection> selection{};  ///< null: none
};

struct MapOverlayPicture {
    static constexpr float kOpacity = 0.8F;         ///< of a scale's colors on the ground
    static constexpr float kPictureOpacity = 0.3F;  ///< of decoded pictures, so that the codes stay in front

    MapOverlay overlay = MapOverlay::None;
    QImage image;          ///< premultiplied, transparent where there is nothing
    QRectF range;          ///< what of the plane it covers; top() is the lowest y
    bool isScale = false;  ///< viridis from 0 to `high`, which 98 of 100 places do not exceed
    double high = 0;
};

}  // namespace lunette
