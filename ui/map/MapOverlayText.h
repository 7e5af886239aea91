#pragma once

#include "map/MapOverlay.h"

#include <QString>

namespace lunette {

/// What of a map decides on the words under its ground.
struct MapOverlayFacts {
    MapOverlay overlay = MapOverlay::None;
    Index latents = 0;
    std::size_t codes = 0;        ///< 0 without data
    bool isDistribution = false;  ///< the model gives each image a posterior
    std::size_t selected = 0;     ///< of the codes
};

/// The legend of a ground: what is drawn and in which unit, or why there is nothing. Empty where there is no ground.
QString mapOverlayText(const MapOverlayFacts& facts);

}  // namespace lunette
