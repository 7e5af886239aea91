#pragma once

#include "session/PathRequest.h"

#include <QImage>

namespace lunette {

/// What a column of the comparison asks the decode service: pure functions of a snapshot and what is linked.

/// What follows the hand: the pictures at the probe and at t.
struct CompareFrame {
    QImage probe;   ///< null where the probe is of another space
    QImage onPath;  ///< null where there are no ends
};

struct CompareRequest {
    PathRequest path;  ///< no ends: no path
    Vector probe;
    double t = 0.5;
};

CompareFrame compareFrame(const CompareRequest& request);

/// What follows the weights: the path from A to B, and the reconstructions of the shown images.
struct ComparePictures {
    std::vector<QImage> path;
    std::vector<QImage> inputs, outputs;
    std::vector<double> squaredErrors;  ///< sum over pixels, pixels in 0..1
};

/// images: pixels x n.
ComparePictures comparePictures(const PathRequest& path, Index steps, const Matrix& images);

}  // namespace lunette
