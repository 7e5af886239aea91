#include "learn/CourseProgress.h"

#include "widgets/Settings.h"

#include <QJsonDocument>

namespace lunette {
namespace {

const QString kCurrentLesson = QStringLiteral("current");
const QString kLessons = QStringLiteral("lessons");
const QString kStep = QStringLiteral("step");
const QString kDone = QStringLiteral("done");
const QString kAnswers = QStringLiteral("answers");
const QString kChoice = QStringLiteral("choice");
const QString kNumber = QStringLiteral("number");

}  // namespace

CourseProgress::CourseProgress() : stored_(QJsonDocument::fromJson(settings::courseProgress()).object()) {}

QJsonObject CourseProgress::entry(const QString& lesson) const {
    return stored_.value(kLessons).toObject().value(lesson).toObject();
}

QString CourseProgress::current() const { return stored_.value(kCurrentLesson).toString(); }

int CourseProgress::step(const QString& lesson) const { return entry(lesson).value(kStep).toInt(); }

bool CourseProgress::isDone(const QString& lesson) const { return entry(lesson).value(kDone).toBool(); }

std::map<std::string, LessonAnswer> CourseProgress::answers(const QString& lesson) const {
    std::map<std::string, LessonAnswer> answers;
    const QJsonObject kept = entry(lesson).value(kAnswers).toObject();
    for (auto answer = kept.begin(); answer != kept.end(); ++answer) {
        const QJsonObject value = answer->toObject();
        answers[answer.key().toStdString()] = {value.value(kChoice).toInt(-1), value.value(kNumber).toDouble()};
    }
    return answers;
}

void CourseProgress::note(const LessonPlayer& player) {
    const QString& lesson = player.place();
    stored_[kCurrentLesson] = lesson;
    if (player.lesson()) {
        const bool isLast = player.step() + 1 == static_cast<int>(player.lesson()->steps.size());
        QJsonObject answers;
        for (const auto& [question, answer] : player.answers())
            answers[QString::fromStdString(question)] = QJsonObject{{kChoice, answer.choice}, {kNumber, answer.number}};
        QJsonObject lessons = stored_.value(kLessons).toObject();
        lessons[lesson] = QJsonObject{{kStep, player.step()}, {kDone, isDone(lesson) || isLast}, {kAnswers, answers}};
        stored_[kLessons] = lessons;
    }
    keep();
}

void CourseProgress::reset() {
    stored_ = {};
    keep();
}

void CourseProgress::keep() const {
    settings::setCourseProgress(stored_.isEmpty() ? QByteArray()
                                                  : QJsonDocument(stored_).toJson(QJsonDocument::Compact));
}

}  // namespace lunette
