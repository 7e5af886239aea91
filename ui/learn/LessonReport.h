#pragma once

#include "learn/LessonPlayer.h"

#include <QByteArray>
#include <QImage>

namespace lunette {

/// What a reader hands in: JSON of format "lunette-lesson-answers" version 1 with the answers, the figures, the claims
/// and a checksum of each run's weights. Numbers have decimal points in every language.
QByteArray lessonReport(const LessonPlayer& player);

}  // namespace lunette
