#pragma once

#include "analysis/NetworkStages.h"

#include <QImage>

#include <optional>

namespace lunette {

/// The work of the network view: pure functions of a snapshot and a picture.

/// A stage as it is drawn: a picture, feature maps or units as gray levels, or the code as numbers.
struct DrawnStage {
    NetworkStage stage;
    std::vector<QImage> images;  ///< one picture, the first feature maps, or the units as one picture
    double gradient = 0.0;       ///< Euclidean norm of the loss's gradient in the stage's parameters
};

struct NetworkFlow {
    std::shared_ptr<const Snapshot> snapshot;
    std::vector<DrawnStage> stages;
    struct Step {
        LossTerms loss;
        std::vector<QImage> images;  ///< the first of the batch
        Index batchSize = 0;
        double gradient = 0.0;  ///< norm over all parameters
    };
    std::optional<Step> step;  ///< the next one, if requested
};

struct NetworkRequest {
    std::shared_ptr<const Snapshot> snapshot;
    Matrix picture;                        ///< pixels x 1
    std::shared_ptr<const Dataset> train;  ///< null: no step is requested
};

NetworkFlow networkFlow(const NetworkRequest& request);

}  // namespace lunette
