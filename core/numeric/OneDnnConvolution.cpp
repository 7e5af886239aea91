// Compiled only into builds with oneDNN.
#include "numeric/Convolution.h"
#include "numeric/Elementwise.h"
#include "numeric/OneDnn.h"
#include "numeric/OneDnnSubpixel.h"
#include "numeric/RoundedProducts.h"

#include <type_traits>
#include <vector>

namespace lunette {
namespace {

static_assert(std::is_same_v<Scalar, float>, "oneDNN convolves floats; the double build uses patches");

using Tag = dnnl::memory::format_tag;
using Number = dnnl::memory::data_type;

/// oneDNN's transposed convolution works in blocks of channels; below so many, patches are faster (three times
/// with one channel).
constexpr Index kMinBlockedChannels = 8;

enum class Product { Forward, BackwardData, BackwardWeights };

/// Maps of fewer pixels leave oneDNN's rounded gradient of the weights too little to share: patches are faster, by a
/// third with 7 x 7. On processors with matrix instructions neither of its rounded gradients gains by them; patches do,
/// and the sub-pixel form does.
constexpr Index kMinGradientPixels = 64;

/// What a product is made of: factors are rounded together, its sums never are.
struct Numbers {
    Numbers(Product product, Precision precision) {
        if (precision == Precision::Float32) return;
        if (product != Product::BackwardData) pictures = Number::bf16;
        if (product != Product::Forward) maps = Number::bf16;
        if (product != Product::BackwardWeights) weights = Number::bf16;
    }
    Number pictures = Number::f32, maps = Number::f32, weights = Number::f32;
};

/// One product for one shape and batch, compiled for this processor. Weights come from and go to floats in the order
/// of ConvolutionShape; the plan knows the order that oneDNN chose for it.
class Plan {
public:
    Plan(Product product, const ConvolutionShape& shape, Index batch, Precision precision)
        : product_(product), shape_(shape), batch_(batch), precision_(precision) {
        const Descriptors d(shape, batch, {product, precision});
        const auto forward = Descriptors(shape, batch, {Product::Forward, precision}).forward();
        if (product == Product::Forward)
            prepare(forward);
        else if (product == Product::BackwardData)
            prepare(d.backward<dnnl::convolution_backward_data>(forward));
        else
            prepare(d.backward<dnnl::convolution_backward_weights>(forward));
    }

    bool isFor(Product product, const ConvolutionShape& shape, Index batch, Precision precision) const {
        return product_ == product && batch_ == batch && precision_ == precision && shape_ == shape;
    }

    /// Pictures and maps are of the kinds that Numbers says.
    void run(const Scalar* weights, const void* pictures, const void* maps) {
        // oneDNN reads from and writes to the same kind of handle.
        plainWeights_.set_data_handle(const_cast<Scalar*>(weights));
        pictures_.set_data_handle(const_cast<void*>(pictures));
        maps_.set_data_handle(const_cast<void*>(maps));
        if (product_ != Product::BackwardWeights) execute(reorder_, reorderArguments_);
        execute(primitive_, arguments_);
        if (product_ == Product::BackwardWeights) execute(reorder_, reorderArguments_);
    }

private:
    struct Descriptors {
        Descriptors(const ConvolutionShape& shape, Index batch, const Numbers& numbers)
            : pictures(dimensionsOf(shape.picture, batch), numbers.pictures, Tag::nhwc),
              maps(dimensionsOf(shape.maps, batch), numbers.maps, Tag::nhwc),
              weights(weightDimensions(shape), numbers.weights, Tag::any),
              strides{shape.window.stride, shape.window.stride},
              padding{shape.window.padding, shape.window.padding} {}

        dnnl::convolution_forward::primitive_desc forward() const {
            return {{dnnl::prop_kind::forward_training, dnnl::algorithm::convolution_direct, pictures, weights, maps,
                     strides, padding, padding},
                    OneDnnDevice::ofThread().engine};
        }

