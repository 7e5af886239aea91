#pragma once

#include "map/ProjectedCodes.h"

#include <map>
#include <string>

namespace lunette {

/// How latent space is looked at, for a picture of it to say: through which window, and what of it.
struct MapView {
    LatentViewpoint viewpoint;
    QRectF range;  ///< in the plane; top() is the lowest y
};

/// As key and text, for a picture file's text chunks: "Lunette-Plane" ("principal", or two latents counted from 1) and
/// "Lunette-Range" (left, bottom, right, top).
std::map<std::string, std::string> textOf(const MapView& view);
/// Nothing where the texts are not all there, or are not what textOf() gives.
std::optional<MapView> mapViewOf(const std::map<std::string, std::string>& texts);

}  // namespace lunette
