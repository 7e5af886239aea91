#pragma once

#include "lesson/Lesson.h"

#include <QString>

namespace lunette {

/// What people call a run of a lesson.
QString runTitle(const Lesson& lesson, const std::string& run);

/// A figure in a few words of the window's language, with its run in brackets: "error on negatives (AE)". By its own
/// name where it has no words, which LearnPanelTest rules out.
QString figureLabel(const Lesson& lesson, const FigureName& figure);

/// A formula as people read it: figures by their labels, numbers as the language writes them.
QString shownFormula(const Lesson& lesson, const Formula& formula);

/// A figure's value as people read it: 4.27 × 10⁻⁵, 6,144; "not defined" where it is not a number.
QString shownFigure(double value);

}  // namespace lunette
