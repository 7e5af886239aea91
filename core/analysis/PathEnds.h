#pragma once

#include "data/Dataset.h"

namespace lunette {

/// Two images of a dataset between which a path is worth looking at.
struct PathEnds {
    Index a = 0;
    Index b = 0;
};

/// On moons a half and a full one of the same side with as little jitter as there is; with labels the first
/// images of two classes; else the first image and the one most unlike it.
PathEnds choosePathEnds(const Dataset& dataset);

}  // namespace lunette
