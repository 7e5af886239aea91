#pragma once

#include "data/Dataset.h"
#include "imaging/PictureFit.h"
#include "train/Model.h"

#include <QImage>

#include <memory>

namespace lunette {

/// Work on a picture that is in no dataset, away from the GUI thread.

/// How such a picture becomes like those of a dataset.
struct PictureFitting {
    ImageShape shape;
    Fit fit = Fit::Crop;
    Ground ground = Ground::Black;  ///< under what is transparent, and beside a picture of another form
};

/// As the dataset was read, where it was read from pictures; else the middle is taken. The ground is black or white,
/// whichever the corners of its images are nearer to.
PictureFitting fittingOf(const DataSplit& data, ImageShape shape);

/// RGB32, of the shape's size, gray where that has one channel.
QImage fitted(const QImage& picture, const PictureFitting& fitting);

/// pixels x 1 in 0..1, of what fitted() gives.
Matrix pixelsOf(const QImage& fittedPicture, ImageShape shape);

/// What the model makes of a picture.
struct OwnReconstruction {
    std::shared_ptr<const Snapshot> snapshot;
    Vector code;
    Vector input, output;
    double squaredError = 0;  ///< sum over pixels, pixels in 0..1
};

OwnReconstruction reconstructOwn(const std::shared_ptr<const Snapshot>& snapshot, const Matrix& pixels);

/// The errors of held-out images (heldOutErrors()), and how long that took.
struct HeldOutErrors {
    std::vector<double> sorted;
};
HeldOutErrors measureHeldOut(const Snapshot& snapshot, const Dataset& heldOut);

}  // namespace lunette
