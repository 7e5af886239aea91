#pragma once

#include "analysis/CodeSource.h"
#include "analysis/NearestImages.h"

#include <QImage>

#include <memory>
#include <vector>

namespace lunette {

/// What the generate view asks the decode service: pure functions of a snapshot.

struct GenerateRequest {
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const Dataset> train;  ///< null where the model is explored without its data
    CodeSourceOptions from;
    double temperature = 1.0;
    std::uint64_t seed = 1;
    Index count = 64;
    bool isMeasured = false;                                 ///< whether distances are measured; needs `train`
    Matrix kept{};                                           ///< codes to decode as well
    std::shared_ptr<const CodeDistribution> distribution{};  ///< of this snapshot and `from`, where it is known already
    std::shared_ptr<const NearestImages> neighbors{};        ///< of `train`, where they are known already
};

struct Generated {
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const CodeDistribution> distribution;
    std::shared_ptr<const NearestImages> neighbors;
    Matrix codes;  ///< latents x count, in the order of their draws
    std::vector<QImage> pictures;
    std::vector<double> distances;  ///< to the nearest training image; empty where they were not requested
    Matrix kept;
    std::vector<QImage> keptPictures;
    std::vector<double> keptDistances;
};

/// Throws Error where the source needs data that are not there, or has no distribution.
Generated generate(const GenerateRequest& request);

}  // namespace lunette
