// Compiled only into builds with oneDNN.
#include "numeric/OneDnnSubpixel.h"

#include "numeric/Elementwise.h"
#include "numeric/OneDnn.h"

#include <algorithm>
#include <vector>

namespace lunette {
namespace {

using Tag = dnnl::memory::format_tag;
using Number = dnnl::memory::data_type;

/// Numbers that the convolution gives at a time; they stay in a second-level cache until they are put in their places.
constexpr Index kNumbersAtOnce = 1 << 17;

/// How a pixel's place within its stride, `phase`, decides which pixels of the maps reach it: pixel stride u + phase of
/// the picture is the sum over j of the maps' pixel u + newest - j times the window's pixel first + stride j.
struct Phase {
    Phase(Window window, Index phase)
        : newest((phase + window.padding) / window.stride),
          first((phase + window.padding) % window.stride),
          count((window.kernel - first + window.stride - 1) / window.stride) {}

    Index oldest() const { return newest - count + 1; }

    Index newest, first, count;
};

/// Along one axis, what the convolution over the maps sees from position u: their pixels u - before to u + after.
struct Reach {
    explicit Reach(Window window) {
        for (Index phase = 0; phase < window.stride; ++phase) {
            const Phase one(window, phase);
            before = std::max(before, -one.oldest());
            after = std::max(after, one.newest);
        }
    }

    Index size() const { return before + 1 + after; }

    Index before = 0, after = 0;
};

/// The convolution for one shape and batch, compiled for this processor.
class SubpixelPlan {
public:
    SubpixelPlan(const ConvolutionShape& shape, Index batch)
        : shape_(shape),
          batch_(batch),
          reach_(shape.window),
          width_((shape.picture.width + shape.window.stride - 1) / shape.window.stride),
          height_((shape.picture.height + shape.window.stride - 1) / shape.window.stride),
          pixels_(shape.window.stride * shape.window.stride * shape.picture.channels) {
        const auto& engine = OneDnnDevice::ofThread().engine;
        const Index size = reach_.size();
        const auto after = [&](Index positions, Index extent) { return positions - extent + reach_.after; };
        const dnnl::memory::desc maps({batch, shape.maps.channels, shape.maps.height, shape.maps.width}, Number::bf16,
                                      Tag::nhwc);
        const dnnl::memory::desc weights({pixels_, shape.maps.channels, size, size}, Number::bf16, Tag::any);
        const dnnl::memory::desc found({batch, pixels_, height_, width_}, Number::f32, Tag::nhwc);
        const dnnl::convolution_forward::primitive_desc chosen(
            {dnnl::prop_kind::forward_training,
             dnnl::algorithm::convolution_direct,
             maps,
             weights,
             found,
             {1, 1},
             {reach_.before, reach_.before},
             {after(height_, shape.maps.height), after(width_, shape.maps.width)}},
            engine);
        primitive_ = dnnl::convolution_forward(chosen);
        maps_ = dnnl::memory(maps, engine, DNNL_MEMORY_NONE);
        found_ = dnnl::memory(found, engine);
        weights_ = dnnl::memory(chosen.weights_desc(), engine);
        plainNumbers_.assign(static_cast<std::size_t>(pixels_ * shape.maps.channels * size * size), Scalar(0));
        plainWeights_ = dnnl::memory({{pixels_, shape.maps.channels, size, size}, Number::f32, Tag::oihw}, engine,
                                     plainNumbers_.data());
        reorder_ = dnnl::reorder(plainWeights_, weights_);
    }

    bool isFor(const ConvolutionShape& shape, Index batch) const { return batch_ == batch && shape_ == shape; }

    void setWeights(const Scalar* weights) {
        const Index channels = shape_.picture.channels, kernel = shape_.window.kernel;
        const Index size = reach_.size();
        for (const Tap& tap : taps())
            for (Index map = 0; map < shape_.maps.channels; ++map)
                for (Index channel = 0; channel < channels; ++channel)
                    plainNumbers_[static_cast<std::size_t>(
                        ((tap.phase * channels + channel) * shape_.maps.channels + map) * size * size + tap.to)] =
                        weights[(map * channels + channel) * kernel * kernel + tap.from];
        execute<2>(reorder_, {{{DNNL_ARG_FROM, plainWeights_.get()}, {DNNL_ARG_TO, weights_.get()}}});
    }

