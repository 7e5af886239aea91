#include "optim/Optimizer.h"

#include "Error.h"
#include "numeric/Elementwise.h"
#include "numeric/Parallel.h"

#include <cmath>

namespace lunette {
namespace {

constexpr Index kParametersPerTask = 16384;

/// Keeps the moments, which every rule has in common.
class MomentOptimizer : public Optimizer {
public:
    MomentOptimizer(Index parameters, std::size_t moments) { state_.moments.assign(moments, Vector::Zero(parameters)); }

    const State& state() const final { return state_; }

    void restore(State state) final {
        bool fits = state.moments.size() == state_.moments.size();
        for (const auto& moment : state.moments) fits = fits && moment.size() == state_.moments.front().size();
        if (!fits)
            throw Error(ErrorKind::Conflict,
                        Message::tr("The optimizer's saved state belongs to another optimizer or another model."));
        state_ = std::move(state);
    }

protected:
    State state_;
};

class Sgd final : public MomentOptimizer {
public:
    Sgd(Index parameters, double momentum) : MomentOptimizer(parameters, 1), momentum_(momentum) {}

    void step(Slice theta, ConstSlice gradient, double rate) override {
        ++state_.stepCount;
        Scalar* velocity = state_.moments[0].data();
        parallelFor(theta.size(), kParametersPerTask, [&](Index first, Index last) {
            elementwise().sgd(theta.data() + first, velocity + first, gradient.data() + first, last - first,
                              static_cast<Scalar>(rate), static_cast<Scalar>(momentum_));
        });
    }

    std::vector<std::string> momentNames() const override { return {"momentum"}; }

private:
    double momentum_;
};

class Adam final : public MomentOptimizer {
public:
    Adam(Index parameters, double beta1, double beta2, double epsilon, double weightDecay)
        : MomentOptimizer(parameters, 2), beta1_(beta1), beta2_(beta2), epsilon_(epsilon), weightDecay_(weightDecay) {}

    void step(Slice theta, ConstSlice gradient, double rate) override {
        const auto t = static_cast<double>(++state_.stepCount);
        const ElementwiseKernels::AdamCoefficients coefficients{
            static_cast<Scalar>(beta1_), static_cast<Scalar>(beta2_), static_cast<Scalar>(epsilon_),
            static_cast<Scalar>(rate / (1.0 - std::pow(beta1_, t))),
            static_cast<Scalar>(1.0 / (1.0 - std::pow(beta2_, t)))};
        const auto keep = static_cast<Scalar>(1.0 - rate * weightDecay_);
        Scalar* firstMoment = state_.moments[0].data();
        Scalar* secondMoment = state_.moments[1].data();
        parallelFor(theta.size(), kParametersPerTask, [&](Index first, Index last) {
            if (weightDecay_ > 0.0) theta.segment(first, last - first) *= keep;
            elementwise().adam(theta.data() + first, firstMoment + first, secondMoment + first, gradient.data() + first,
                               last - first, coefficients);
        });
    }

    std::vector<std::string> momentNames() const override { return {"first_moment", "second_moment"}; }

private:
    double beta1_, beta2_, epsilon_, weightDecay_;
};

}  // namespace

std::unique_ptr<Optimizer> makeSgd(Index parameters, double momentum) {
    return std::make_unique<Sgd>(parameters, momentum);
}

std::unique_ptr<Optimizer> makeAdam(Index parameters, double beta1, double beta2, double epsilon) {
    return std::make_unique<Adam>(parameters, beta1, beta2, epsilon, 0.0);
}

std::unique_ptr<Optimizer> makeAdamW(Index parameters, double weightDecay) {
    return std::make_unique<Adam>(parameters, 0.9, 0.999, 1e-8, weightDecay);
}

}  // namespace lunette
