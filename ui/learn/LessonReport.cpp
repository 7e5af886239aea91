#include "learn/LessonReport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace lunette {
namespace {

QJsonValue jsonNumber(double value) { return std::isfinite(value) ? QJsonValue(value) : QJsonValue(); }

QJsonObject answerOf(const LessonPlayer& player, const LessonQuestion& question, const LessonAnswer& answer) {
    QJsonObject object{{"question", QString::fromStdString(question.name)}};
    if (answer.choice >= 0 && answer.choice < static_cast<int>(question.choices.size())) {
        const LessonQuestion::Choice& choice = question.choices[static_cast<std::size_t>(answer.choice)];
        object["choice"] = answer.choice + 1;
        object["text"] = QString::fromStdString(localText(choice.text, "en"));
    } else {
        object["number"] = jsonNumber(answer.number);
    }
    for (int i = 0; i < static_cast<int>(player.lesson()->steps.size()); ++i) {
        const auto& comparison = player.lesson()->steps[static_cast<std::size_t>(i)].comparison;
        const StepFindings* found = player.findings(i);
        if (!found || !comparison || comparison->question != question.name) continue;
        if (found->rightChoice >= 0) object["right"] = found->rightChoice + 1;
        if (found->number) object["measured"] = jsonNumber(*found->number);
    }
    return object;
}

}  // namespace

QByteArray lessonReport(const LessonPlayer& player) {
    const Lesson& lesson = *player.lesson();
    QJsonArray answers, steps;
    QJsonObject runs;
    for (const auto& [name, answer] : player.answers())
        if (const LessonQuestion* question = lesson.findQuestion(name))
            answers.append(answerOf(player, *question, answer));
    for (int i = 0; i < static_cast<int>(lesson.steps.size()); ++i) {
        const StepFindings* found = player.findings(i);
        if (!found) continue;
        QJsonObject figures;
        QJsonArray claims;
        for (const auto& [formula, value] : found->figures) figures[formula] = jsonNumber(value);
        for (const StepFindings::Claim& claim : found->claims)
            claims.append(QJsonObject{{"claim", claim.text}, {"holds", claim.holds}});
        steps.append(QJsonObject{{"step", i + 1}, {"figures", figures}, {"claims", claims}});
    }
    for (const auto& [name, checksum] : player.trainedRuns())
        runs[QString::fromStdString(name)] = QStringLiteral("crc32:%1").arg(checksum, 8, 16, QLatin1Char('0'));
    return QJsonDocument(QJsonObject{{"format", "lunette-lesson-answers"},
                                     {"version", 1},
                                     {"lesson", QString::fromStdString(lesson.name)},
                                     {"answers", answers},
                                     {"steps", steps},
                                     {"runs", runs}})
        .toJson();
}

}  // namespace lunette
