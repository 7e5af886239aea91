#include "train/Descent.h"

#include "numeric/Parallel.h"
#include "optim/GradientClip.h"

#include <algorithm>

namespace lunette {
namespace {

/// Parameters whose gradient is summed over all parts before the next are begun: half a megabyte stays in a
/// processor's second-level cache.
constexpr Index kGradientStrip = 131072;
/// Longer where products round their factors, which they do for every strip anew.
constexpr Index kRoundedGradientStrip = 4 * kGradientStrip;
/// A tensor of so many weights is worth a strip of its own.
constexpr Index kLargeTensor = 16384;
/// Weights that are moved before they are rounded: they stay in a first-level cache.
constexpr Index kUpdatedAtOnce = 4096;

}  // namespace

Descent::Descent(const Autoencoder& network, std::unique_ptr<Optimizer> optimizer, double clipNorm)
    : network_(network), optimizer_(std::move(optimizer)), clipNorm_(clipNorm) {}

void Descent::step(double rate, Slice theta, RoundedWeights* rounded, const Gradient& gradient) {
    optimizer_->beginStep(rate);
    if (clipNorm_ <= 0.0)
        return onStrips(theta.size(), rounded, [&](ParameterRange strip, Vector& scratch) {
            if (scratch.size() < strip.size()) scratch.resize(strip.size());
            const Slice part(scratch.data(), strip.size());
            gradient(strip, part);
            update(theta, rounded, strip.first, {scratch.data(), strip.size()});
        });
    // No weight may move before the norm of the whole gradient is known.
    gradient_.resize(theta.size());
    onStrips(theta.size(), rounded, [&](ParameterRange strip, Vector&) {
        gradient(strip, Slice(gradient_.data() + strip.first, strip.size()));
    });
    clipNorm(Slice(gradient_.data(), gradient_.size()), clipNorm_);
    onStrips(theta.size(), rounded, [&](ParameterRange strip, Vector&) {
        update(theta, rounded, strip.first, {gradient_.data() + strip.first, strip.size()});
    });
}

/// Calls body(strip, memory of the thread's) for strips of all `parameters`. They end where a large tensor begins, so
/// that its gradient begins with a cache line.
template <class Body>
void Descent::onStrips(Index parameters, const RoundedWeights* rounded, Body body) {
    const Index threads = threadCount();
    const Index length = rounded ? kRoundedGradientStrip : kGradientStrip;
    scratch_.resize(static_cast<std::size_t>(threads));
    parallelFor(threads, 1, [&](Index thread, Index) {
        const RoundedProducts products(rounded);
        const Index end = network_.rangeEdge(parameters * (thread + 1) / threads);
        for (Index first = network_.rangeEdge(parameters * thread / threads), last = 0; first < end; first = last) {
            last = std::min(network_.rangeEdge(first + length), end);
            for (const NamedTensor& tensor : network_.tensors())
                if (tensor.size >= kLargeTensor && tensor.offset > first && tensor.offset < last) last = tensor.offset;
            body(ParameterRange{first, last}, scratch_[static_cast<std::size_t>(thread)]);
        }
    });
}

void Descent::update(Slice theta, RoundedWeights* rounded, Index first, ConstSlice gradient) {
    for (Index done = 0; done < gradient.size(); done += kUpdatedAtOnce) {
        const Index count = std::min(kUpdatedAtOnce, gradient.size() - done);
        optimizer_->update(theta, first + done, {gradient.data() + done, count});
        if (rounded) rounded->update(first + done, first + done + count);
    }
}

}  // namespace lunette
