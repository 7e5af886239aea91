#pragma once

#include "data/Dataset.h"

#include <vector>

namespace lunette {

struct NearestImage {
    Index index;      ///< in the dataset; the first of equals
    double distance;  ///< root-mean-square pixel difference, pixels in 0..1
};

/// Finds the real picture closest to a made one, exactly, by brute force over a whole dataset.
///
/// A matrix product over a few hundred images at a time, ||a||^2 - 2 ab + ||b||^2, rules out all that cannot be
/// nearest within its rounding error; the others are measured pixel by pixel in double. The 8-bit dataset is
/// never held in floating point.
class NearestImages {
public:
    explicit NearestImages(std::shared_ptr<const Dataset> dataset);

    const Dataset& dataset() const { return *dataset_; }

    /// pixels x n in 0..1; one answer a column. Re-entrant.
    std::vector<NearestImage> find(const Matrix& pictures) const;

    /// The distance between a picture (pixels, in 0..1) and one image of the dataset.
    double distance(const Eigen::Ref<const Vector>& picture, Index image) const;

private:
    std::shared_ptr<const Dataset> dataset_;
    Vector squaredNorms_;
};

}  // namespace lunette
