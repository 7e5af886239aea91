#pragma once

#include "analysis/CodeSource.h"
#include "analysis/NearestImages.h"

#include <QImage>

#include <memory>
#include <vector>

namespace lunette {

/// What the generate view asks the decode service: pure functions of a snapshot.

/// Codes, what each picture is told, and the pictures.
struct DrawnPictures {
    Matrix codes;  ///< latents x pictures
    Matrix told;   ///< conditions x pictures; no rows for a model that is told nothing
    std::vector<QImage> pictures{};
    std::vector<double> distances{};  ///< to the nearest training image; empty where they were not asked for

    Index size() const { return codes.cols(); }
    bool isSame(const DrawnPictures& other) const;  ///< codes and what is told
    /// Adds a picture of another set, unless it is here.
    void add(const DrawnPictures& other, int number);
    DrawnPictures of(const std::vector<int>& numbers) const;
};

struct GenerateRequest {
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const Dataset> train;  ///< null where the model is explored without its data
    CodeSourceOptions from;
    double temperature = 1.0;
    std::uint64_t seed = 1;
    Index count = 64;         ///< of codes
    Vector asked{};           ///< what all are told; empty: drawn, too, by Condition::draw()
    bool isEach = false;      ///< every code is told each of Condition::each() instead
    bool isMeasured = false;  ///< distances are asked for; needs `train`
    DrawnPictures kept{};     ///< to be drawn as well
    std::shared_ptr<const CodeDistribution> distribution{};  ///< of this snapshot and `from`, where it is known already
    std::shared_ptr<const NearestImages> neighbors{};        ///< of `train`, where they are known already
};

struct Generated {
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const CodeDistribution> distribution;
    std::shared_ptr<const NearestImages> neighbors;
    DrawnPictures drawn;  ///< in the order of the draws; a code's conditions one after the other
    DrawnPictures kept;
};

/// Throws Error where the source needs data that are not there, or has no distribution.
Generated generate(const GenerateRequest& request);

}  // namespace lunette
