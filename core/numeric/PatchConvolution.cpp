#include "numeric/Convolution.h"
#include "numeric/Kernels.h"

#include <algorithm>

namespace lunette {
namespace {

/// Patches are made for so many numbers at a time, which stay in a second-level cache.
constexpr Index kPatchNumbers = 1 << 16;

/// What a thread works on, kept from call to call so that a training step allocates nothing.
struct Scratch {
    Matrix patches;  ///< patch x (position, picture); a patch is (row, column, channel) of the window
    Matrix weights;  ///< patch x maps
};

Scratch& scratch() {
    thread_local Scratch instance;
    return instance;
}

Index patchSize(const ConvolutionShape& shape) {
    return shape.window.kernel * shape.window.kernel * shape.picture.channels;
}

Index positions(const ConvolutionShape& shape) { return shape.maps.width * shape.maps.height; }

/// Calls run(offset in the picture, offset in the patches, numbers) for every piece of a window's row that lies
/// within the picture.
template <class Run>
void forEachRun(const ConvolutionShape& shape, Run run) {
    const auto [width, height, channels] = shape.picture;
    Index patch = 0;
    for (Index top = -shape.window.padding, row = 0; row < shape.maps.height; ++row, top += shape.window.stride)
        for (Index left = -shape.window.padding, column = 0; column < shape.maps.width;
             ++column, left += shape.window.stride) {
            const Index first = std::max<Index>(0, -left);
            const Index last = std::min(shape.window.kernel, width - left);
            for (Index y = 0; y < shape.window.kernel; ++y) {
                if (top + y < 0 || top + y >= height || first >= last) continue;
                run(((top + y) * width + left + first) * channels, patch + (y * shape.window.kernel + first) * channels,
                    (last - first) * channels);
            }
            patch += patchSize(shape);
        }
}

void gather(const ConvolutionShape& shape, const Scalar* picture, Scalar* patches) {
    std::fill_n(patches, patchSize(shape) * positions(shape), Scalar(0));
    forEachRun(shape, [&](Index from, Index to, Index count) {
        for (Index i = 0; i < count; ++i) patches[to + i] = picture[from + i];
    });
}

void scatter(const ConvolutionShape& shape, const Scalar* patches, Scalar* picture) {
    std::fill_n(picture, shape.picture.pixelCount(), Scalar(0));
    forEachRun(shape, [&](Index to, Index from, Index count) {
        for (Index i = 0; i < count; ++i) picture[to + i] += patches[from + i];
    });
}

/// Calls body(first, count, patches) for groups of pictures.
template <class Body>
void forEachGroup(const ConvolutionShape& shape, Index batch, Body body) {
    const Index numbers = patchSize(shape) * positions(shape);
    const Index group = std::clamp<Index>(kPatchNumbers / numbers, 1, std::max<Index>(batch, 1));
    Matrix& patches = scratch().patches;
    if (patches.size() < numbers * group) patches.resize(numbers * group, 1);
    for (Index first = 0; first < batch; first += group) {
        const Index count = std::min(group, batch - first);
        body(first, count, Eigen::Map<Matrix>(patches.data(), patchSize(shape), positions(shape) * count));
    }
}

/// One map's weights as they lie in memory, channels x (row, column), against the order of a patch.
template <class Numbers>
auto transposedMap(Numbers* weights, const ConvolutionShape& shape, Index map) {
    using Plain = std::conditional_t<std::is_const_v<Numbers>, const Matrix, Matrix>;
    const Index window = shape.window.kernel * shape.window.kernel;
    return Eigen::Map<Plain>(weights + map * patchSize(shape), window, shape.picture.channels);
}

const Matrix& patchWeights(const ConvolutionShape& shape, const Scalar* weights) {
    Matrix& ordered = scratch().weights;
    ordered.resize(patchSize(shape), shape.maps.channels);
    for (Index map = 0; map < shape.maps.channels; ++map)
        ordered.col(map).reshaped(shape.picture.channels, shape.window.kernel * shape.window.kernel) =
            transposedMap(weights, shape, map).transpose();
    return ordered;
}

template <class Numbers>
auto mapsOf(Numbers* maps, const ConvolutionShape& shape, Index first, Index count) {
    using Plain = std::conditional_t<std::is_const_v<Numbers>, const Matrix, Matrix>;
    return Eigen::Map<Plain>(maps + first * shape.maps.pixelCount(), shape.maps.channels, positions(shape) * count);
}

void forward(const ConvolutionShape& shape, Index batch, const Scalar* weights, const Scalar* pictures, Scalar* maps) {
    const Matrix& ordered = patchWeights(shape, weights);
    forEachGroup(shape, batch, [&](Index first, Index count, Eigen::Map<Matrix> patches) {
        for (Index i = 0; i < count; ++i)
            gather(shape, pictures + (first + i) * shape.picture.pixelCount(),
                   patches.data() + i * patchSize(shape) * positions(shape));
        multiply(Transpose::Yes, ordered, Transpose::No, patches, Scalar(0), mapsOf(maps, shape, first, count));
    });
}

void backwardData(const ConvolutionShape& shape, Index batch, const Scalar* weights, const Scalar* maps,
                  Scalar* pictures) {
    const Matrix& ordered = patchWeights(shape, weights);
    forEachGroup(shape, batch, [&](Index first, Index count, Eigen::Map<Matrix> patches) {
        multiply(Transpose::No, ordered, Transpose::No, mapsOf(maps, shape, first, count), Scalar(0), patches);
        for (Index i = 0; i < count; ++i)
            scatter(shape, patches.data() + i * patchSize(shape) * positions(shape),
                    pictures + (first + i) * shape.picture.pixelCount());
    });
}

void backwardWeights(const ConvolutionShape& shape, Index batch, const Scalar* pictures, const Scalar* maps,
                     Scalar* weights) {
    Matrix& ordered = scratch().weights;
    ordered.setZero(patchSize(shape), shape.maps.channels);
    forEachGroup(shape, batch, [&](Index first, Index count, Eigen::Map<Matrix> patches) {
        for (Index i = 0; i < count; ++i)
            gather(shape, pictures + (first + i) * shape.picture.pixelCount(),
                   patches.data() + i * patchSize(shape) * positions(shape));
        multiply(Transpose::No, patches, Transpose::Yes, mapsOf(maps, shape, first, count), Scalar(1), ordered);
    });
    for (Index map = 0; map < shape.maps.channels; ++map)
        transposedMap(weights, shape, map) =
            ordered.col(map).reshaped(shape.picture.channels, shape.window.kernel * shape.window.kernel).transpose();
}

}  // namespace

const ConvolutionKernels& patchConvolution() {
    static const ConvolutionKernels kernels{forward, backwardData, backwardWeights};
    return kernels;
}

#ifndef LUNETTE_ONEDNN
const ConvolutionKernels& convolution() { return patchConvolution(); }
#endif

}  // namespace lunette
