#include "optim/Schedule.h"

#include <cmath>
#include <numbers>

namespace lunette {

Schedule::Schedule(Options options, std::int64_t stepsPerEpoch)
    : options_(options),
      stepsPerEpoch_(stepsPerEpoch),
      warmupSteps_(std::llround(options.warmupEpochs * static_cast<double>(stepsPerEpoch))) {}

double Schedule::factor(std::int64_t step) const {
    if (step < warmupSteps_) return static_cast<double>(step + 1) / static_cast<double>(warmupSteps_);
    switch (options_.kind) {
        case ScheduleKind::Constant:
            return 1.0;
        case ScheduleKind::Step: {
            const std::int64_t decays = step / stepsPerEpoch_ / options_.decayEpochs;
            return std::pow(options_.decayFactor, static_cast<double>(decays));
        }
        case ScheduleKind::Cosine: {
            const std::int64_t end = options_.epochs * stepsPerEpoch_;
            if (step >= end) return 0.0;
            const double done = static_cast<double>(step - warmupSteps_) / static_cast<double>(end - warmupSteps_);
            return 0.5 * (1.0 + std::cos(std::numbers::pi * done));
        }
    }
    return 1.0;
}

}  // namespace lunette
