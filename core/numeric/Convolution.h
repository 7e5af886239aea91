#pragma once

#include "numeric/ImageShape.h"

namespace lunette {

/// A square window that moves over a picture with zeros around it.
struct Window {
    Index kernel = 3;
    Index stride = 1;
    Index padding = 0;

    bool operator==(const Window&) const = default;
};

/// A strided two-dimensional convolution from a picture to maps; the same window in both directions. A convolving
/// layer goes from picture to maps, a transposed one from maps to picture.
///
/// Pixel (x, y) of the maps sees the picture from (stride x - padding, stride y - padding) on, and zeros outside.
/// Weights are {maps, channels, kernel, kernel}, row-major.
struct ConvolutionShape {
    ImageShape picture;
    ImageShape maps;
    Window window;

    Index weightCount() const { return maps.channels * picture.channels * window.kernel * window.kernel; }

    /// A picture's, windows that reach outside counted whole.
    Index multiplyAdds() const { return maps.width * maps.height * weightCount(); }

    bool operator==(const ConvolutionShape&) const = default;
};

/// The three products of a convolution over `batch` pictures one after another, on the calling thread.
struct ConvolutionKernels {
    /// maps = weights * pictures.
    void (*forward)(const ConvolutionShape& shape, Index batch, const Scalar* weights, const Scalar* pictures,
                    Scalar* maps);

    /// The transposed map: pictures = weights^T * maps.
    void (*backwardData)(const ConvolutionShape& shape, Index batch, const Scalar* weights, const Scalar* maps,
                         Scalar* pictures);

    /// weights = the gradient of <maps, forward(pictures)>, summed over the batch.
    void (*backwardWeights)(const ConvolutionShape& shape, Index batch, const Scalar* pictures, const Scalar* maps,
                            Scalar* weights);
};

/// The fastest that this build has; on a thread with RoundedProducts those that round.
const ConvolutionKernels& convolution();

/// Matrix products over the patches that the window sees: in every build, the oracle of the others.
const ConvolutionKernels& patchConvolution();

/// The same of factors rounded to bfloat16.
const ConvolutionKernels& roundedPatchConvolution();

}  // namespace lunette
