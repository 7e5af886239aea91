#pragma once

#include "data/Dataset.h"
#include "train/Model.h"

#include <string>
#include <vector>

namespace lunette {

/// One place on a picture's way through the network: the picture itself, or what a layer makes of what came before.
struct NetworkStage {
    enum class Part { Picture, Encoder, Mean, LogVariance, Decoder };
    Part part = Part::Picture;
    std::string description;                   ///< of the layer, "dense 784 -> 400, relu"; empty for the picture
    ImageShape shape;                          ///< width and height 1 where the values are no picture or feature maps
    Index firstParameter = 0, parameters = 0;  ///< in the flat vector
    Vector values;                             ///< channels interleaved, as in a picture
};

/// The way of one picture, pixels x 1 in 0..1: itself, the encoder's layers, the mean and, where the code is Gaussian,
/// the log-variance, then the decoder's layers from the mean on. A layer without parameters counts to the one before
/// it. The last stage holds the expected pixels.
std::vector<NetworkStage> networkStages(const Snapshot& snapshot, const Matrix& picture);

/// The training step that comes next, worked out without taking it: its batch follows from the step alone.
struct StepPreview {
    std::vector<Index> images;  ///< of data.train
    LossTerms loss;             ///< of the batch, before the step
    Vector gradient;            ///< dloss/dtheta, before clipping
};

/// Noise is drawn as training draws it. Throws Error for a model of another shape of picture, and for principal
/// components, which are not trained by steps.
StepPreview previewStep(const Snapshot& snapshot, const std::shared_ptr<const Dataset>& train);

}  // namespace lunette
