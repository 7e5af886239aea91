#pragma once

#include "numeric/Types.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace lunette {

/// A rule that moves the flat parameter vector against its gradient.
class Optimizer {
public:
    virtual ~Optimizer() = default;

    /// One update of all parameters, on threadCount() threads. rate is positive; steps count from 1 inside.
    void step(Slice theta, ConstSlice gradient, double rate);

    /// The same in two halves, for who updates each parameter when its gradient is there: beginStep() counts the step,
    /// and then update() moves the parameters from `first` on, as many as the gradient has. Threads may update ranges
    /// of their own at once.
    virtual void beginStep(double rate) = 0;
    virtual void update(Slice theta, Index first, ConstSlice gradient) = 0;

    /// The vectors that, with stepCount, make training go on exactly; each as long as theta. Empty before the
    /// first step of an optimizer without state.
    struct State {
        std::int64_t stepCount = 0;
        std::vector<Vector> moments;
    };
    virtual const State& state() const = 0;

    /// Throws Error when the number or length of the moments does not fit.
    virtual void restore(State state) = 0;

    /// The moments' names in files: "momentum", or "first_moment" and "second_moment".
    virtual std::vector<std::string> momentNames() const = 0;
};

/// v = momentum v + g; theta -= rate v.
std::unique_ptr<Optimizer> makeSgd(Index parameters, double momentum);

/// Kingma and Ba 2015, algorithm 1, with its epsilon outside the square root.
std::unique_ptr<Optimizer> makeAdam(Index parameters, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8);

/// Adam after theta -= rate weightDecay theta: decoupled weight decay (Loshchilov and Hutter 2019), of every parameter
/// as torch.optim.AdamW has it. weightDecay 0 is makeAdam(), bit for bit.
std::unique_ptr<Optimizer> makeAdamW(Index parameters, double weightDecay);

}  // namespace lunette
