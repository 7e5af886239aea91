#include "learn/LessonTexts.h"

#include "learn/FigureLabels.h"

#include <QCoreApplication>

namespace lunette {
namespace {

struct LessonTexts {
    Q_DECLARE_TR_FUNCTIONS(LessonTexts)
};

QString choiceText(const LessonQuestion& question, int choice) {
    if (choice < 0 || choice >= static_cast<int>(question.choices.size())) return LessonTexts::tr("none of them");
    return QString::fromStdString(localText(question.choices[static_cast<std::size_t>(choice)].text, lessonLanguage()));
}

}  // namespace

QString answerText(const LessonQuestion& question, const std::optional<LessonAnswer>& answer) {
    if (!answer) return LessonTexts::tr("no answer");
    return question.measured ? shownFigure(answer->number) : choiceText(question, answer->choice);
}

QString comparisonText(const LessonPlayer& player, const LessonComparison& comparison, const StepFindings& found) {
    const LessonQuestion& question = *player.lesson()->findQuestion(comparison.question);
    const QString prediction = answerText(question, player.answerTo(comparison.question));
    const QString measured = found.number ? shownFigure(*found.number) : choiceText(question, found.rightChoice);
    return QString::fromStdString(localText(comparison.sentence, lessonLanguage()))
        .replace(QStringLiteral("%prediction"), prediction)
        .replace(QStringLiteral("%measured"), measured);
}

}  // namespace lunette
