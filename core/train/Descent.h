#pragma once

#include "nn/Autoencoder.h"
#include "numeric/RoundedProducts.h"
#include "optim/Optimizer.h"

#include <functional>
#include <memory>
#include <vector>

namespace lunette {

/// Moves the weights of a network against the gradient of a batch. Each thread takes a share of the parameters, one
/// strip after the other: first the strip's gradient, then its weights, while both are in the cache.
class Descent {
public:
    /// Writes the gradient of the whole batch for the parameters of the range, as many numbers as it has. It is called
    /// from several threads at once, each with ranges of its own.
    using Gradient = std::function<void(ParameterRange range, Slice gradient)>;

    /// clipNorm: the gradient's largest Euclidean norm; 0 for no limit. The network has to outlive this object.
    Descent(const Autoencoder& network, std::unique_ptr<Optimizer> optimizer, double clipNorm);

    /// One step. `rounded`: the weights in bfloat16, which follow theta; null where products are in float32.
    void step(double rate, Slice theta, RoundedWeights* rounded, const Gradient& gradient);

    const Optimizer::State& state() const { return optimizer_->state(); }
    /// Throws Error when the number or length of the moments does not fit.
    void restore(Optimizer::State state) { optimizer_->restore(std::move(state)); }

private:
    template <class Body>
    void onStrips(Index parameters, const RoundedWeights* rounded, Body body);
    void update(Slice theta, RoundedWeights* rounded, Index first, ConstSlice gradient);

    const Autoencoder& network_;
    std::unique_ptr<Optimizer> optimizer_;
    double clipNorm_;
    std::vector<Vector> scratch_;  ///< a thread's gradient of a strip
    Vector gradient_;              ///< the whole one, where its norm is limited
};

}  // namespace lunette
