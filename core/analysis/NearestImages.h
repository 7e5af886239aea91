#pragma once

#include "data/Dataset.h"

#include <vector>

namespace lunette {

struct NearestImage {
    Index index;      ///< in the dataset
    double distance;  ///< root-mean-square pixel difference, pixels in 0..1
};

/// Finds the real picture closest to a made one, exactly, by brute force over a whole dataset.
class NearestImages {
public:
    explicit NearestImages(std::shared_ptr<const Dataset> dataset);

    const Dataset& dataset() const { return *dataset_; }

    /// pixels x n in 0..1; one answer a column. Re-entrant.
    std::vector<NearestImage> find(const Matrix& pictures) const;

private:
    std::shared_ptr<const Dataset> dataset_;
    Vector squaredNorms_;
};

}  // namespace lunette
