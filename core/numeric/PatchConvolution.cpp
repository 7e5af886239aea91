#include "numeric/Convolution.h"
#include "numeric/Elementwise.h"
#include "numeric/Kernels.h"
#include "numeric/RoundedProducts.h"

#include <algorithm>

namespace lunette {
namespace {

/// Patches are made for so many numbers at a time, which stay in a second-level cache.
constexpr Index kPatchNumbers = 1 << 16;

/// What a thread works on, kept from call to call so that a training step allocates nothing.
struct Scratch {
    Matrix patches;  ///< patch x (position, picture); a patch is (row, column, channel) of the window
    Matrix weights;  ///< patch x maps
    std::vector<Bfloat16> roundedPatches, roundedWeights, pictures, maps;
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

template <class Number>
void gather(const ConvolutionShape& shape, const Number* picture, Number* patches) {
    std::fill_n(patches, patchSize(shape) * positions(shape), Number(0));
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

Index patchNumbers(const ConvolutionShape& shape) { return patchSize(shape) * positions(shape); }

/// Pictures whose patches are made at a time.
Index groupOf(const ConvolutionShape& shape, Index batch) {
    return std::clamp<Index>(kPatchNumbers / patchNumbers(shape), 1, std::max<Index>(batch, 1));
}

/// Calls body(first, count, patches) for groups of pictures.
template <class Body>
void forEachGroup(const ConvolutionShape& shape, Index batch, Body body) {
    const Index group = groupOf(shape, batch);
    Matrix& patches = scratch().patches;
    if (patches.size() < patchNumbers(shape) * group) patches.resize(patchNumbers(shape) * group, 1);
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

/// From where patchWeights() puts them.
void setWeights(const ConvolutionShape& shape, Scalar* weights) {
    for (Index map = 0; map < shape.maps.channels; ++map)
        transposedMap(weights, shape, map) =
            scratch()
                .weights.col(map)
                .reshaped(shape.picture.channels, shape.window.kernel * shape.window.kernel)
                .transpose();
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
    setWeights(shape, weights);
}

RoundedMatrix roundedWeights(const ConvolutionShape& shape, const Scalar* weights) {
    return roundedOf(patchWeights(shape, weights), {}, scratch().roundedWeights);
}

/// Of some pictures from the first on.
RoundedMatrix roundedMaps(const ConvolutionShape& shape, const Scalar* maps, Index first, Index count) {
    return roundedOf(mapsOf(maps, shape, first, count), {}, scratch().maps);
}

/// Pictures are rounded before their pixels multiply.
RoundedMatrix roundedPatches(const ConvolutionShape& shape, const Scalar* pictures, Index first, Index count) {
    Scratch& s = scratch();
    const Index pixels = shape.picture.pixelCount();
    s.pictures.resize(static_cast<std::size_t>(pixels * count));
    s.roundedPatches.resize(static_cast<std::size_t>(patchNumbers(shape) * count));
    elementwise().toBfloat16(pictures + first * pixels, s.pictures.data(), pixels * count);
    for (Index i = 0; i < count; ++i)
        gather(shape, s.pictures.data() + i * pixels, s.roundedPatches.data() + i * patchNumbers(shape));
    return {s.roundedPatches.data(), patchSize(shape), positions(shape) * count, patchSize(shape)};
}

void forwardRounded(const ConvolutionShape& shape, Index batch, const Scalar* weights, const Scalar* pictures,
                    Scalar* maps) {
    const RoundedMatrix ordered = roundedWeights(shape, weights);
    forEachGroup(shape, batch, [&](Index first, Index count, const Eigen::Map<Matrix>& /*patches*/) {
        multiply(Transpose::Yes, ordered, Transpose::No, roundedPatches(shape, pictures, first, count), Scalar(0),
                 mapsOf(maps, shape, first, count));
    });
}

void backwardDataRounded(const ConvolutionShape& shape, Index batch, const Scalar* weights, const Scalar* maps,
                         Scalar* pictures) {
    const RoundedMatrix ordered = roundedWeights(shape, weights);
    forEachGroup(shape, batch, [&](Index first, Index count, Eigen::Map<Matrix> patches) {
        multiply(Transpose::No, ordered, Transpose::No, roundedMaps(shape, maps, first, count), Scalar(0), patches);
        for (Index i = 0; i < count; ++i)
            scatter(shape, patches.data() + i * patchNumbers(shape),
                    pictures + (first + i) * shape.picture.pixelCount());
    });
}

void backwardWeightsRounded(const ConvolutionShape& shape, Index batch, const Scalar* pictures, const Scalar* maps,
                            Scalar* weights) {
    Matrix& ordered = scratch().weights;
    ordered.setZero(patchSize(shape), shape.maps.channels);
    forEachGroup(shape, batch, [&](Index first, Index count, const Eigen::Map<Matrix>& /*patches*/) {
        multiply(Transpose::No, roundedPatches(shape, pictures, first, count), Transpose::Yes,
                 roundedMaps(shape, maps, first, count), Scalar(1), ordered);
    });
    setWeights(shape, weights);
}

}  // namespace

const ConvolutionKernels& patchConvolution() {
    static const ConvolutionKernels kernels{forward, backwardData, backwardWeights};
    return kernels;
}

const ConvolutionKernels& roundedPatchConvolution() {
    static const ConvolutionKernels kernels{forwardRounded, backwardDataRounded, backwardWeightsRounded};
    return kernels;
}

#ifndef LUNETTE_ONEDNN
const ConvolutionKernels& convolution() {
    return RoundedProducts::weightsHere() ? roundedPatchConvolution() : patchConvolution();
}
#endif

}  // namespace lunette
