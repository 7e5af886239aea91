#pragma once

#include "numeric/Activation.h"
#include "numeric/Convolution.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lunette {

/// A plain description of an autoencoder: enough to build it again. The decoder mirrors the encoder.
struct Architecture {
    ImageShape image;
    std::vector<std::int64_t> channels;          ///< of the encoder's convolutions, each of stride 2; empty: dense
    std::int64_t kernel = 3;                     ///< side of their windows
    std::vector<std::int64_t> hidden{400, 200};  ///< widths of the encoder's dense layers, behind the convolutions
    std::int64_t latents = 2;
    Activation activation = Activation::Relu;
    bool gaussianCode = false;                         ///< the encoder also gives a log-variance for each latent
    Activation codeActivation = Activation::Identity;  ///< of the mean
    std::int64_t conditions = 0;           ///< numbers of the condition: inputs of the decoder beside the code
    bool conditionedEncoder = false;       ///< whether they are inputs of the encoder as well
    std::optional<double> observationStd;  ///< where the pixels' variance is learned: the deviation it starts from

    /// "784-400-200-2-200-400-784", "2+10" for 2 latents with 10 numbers of a condition, or
    /// "28x28x1-14x14x32-7x7x64-400-2 and back".
    std::string describe() const;

    /// The picture and what each convolution makes of it. Throws Error where too little is left of the picture.
    std::vector<ImageShape> convolvedShapes() const;

    /// Of every convolution: with an odd kernel it halves a side and rounds up, with an even one down.
    Window window() const { return {kernel, 2, (kernel - 1) / 2}; }

    bool operator==(const Architecture&) const = default;
};

}  // namespace lunette
