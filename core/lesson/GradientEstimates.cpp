#include "lesson/GradientEstimates.h"

#include "numeric/Random.h"

#include <algorithm>

namespace lunette {

namespace {

/// Sums up a variance; `center` is near the mean, so that little is lost.
class RunningVariance {
public:
    explicit RunningVariance(double center) : center_(center) {}
    void add(double value) {
        ++count_;
        sum_ += value - center_;
        squares_ += (value - center_) * (value - center_);
    }
    double variance() const {
        const auto n = static_cast<double>(count_);
        return (squares_ - sum_ * sum_ / n) / (n - 1.0);
    }

private:
    double center_, sum_ = 0.0, squares_ = 0.0;
    std::int64_t count_ = 0;
};

}  // namespace

GradientVariances gradientVariances(double theta, std::int64_t draws, std::uint64_t seed) {
    RandomStream random(seed, Purpose::Sampling);
    RunningVariance score(2.0 * theta), pathwise(2.0 * theta);
    for (std::int64_t i = 0; i < std::max<std::int64_t>(draws, 2); ++i) {
        const double e = random.nextNormal(), x = theta + e;
        score.add(x * x * e);
        pathwise.add(2.0 * x);
    }
    return {score.variance(), pathwise.variance()};
}

}  // namespace lunette