        /// oneDNN needs the forward pass that a gradient belongs to.
        template <class Primitive>
        typename Primitive::primitive_desc backward(const dnnl::convolution_forward::primitive_desc& of) const {
            return {{dnnl::algorithm::convolution_direct, pictures, weights, maps, strides, padding, padding},
                    OneDnnDevice::ofThread().engine,
                    of};
        }

        static dnnl::memory::dims dimensionsOf(ImageShape image, Index batch) {
            return {batch, image.channels, image.height, image.width};
        }

        static dnnl::memory::dims weightDimensions(const ConvolutionShape& shape) {
            return {shape.maps.channels, shape.picture.channels, shape.window.kernel, shape.window.kernel};
        }

        dnnl::memory::desc pictures, maps, weights;
        dnnl::memory::dims strides, padding;
    };

    void prepare(const dnnl::convolution_forward::primitive_desc& chosen) {
        primitive_ = dnnl::convolution_forward(chosen);
        setMemory(chosen.src_desc(), chosen.dst_desc(), chosen.weights_desc());
        arguments_ = {
            {{DNNL_ARG_SRC, pictures_.get()}, {DNNL_ARG_WEIGHTS, weights_.get()}, {DNNL_ARG_DST, maps_.get()}}};
    }

    void prepare(const dnnl::convolution_backward_data::primitive_desc& chosen) {
        primitive_ = dnnl::convolution_backward_data(chosen);
        setMemory(chosen.diff_src_desc(), chosen.diff_dst_desc(), chosen.weights_desc());
        arguments_ = {{{DNNL_ARG_DIFF_SRC, pictures_.get()},
                       {DNNL_ARG_WEIGHTS, weights_.get()},
                       {DNNL_ARG_DIFF_DST, maps_.get()}}};
    }

    void prepare(const dnnl::convolution_backward_weights::primitive_desc& chosen) {
        primitive_ = dnnl::convolution_backward_weights(chosen);
        setMemory(chosen.src_desc(), chosen.diff_dst_desc(), chosen.diff_weights_desc());
        arguments_ = {{{DNNL_ARG_SRC, pictures_.get()},
                       {DNNL_ARG_DIFF_WEIGHTS, weights_.get()},
                       {DNNL_ARG_DIFF_DST, maps_.get()}}};
    }

    void setMemory(const dnnl::memory::desc& pictures, const dnnl::memory::desc& maps,
                   const dnnl::memory::desc& weights) {
        const auto& engine = OneDnnDevice::ofThread().engine;
        pictures_ = dnnl::memory(pictures, engine, DNNL_MEMORY_NONE);
        maps_ = dnnl::memory(maps, engine, DNNL_MEMORY_NONE);
        weights_ = dnnl::memory(weights, engine);
        plainWeights_ =
            dnnl::memory({Descriptors::weightDimensions(shape_), Number::f32, Tag::oihw}, engine, DNNL_MEMORY_NONE);
        const bool inwards = product_ != Product::BackwardWeights;
        const dnnl::memory& from = inwards ? plainWeights_ : weights_;
        const dnnl::memory& to = inwards ? weights_ : plainWeights_;
        reorder_ = dnnl::reorder(dnnl::reorder::primitive_desc(engine, from.get_desc(), engine, to.get_desc()));
        reorderArguments_ = {{{DNNL_ARG_FROM, from.get()}, {DNNL_ARG_TO, to.get()}}};
    }

