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
    Sgd(Index parameters, double momentum) : MomentOptimizer(parameters, 1), momentum_(static_cast<Scalar>(momentum)) {}

    void beginStep(double rate) override {
        ++state_.stepCount;
        rate_ = static_cast<Scalar>(rate);
    }

    void update(Slice theta, Index first, ConstSlice gradient) override {
        elementwise().sgd(theta.data() + first, state_.moments[0].data() + first, gradient.data(), gradient.size(),
                          rate_, momentum_);
    }

    std::vector<std::string> momentNames() const override { return {"momentum"}; }

private:
    Scalar momentum_, rate_ = 0;
};

class Adam final : public MomentOptimizer {
public:
    Adam(Index parameters, double beta1, double beta2, double epsilon, double weightDecay)
        : MomentOptimizer(parameters, 2), beta1_(beta1), beta2_(beta2), epsilon_(epsilon), weightDecay_(weightDecay) {}

    void beginStep(double rate) override {
        const auto t = static_cast<double>(++state_.stepCount);
        coefficients_ = {static_cast<Scalar>(beta1_), static_cast<Scalar>(beta2_), static_cast<Scalar>(epsilon_),
                         static_cast<Scalar>(rate / (1.0 - std::pow(beta1_, t))),
                         static_cast<Scalar>(1.0 / (1.0 - std::pow(beta2_, t)))};
        keep_ = static_cast<Scalar>(1.0 - rate * weightDecay_);
    }

    void update(Slice theta, Index first, ConstSlice gradient) override {
        if (weightDecay_ > 0.0) theta.segment(first, gradient.size()) *= keep_;
        elementwise().adam(theta.data() + first, state_.moments[0].data() + first, state_.moments[1].data() + first,
                           gradient.data(), gradient.size(), coefficients_);
    }

    std::vector<std::string> momentNames() const override { return {"first_moment", "second_moment"}; }

private:
    double beta1_, beta2_, epsilon_, weightDecay_;
    ElementwiseKernels::AdamCoefficients coefficients_{};
    Scalar keep_ = 1;
};

}  // namespace

void Optimizer::step(Slice theta, ConstSlice gradient, double rate) {
    beginStep(rate);
    parallelFor(theta.size(), kParametersPerTask, [&](Index first, Index last) {
        update(theta, first, {gradient.data() + first, last - first});
    });
}

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
