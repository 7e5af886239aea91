#pragma once

#include "data/Split.h"
#include "train/Model.h"

#include <QImage>

#include <memory>
#include <vector>

namespace lunette {

/// What the compress view asks the decode service: pure functions of a snapshot.

/// Principal components fitted to the same images: as many as the model has latents.
struct ComponentsBasis {
    std::shared_ptr<const Dataset> train;
    std::shared_ptr<const Snapshot> snapshot;
    Matrix codes;  ///< of training images, for their range
};

/// Pictures unlike those of the training.
enum class Outside { Negative, UpsideDown, NeverSeen };

struct CompressRequest {
    std::shared_ptr<const Snapshot> snapshot;
    DataSplit data;
    std::shared_ptr<const ComponentsBasis> components;  ///< null, or of other data or latents: to be found
    int bits = 8;                                       ///< a latent
    Outside outside = Outside::Negative;
    std::uint64_t draw = 1;  ///< which held-out images
    std::size_t shown = 10;
};

/// One way to keep pictures.
struct Compressed {
    std::vector<QImage> pictures;  ///< the shown ones, as they come back
    double bytes = 0;              ///< a picture, mean over all that were measured
    double squaredError = 0;       ///< against the picture as it is shown, likewise
};

/// Pictures as they are, and by each way.
struct CompressedSide {
    std::vector<QImage> originals;
    Compressed model, components, jpeg;
    Index images = 0;  ///< measured
};

struct Compression {
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const ComponentsBasis> components;
    Index codeBytes = 0, pixelBytes = 0;
    CompressedSide inside, outside;
};

/// The figures are means over 100 held-out pictures, or fewer where there are fewer.
Compression compress(const CompressRequest& request);

}  // namespace lunette
