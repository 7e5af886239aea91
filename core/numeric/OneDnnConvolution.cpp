// Compiled only into builds with oneDNN.
#include "numeric/Convolution.h"

#include <dnnl.hpp>
#include <omp.h>

#include <array>
#include <memory>
#include <type_traits>
#include <vector>

namespace lunette {
namespace {

static_assert(std::is_same_v<Scalar, float>, "oneDNN convolves floats; the double build uses patches");

using Tag = dnnl::memory::format_tag;

/// oneDNN's transposed convolution works in blocks of channels; below so many, patches are faster (three times
/// with one channel).
constexpr Index kMinBlockedChannels = 8;

/// Shapes a thread remembers: some ten times the layers of a deep model.
constexpr std::size_t kMaxPlans = 256;

enum class Product { Forward, BackwardData, BackwardWeights };

/// A thread's own engine and stream; plans hold nothing that another thread touches.
struct Device {
    dnnl::engine engine{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream{engine};
};

Device& device() {
    thread_local Device instance;
    return instance;
}

dnnl::memory::desc describe(const dnnl::memory::dims& dimensions, Tag tag) {
    return {dimensions, dnnl::memory::data_type::f32, tag};
}

/// One product for one shape and batch, compiled for this processor. Weights go from and to the order that oneDNN
/// chose for it.
class Plan {
public:
    Plan(Product product, const ConvolutionShape& shape, Index batch)
        : product_(product), shape_(shape), batch_(batch) {
        const Descriptors d(shape, batch);
        if (product == Product::Forward)
            prepare(d.forward);
        else if (product == Product::BackwardData)
            prepare(d.backward<dnnl::convolution_backward_data>());
        else
            prepare(d.backward<dnnl::convolution_backward_weights>());
    }

    bool isFor(Product product, const ConvolutionShape& shape, Index batch) const {
        return product_ == product && batch_ == batch && shape_ == shape;
    }

    void run(const Scalar* weights, const Scalar* pictures, const Scalar* maps) {
        // oneDNN reads from and writes to the same kind of handle.
        plainWeights_.set_data_handle(const_cast<Scalar*>(weights));
        pictures_.set_data_handle(const_cast<Scalar*>(pictures));
        maps_.set_data_handle(const_cast<Scalar*>(maps));
        if (product_ != Product::BackwardWeights) execute(reorder_, reorderArguments_);
        execute(primitive_, arguments_);
        if (product_ == Product::BackwardWeights) execute(reorder_, reorderArguments_);
    }

private:
    struct Descriptors {
        Descriptors(const ConvolutionShape& shape, Index batch)
            : pictures(describe({batch, shape.picture.channels, shape.picture.height, shape.picture.width}, Tag::nhwc)),
              maps(describe({batch, shape.maps.channels, shape.maps.height, shape.maps.width}, Tag::nhwc)),
              weights(describe(weightDimensions(shape), Tag::any)),
              strides{shape.window.stride, shape.window.stride},
              padding{shape.window.padding, shape.window.padding},
              forward({dnnl::prop_kind::forward_training, dnnl::algorithm::convolution_direct, pictures, weights, maps,
                       strides, padding, padding},
                      device().engine) {}

        template <class Primitive>
        typename Primitive::primitive_desc backward() const {
            return {{dnnl::algorithm::convolution_direct, pictures, weights, maps, strides, padding, padding},
                    device().engine,
                    forward};
        }

        static dnnl::memory::dims weightDimensions(const ConvolutionShape& shape) {
            return {shape.maps.channels, shape.picture.channels, shape.window.kernel, shape.window.kernel};
        }

        dnnl::memory::desc pictures, maps, weights;
        dnnl::memory::dims strides, padding;
        dnnl::convolution_forward::primitive_desc forward;
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
        const auto& engine = device().engine;
        pictures_ = dnnl::memory(pictures, engine, DNNL_MEMORY_NONE);
        maps_ = dnnl::memory(maps, engine, DNNL_MEMORY_NONE);
        weights_ = dnnl::memory(weights, engine);
        plainWeights_ =
            dnnl::memory(describe(Descriptors::weightDimensions(shape_), Tag::oihw), engine, DNNL_MEMORY_NONE);
        const bool inwards = product_ != Product::BackwardWeights;
        const dnnl::memory& from = inwards ? plainWeights_ : weights_;
        const dnnl::memory& to = inwards ? weights_ : plainWeights_;
        reorder_ = dnnl::reorder(dnnl::reorder::primitive_desc(engine, from.get_desc(), engine, to.get_desc()));
        reorderArguments_ = {{{DNNL_ARG_FROM, from.get()}, {DNNL_ARG_TO, to.get()}}};
    }

    /// By the C interface: the other one makes a table of arguments at every call.
    template <std::size_t Count>
    static void execute(const dnnl::primitive& primitive, const std::array<dnnl_exec_arg_t, Count>& arguments) {
        dnnl::error::wrap_c_api(
            dnnl_primitive_execute(primitive.get(), device().stream.get(), static_cast<int>(Count), arguments.data()),
            "oneDNN could not convolve");
    }

    Product product_;
    ConvolutionShape shape_;
    Index batch_;
    dnnl::primitive primitive_, reorder_;
    dnnl::memory pictures_, maps_, weights_, plainWeights_;
    std::array<dnnl_exec_arg_t, 3> arguments_{};
    std::array<dnnl_exec_arg_t, 2> reorderArguments_{};
};

/// This thread's plan, made at the first call.
Plan& plan(Product product, const ConvolutionShape& shape, Index batch) {
    thread_local std::vector<std::unique_ptr<Plan>> plans;
    omp_set_num_threads(1);  // a thread's own setting, which oneDNN reads when it prepares and when it runs
    for (const auto& known : plans)
        if (known->isFor(product, shape, batch)) return *known;
    if (plans.size() == kMaxPlans) plans.erase(plans.begin());
    return *plans.emplace_back(std::make_unique<Plan>(product, shape, batch));
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

}  // namespace

const ConvolutionKernels& convolution() {
    static const ConvolutionKernels kernels{forward, backwardData, backwardWeights};
    return kernels;
}

}  // namespace lunette
