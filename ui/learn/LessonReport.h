#pragma once

#include "learn/LessonPlayer.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QImage>

namespace lunette {

/// The file that a reader hands in: JSON of format "lunette-lesson-answers" version 1 with the answers, the figures,
/// the claims and a checksum of each run's weights. Numbers have decimal points in every language.
QByteArray lessonReport(const LessonPlayer& player);

/// The same as a picture, on white, in the window's language.
QImage lessonReportPage(const LessonPlayer& player);

}  // namespace lunette
