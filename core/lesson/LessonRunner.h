#pragma once

#include "data/Progress.h"
#include "lesson/Lesson.h"
#include "lesson/LessonFigures.h"

namespace lunette {

/// The results of a lesson for one seed.
struct LessonOutcome {
    struct Claim {
        std::string text;
        std::int64_t step;                                    ///< from 1
        std::vector<std::pair<std::string, double>> figures;  ///< by their names
        bool holds;
    };
    std::int64_t seed = 1;
    std::vector<std::pair<std::string, double>> measured;  ///< the measurements of the steps, by formula, each once
    std::vector<Claim> claims;
    double seconds = 0.0;  ///< training and measuring

    bool holds() const;
};

/// Trains a run of a lesson as `lunette-cli train` does. Throws Error where the data cannot be opened, the parameters
/// do not go together, or the training diverges; Cancelled where `progress` returns false. Uses the calling thread's
/// setThreadCount().
TrainedRun trainLessonRun(const LessonRun& run, std::int64_t seed, const LessonTools& tools,
                          const Progress& progress = {});

/// Goes through all steps with one seed: trains, measures and checks every claim.
LessonOutcome runLesson(const Lesson& lesson, std::int64_t seed, const LessonTools& tools,
                        const Progress& progress = {});

/// JSON of format "lunette-lesson-report" version 1: an object a seed with "figures" and "claims", and whether all of
/// them hold. Figures that are not a number are null.
std::string lessonReportText(const Lesson& lesson, const std::vector<LessonOutcome>& outcomes);

}  // namespace lunette
