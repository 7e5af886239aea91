#pragma once

#include "analysis/Intervals.h"
#include "analysis/MoonVerdict.h"
#include "analysis/NearestImages.h"
#include "session/PathRequest.h"
#include "train/Model.h"

#include <QImage>

#include <optional>
#include <string>
#include <vector>

namespace lunette {

/// The work of the interpolation view: pure functions of a snapshot and the images of a path.

/// One position of the slider.
struct PathFrame {
    std::shared_ptr<const Snapshot> snapshot;  ///< under the condition of the picture
    Vector code;
    QImage picture;  ///< decoded at t
    CodeIntervals intervals;
    double lineShare = 0;  ///< where z(t) falls on the line from A (0) to B (1)
    bool isDistribution = false;
    bool isSweep = false;                ///< the path stays at A's code and passes conditions
    std::vector<QImage> drawsA, drawsB;  ///< decoded from draws of the posteriors, widened by `noise`
};

/// The draws keep their random numbers, so that they change smoothly with the noise. A dense path that is not known yet
/// is straight, so that the hand need not wait.
PathFrame pathFrame(const PathRequest& request, double t, double noise, Index draws);

/// The intervals of other training images between those of A and B.
struct Chain {
    std::vector<IntervalOnLine> links;
    Index images = 0;  ///< among how many, evenly spaced among the training images, they were looked for
};

/// The whole path, and the real picture nearest to each step.
struct PathStrip {
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const CodePath> path;
    Matrix codes;       ///< latents x steps
    Matrix conditions;  ///< conditions x steps; 0 x 0 for the snapshot's
    Matrix pictures;    ///< pixels x steps
    std::vector<QImage> steps;
    std::vector<QImage> nearest;    ///< empty where there are no real pictures
    std::vector<double> distances;  ///< root-mean-square pixel difference, pixels in 0..1
    std::shared_ptr<const NearestImages> neighbors;
    Chain chain;
};

/// Where `neighbors` is null it is made from `train` (unless that is null too) and returned for the next time.
PathStrip pathStrip(const PathRequest& request, Index steps, const std::shared_ptr<const Dataset>& train,
                    std::shared_ptr<const NearestImages> neighbors);

/// What each picture of a path shows.
struct MoonPath {
    std::vector<MoonVerdict> verdicts;
    std::shared_ptr<const MoonReader> reader;
};

/// Where `reader` is null it is made from `options` and returned for the next time.
MoonPath readMoons(const Matrix& pictures, const MoonOptions& options, std::shared_ptr<const MoonReader> reader);

}  // namespace lunette
