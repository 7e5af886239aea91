#pragma once

#include "learn/LessonPlayer.h"

namespace lunette {

/// The language of lessons that matches the window's: "en" or "zh_CN".
std::string lessonLanguage();

/// The text of a figure; "not defined" where it is not a number.
QString shownFigure(double value);

/// The text of an answer; "no answer" where there is none.
QString answerText(const LessonQuestion& question, const std::optional<LessonAnswer>& answer);

/// The comparison's sentence with the reader's answer and the measured value.
QString comparisonText(const LessonPlayer& player, const LessonComparison& comparison, const StepFindings& found);

}  // namespace lunette