    Product product_;
    ConvolutionShape shape_;
    Index batch_;
    Precision precision_;
    dnnl::primitive primitive_, reorder_;
    dnnl::memory pictures_, maps_, weights_, plainWeights_;
    std::array<dnnl_exec_arg_t, 3> arguments_{};
    std::array<dnnl_exec_arg_t, 2> reorderArguments_{};
};

Plan& plan(Product product, const ConvolutionShape& shape, Index batch, Precision precision = Precision::Float32) {
    return planFor<Plan>(product, shape, batch, precision);
}

void forward(const ConvolutionShape& shape, Index batch, const Scalar* weights, const Scalar* pictures, Scalar* maps) {
    plan(Product::Forward, shape, batch).run(weights, pictures, maps);
}

void backwardData(const ConvolutionShape& shape, Index batch, const Scalar* weights, const Scalar* maps,
                  Scalar* pictures) {
    if (shape.picture.channels < kMinBlockedChannels)
        return patchConvolution().backwardData(shape, batch, weights, maps, pictures);
    plan(Product::BackwardData, shape, batch).run(weights, pictures, maps);
}

void backwardWeights(const ConvolutionShape& shape, Index batch, const Scalar* pictures, const Scalar* maps,
                     Scalar* weights) {
    plan(Product::BackwardWeights, shape, batch).run(weights, pictures, maps);
}

/// Numbers of one of a product's factors, rounded; `number` tells its two apart.
template <int number>
const Bfloat16* rounded(const Scalar* numbers, Index count) {
    thread_local std::vector<Bfloat16> kept;
    if (kept.size() < static_cast<std::size_t>(count)) kept.resize(static_cast<std::size_t>(count));
    elementwise().toBfloat16(numbers, kept.data(), count);
    return kept.data();
}

const Bfloat16* roundedPictures(const ConvolutionShape& shape, Index batch, const Scalar* pictures) {
    return rounded<0>(pictures, batch * shape.picture.pixelCount());
}

const Bfloat16* roundedMaps(const ConvolutionShape& shape, Index batch, const Scalar* maps) {
    return rounded<1>(maps, batch * shape.maps.pixelCount());
}

/// With so few channels there is less to multiply than to round.
bool isTooShallow(const ConvolutionShape& shape) {
    return shape.picture.channels < kMinBlockedChannels || shape.maps.channels < kMinBlockedChannels;
}

void forwardRounded(const ConvolutionShape& shape, Index batch, const Scalar* weights, const Scalar* pictures,
                    Scalar* maps) {
    if (isTooShallow(shape)) return forward(shape, batch, weights, pictures, maps);
    plan(Product::Forward, shape, batch, Precision::Bfloat16)
        .run(weights, roundedPictures(shape, batch, pictures), maps);
}

void backwardDataRounded(const ConvolutionShape& shape, Index batch, const Scalar* weights, const Scalar* maps,
                         Scalar* pictures) {
    if (hasMatrixInstructions() && shape.maps.channels >= kMinBlockedChannels && hasSubpixelForm(shape))
        return subpixelBackwardData(shape, batch, weights, maps, pictures);
    if (isTooShallow(shape)) return backwardData(shape, batch, weights, maps, pictures);
    if (hasMatrixInstructions()) return roundedPatchConvolution().backwardData(shape, batch, weights, maps, pictures);
    plan(Product::BackwardData, shape, batch, Precision::Bfloat16)
        .run(weights, pictures, roundedMaps(shape, batch, maps));
}

void backwardWeightsRounded(const ConvolutionShape& shape, Index batch, const Scalar* pictures, const Scalar* maps,
                            Scalar* weights) {
    if (isTooShallow(shape)) return backwardWeights(shape, batch, pictures, maps, weights);
    if (hasMatrixInstructions() || shape.maps.width * shape.maps.height < kMinGradientPixels)
        return roundedPatchConvolution().backwardWeights(shape, batch, pictures, maps, weights);
    plan(Product::BackwardWeights, shape, batch, Precision::Bfloat16)
        .run(weights, roundedPictures(shape, batch, pictures), roundedMaps(shape, batch, maps));
}

}  // namespace

const ConvolutionKernels& convolution() {
    static const ConvolutionKernels kernels{forward, backwardData, backwardWeights};
    static const ConvolutionKernels roundedKernels{forwardRounded, backwardDataRounded, backwardWeightsRounded};
    if (!RoundedProducts::weightsHere()) return kernels;
    return bfloat16Support() == Bfloat16Support::Fast ? roundedKernels : roundedPatchConvolution();
}

}  // namespace lunette
