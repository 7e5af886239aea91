#pragma once

#include "views/interpolate/InterpolationWork.h"

namespace lunette {

/// What a column of the comparison asks the decode service: pure functions of a snapshot and what is linked.

/// What follows the hand: the pictures at the probe and at t.
struct CompareMoment {
    QImage probe;   ///< null where the probe is of another space
    QImage onPath;  ///< null where there are no ends
};

struct CompareQuestion {
    PathQuestion path;  ///< no ends: no path
    Vector probe;
    double t = 0.5;
};

CompareMoment compareMoment(const CompareQuestion& question);

/// What follows the weights: the path from A to B, and the reconstructions of the shown images.
struct ComparePictures {
    std::vector<QImage> path;
    std::vector<QImage> inputs, outputs;
    std::vector<double> squaredErrors;  ///< sum over pixels, pixels in 0..1
};

/// images: pixels x n.
ComparePictures comparePictures(const PathQuestion& path, Index steps, const Matrix& images);

}  // namespace lunette
