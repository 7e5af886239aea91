#pragma once

#include "analysis/NearestImages.h"
#include "session/PathRequest.h"

#include <QImage>

#include <span>

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

/// What pictures are measured by.
struct TrainingYardstick {
    std::shared_ptr<const NearestImages> neighbors;  ///< null: not known
    double detail = 0.0;                             ///< detailEnergy() of the training images
};

/// Pictures decoded from draws of the prior N(0, I): of all models with as many latents from the same draws.
struct CompareSamples {
    std::vector<QImage> pictures;
    std::vector<double> distances;  ///< root-mean-square, to the nearest training image; empty without training images
    double detail = 0.0;            ///< detailEnergy()
    TrainingYardstick yardstick;
};

/// Where `yardstick` is empty it is made from `train` (unless that is null too) and returned for the next time.
CompareSamples compareSamples(const Snapshot& snapshot, Index count, const std::shared_ptr<const Dataset>& train,
                              TrainingYardstick yardstick);

/// shown: places among `images`, which may be null.
ComparePictures comparePictures(const PathRequest& path, Index steps, const std::shared_ptr<const Dataset>& images,
                                std::span<const Index> shown);

}  // namespace lunette
