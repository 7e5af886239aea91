#pragma once

#include "map/MapOverlay.h"

#include <cstddef>

namespace lunette {

/// Of so many images at most the posteriors are drawn, the first ones.
inline constexpr std::size_t kMaxPosteriors = 2000;

/// An image that is null where the overlay needs something that is not there.
MapOverlayPicture drawMapOverlay(const MapOverlayRequest& request);

}  // namespace lunette
