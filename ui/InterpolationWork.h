#pragma once

#include "analysis/Intervals.h"
#include "analysis/MoonReader.h"
#include "analysis/NearestImages.h"
#include "analysis/Paths.h"
#include "train/Model.h"

#include <QImage>

#include <optional>
#include <string>
#include <vector>

namespace lunette {

/// What the interpolation view asks the decode service: pure functions of a snapshot and two images.

struct PathQuestion {
    std::shared_ptr<const Snapshot> snapshot;
    Matrix ends;  ///< pixels x 2: A and B
    PathKind kind = PathKind::Linear;
};

/// One moment of the slider.
struct PathMoment {
    std::shared_ptr<const Snapshot> snapshot;
    Vector code;
    QImage picture;  ///< decoded at t
    CodeIntervals intervals;
    double lineShare = 0;  ///< where z(t) falls on the line from A (0) to B (1)
    bool isDistribution = false;
    std::vector<QImage> drawsA, drawsB;  ///< decoded from draws of the posteriors, widened by `noise`
};

/// The draws keep their random numbers, so that they change smoothly with the noise.
PathMoment pathMoment(const PathQuestion& question, double t, double noise, Index draws);

/// The whole path, and the real picture nearest to each step.
struct PathStrip {
    std::shared_ptr<const Snapshot> snapshot;
    Matrix codes;     ///< latents x steps
    Matrix pictures;  ///< pixels x steps
    std::vector<QImage> steps;
    std::vector<QImage> nearest;    ///< empty where there are no real pictures
    std::vector<double> distances;  ///< root-mean-square pixel difference, pixels in 0..1
    std::shared_ptr<const NearestImages> neighbours;
};

/// Where `neighbours` is null it is made from `train` (unless that is null too) and returned for the next time.
PathStrip pathStrip(const PathQuestion& question, Index steps, const std::shared_ptr<const Dataset>& train,
                    std::shared_ptr<const NearestImages> neighbours);

/// The lit fraction that each picture shows.
struct MoonPath {
    std::vector<double> fractions;
    std::shared_ptr<const MoonReader> reader;
};

/// Where `reader` is null it is made from `options` and returned for the next time.
MoonPath readMoons(const Matrix& pictures, const MoonOptions& options, std::shared_ptr<const MoonReader> reader);

}  // namespace lunette
