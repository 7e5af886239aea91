#include "learn/LessonReport.h"

#include "learn/FigureLabels.h"
#include "learn/LessonTexts.h"

#include <QAbstractTextDocumentLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QTextDocument>

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

QString escaped(const std::string& text) { return QString::fromStdString(text).toHtmlEscaped(); }

QString checksumText(std::uint32_t checksum) {
    return QStringLiteral("crc32:%1").arg(checksum, 8, 16, QLatin1Char('0'));
}

QString line(const QString& left, const QString& right) {
    return QStringLiteral("<tr><td>%1</td><td>&nbsp;&nbsp;</td><td>%2</td></tr>").arg(left, right);
}

struct ReportTexts {
    Q_DECLARE_TR_FUNCTIONS(ReportTexts)
};

constexpr int kPageWidth = 800, kPageMargin = 24;

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
    for (const auto& [name, checksum] : player.checksums()) runs[QString::fromStdString(name)] = checksumText(checksum);
    return QJsonDocument(QJsonObject{{"format", "lunette-lesson-answers"},
                                     {"version", 1},
                                     {"lesson", QString::fromStdString(lesson.name)},
                                     {"answers", answers},
                                     {"steps", steps},
                                     {"runs", runs}})
        .toJson();
}

QImage lessonReportPage(const LessonPlayer& player) {
    const Lesson& lesson = *player.lesson();
    QString html = QStringLiteral("<h2>%1</h2>").arg(escaped(lesson.text(lessonLanguage()).title));
    for (int i = 0; i < static_cast<int>(lesson.steps.size()); ++i) {
        const LessonStep& step = lesson.steps[static_cast<std::size_t>(i)];
        const StepFindings* found = player.findings(i);
        if (!step.question && !found) continue;
        html += QStringLiteral("<h3>%1</h3>")
                    .arg(escaped(lesson.text(lessonLanguage()).steps[static_cast<std::size_t>(i)].heading));
        if (step.question) {
            html += QStringLiteral("<p>%1</p>").arg(escaped(localText(step.question->text, lessonLanguage())));
            html += QStringLiteral("<p><b>%1</b></p>")
                        .arg(answerText(*step.question, player.answerTo(step.question->name)).toHtmlEscaped());
        }
        if (!found) continue;
        if (step.comparison)
            html += QStringLiteral("<p>%1</p>").arg(comparisonText(player, *step.comparison, *found).toHtmlEscaped());
        html += QStringLiteral("<table>");
        for (std::size_t k = 0; k < found->figures.size(); ++k)
            html += line(shownFormula(lesson, step.measures[k]).toHtmlEscaped(), shownFigure(found->figures[k].second));
        for (std::size_t k = 0; k < found->claims.size(); ++k)
            html += line(shownFormula(lesson, step.claims[k]).toHtmlEscaped(),
                         found->claims[k].holds ? ReportTexts::tr("holds") : ReportTexts::tr("does not hold here"));
        html += QStringLiteral("</table>");
    }
    html += QStringLiteral("<h3>%1</h3><table>").arg(ReportTexts::tr("Runs and checksums of their weights"));
    for (const auto& [name, checksum] : player.checksums())
        html += line(runTitle(lesson, name).toHtmlEscaped(), checksumText(checksum));
    QTextDocument document;
    document.setDocumentMargin(kPageMargin);
    document.setHtml(html + QStringLiteral("</table>"));
    document.setTextWidth(kPageWidth);
    QImage page(document.size().toSize(), QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, Qt::black);
    document.documentLayout()->draw(&painter, context);
    return page;
}

}  // namespace lunette
