#pragma once

#include "learn/LessonPlayer.h"

#include <QJsonObject>

namespace lunette {

/// How far a reader is in the course, from one start of the program to the next. A lesson goes by its
/// LessonPlayer::place().
class CourseProgress {
public:
    CourseProgress();  ///< reads the stored progress

    /// The lesson that was read last; empty at first.
    QString current() const;
    int step(const QString& lesson) const;
    bool isDone(const QString& lesson) const;
    std::map<std::string, LessonAnswer> answers(const QString& lesson) const;

    /// Stores the position of the player. A lesson is done when its last step has been reached.
    void note(const LessonPlayer& player);
    void reset();

private:
    QJsonObject entry(const QString& lesson) const;
    void keep() const;

    QJsonObject stored_;
};

}  // namespace lunette
