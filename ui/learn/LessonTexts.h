#pragma once

#include "learn/LessonLanguage.h"
#include "learn/LessonPlayer.h"

namespace lunette {

/// An answer as people read it; "no answer" where there is none.
QString answerText(const LessonQuestion& question, const std::optional<LessonAnswer>& answer);

/// The comparison's sentence with the reader's answer and the measured value.
QString comparisonText(const LessonPlayer& player, const LessonComparison& comparison, const StepFindings& found);

}  // namespace lunette
