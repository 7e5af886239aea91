#pragma once

#include <cstdint>

namespace lunette {

enum class ScheduleKind { Constant, Step, Cosine };

/// What the learning rate is multiplied by at a step: a function of the step alone, so that a resumed run has the
/// rates of the uninterrupted one, and the rate itself may change under way.
///
/// Steps count from 0; w = warmupEpochs and e = epochs in steps, rounded to the nearest.
///   warm-up, s < w:  (s + 1) / w, so the first step moves already and the last one has the whole rate
///   constant:        1
///   step:            decayFactor ^ floor(epoch of s / decayEpochs), its epochs counted from the run's start
///   cosine:          (1 + cos(pi (s - w) / (e - w))) / 2, 0 from e on (Loshchilov and Hutter 2017, one period)
///
/// A run that is trained on has more epochs and from then on the cosine of the longer run: after 20 epochs of 20,
/// 20 more start at the half that a run of 40 has there, and end at 0 again.
class Schedule {
public:
    struct Options {
        ScheduleKind kind = ScheduleKind::Constant;
        double warmupEpochs = 0.0;
        double decayFactor = 0.1;       ///< 0..1
        std::int64_t decayEpochs = 10;  ///< at least 1
        std::int64_t epochs = 20;       ///< where the cosine reaches 0
    };

    Schedule(Options options, std::int64_t stepsPerEpoch);

    /// 0..1, and above 0 before the last epoch's end unless decayFactor is 0.
    double factor(std::int64_t step) const;

private:
    Options options_;
    std::int64_t stepsPerEpoch_;
    std::int64_t warmupSteps_;
};

}  // namespace lunette