    void run(const Bfloat16* maps, Scalar* pictures) {
        // oneDNN reads from and writes to the same kind of handle.
        maps_.set_data_handle(const_cast<Bfloat16*>(maps));
        execute<3>(primitive_,
                   {{{DNNL_ARG_SRC, maps_.get()}, {DNNL_ARG_WEIGHTS, weights_.get()}, {DNNL_ARG_DST, found_.get()}}});
        const auto* found = static_cast<const Scalar*>(found_.get_data_handle());
        for (Index picture = 0; picture < batch_; ++picture)
            putInPlace(found + picture * height_ * width_ * pixels_, pictures + picture * shape_.picture.pixelCount());
    }

private:
    /// A number of the window that the pixel at `phase` of its stride takes: `from` among the window's, `to` among the
    /// convolution's own.
    struct Tap {
        Index phase, from, to;
    };

    std::vector<Tap> taps() const {
        const auto [kernel, stride, padding] = shape_.window;
        std::vector<Tap> taps;
        for (Index row = 0; row < stride; ++row)
            for (Index column = 0; column < stride; ++column) {
                const Phase y(shape_.window, row), x(shape_.window, column);
                for (Index i = 0; i < y.count; ++i)
                    for (Index j = 0; j < x.count; ++j)
                        taps.push_back({row * stride + column, (y.first + stride * i) * kernel + x.first + stride * j,
                                        (reach_.before + y.newest - i) * reach_.size() + reach_.before + x.newest - j});
            }
        return taps;
    }

    void putInPlace(const Scalar* found, Scalar* picture) const {
        const Index stride = shape_.window.stride, channels = shape_.picture.channels;
        const Index rowOfPixel = stride * channels;
        for (Index y = 0; y < shape_.picture.height; ++y) {
            const Scalar* from = found + y / stride * width_ * pixels_ + y % stride * rowOfPixel;
            Scalar* to = picture + y * shape_.picture.width * channels;
            for (Index left = shape_.picture.width * channels; left > 0; left -= rowOfPixel, to += rowOfPixel) {
                std::copy_n(from, std::min(rowOfPixel, left), to);
                from += pixels_;
            }
        }
    }

    ConvolutionShape shape_;
    Index batch_;
    Reach reach_;
    Index width_, height_;  ///< positions of the convolution
    Index pixels_;          ///< numbers at each of them: row and column within the stride, channel
    std::vector<Scalar> plainNumbers_;
    dnnl::primitive primitive_, reorder_;
    dnnl::memory maps_, found_, weights_, plainWeights_;
};

}  // namespace

bool hasSubpixelForm(const ConvolutionShape& shape) {
    return shape.window.kernel >= shape.window.stride && shape.window.padding < shape.window.kernel;
}

void subpixelBackwardData(const ConvolutionShape& shape, Index batch, const Scalar* weights, const Scalar* maps,
                          Scalar* pictures) {
    thread_local std::vector<Bfloat16> rounded;
    const Index each = shape.picture.pixelCount(), mapNumbers = shape.maps.pixelCount();
    const Index group = std::clamp<Index>(kNumbersAtOnce / each, 1, std::max<Index>(batch, 1));
    rounded.resize(static_cast<std::size_t>(mapNumbers * group));
    for (Index first = 0, last = 0; first < batch; first = last) {
        last = std::min(first + group, batch);
        auto& plan = planFor<SubpixelPlan>(shape, last - first);
        if (first == 0 || last - first != group) plan.setWeights(weights);
        elementwise().toBfloat16(maps + first * mapNumbers, rounded.data(), (last - first) * mapNumbers);
        plan.run(rounded.data(), pictures + first * each);
    }
}

}  // namespace lunette
