#pragma once

#include "analysis/NearestImages.h"
#include "train/Model.h"

#include <QImage>

#include <optional>

namespace lunette {

/// What the probe's panel asks the decode service: a pure function of a snapshot and a code.

struct ProbeRequest {
    std::shared_ptr<const Snapshot> snapshot;
    Vector code;
    std::shared_ptr<const Dataset> train;              ///< null, or of another shape: nothing is near
    std::shared_ptr<const NearestImages> neighbors{};  ///< of `train`, where they are known already
};

/// How much the picture at a code means.
struct ProbeFindings {
    double roundTrip = 0;                 ///< |E(D(z)) - z|, in units of z
    std::optional<NearestImage> nearest;  ///< of the training images
    QImage nearestPicture;
    std::shared_ptr<const NearestImages> neighbors;
};

ProbeFindings findAtProbe(const ProbeRequest& request);

}  // namespace lunette
