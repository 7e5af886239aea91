#include "CliProgram.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "imaging/StandardCatalog.h"
#include "lesson/LessonRunner.h"

#include <QJsonArray>
#include <QTest>

using namespace lunette;
using lunette::test::throws;

namespace {

/// A lesson that takes no time, with this claim.
LessonFiles lessonFiles(const std::string& claim) {
    const std::string json = R"({"format": "lunette-lesson", "version": 1, "seeds": "2-3", "runs": {"ae": {
        "dataset": "moons:count=60,size=28", "parameters": {"objective": "autoencoder", "hidden": "8", "epochs": 2}}},
        "steps": [{"train": "ae", "measure": ["ae.loss", "2 * ae.loss"]}, {"claim": [")" +
                             claim + R"("]}]})";
    return {"small", {{"lesson.json", json}, {"en.md", "# Small\n## Train\n## Claim\n"}}};
}

}  // namespace

class LessonRunnerTest : public QObject {
    Q_OBJECT
private slots:
    void outcome_hasFiguresAndClaims() {
        const Lesson lesson = readLesson(lessonFiles("ae.loss > 0"), catalog_);
        const LessonOutcome first = runLesson(lesson, 2, {catalog_}), again = runLesson(lesson, 2, {catalog_}),
                            other = runLesson(lesson, 3, {catalog_});
        QVERIFY(first.holds());
        QCOMPARE(first.measured.size(), std::size_t{2});
        QCOMPARE(first.measured[1].second, 2 * first.measured[0].second);
        QCOMPARE(first.measured, again.measured);
        QVERIFY(first.measured != other.measured);
        QCOMPARE(first.claims.front().step, 2);
        QVERIFY(!runLesson(readLesson(lessonFiles("ae.loss < 0"), catalog_), 1, {catalog_}).holds());
    }

    void training_isThatOfTheCommandLine() {
        const Lesson lesson = readLesson(lessonFiles("ae.loss > 0"), catalog_);
        const TrainedRun run = trainLessonRun(lesson.runs.front(), 5, {catalog_});
        const QJsonObject report =
            CliProgram::json(cli_.run({"train", "moons:count=60,size=28", "--objective", "autoencoder", "--hidden", "8",
                                       "--epochs", "2", "--seed", "5", "--threads", "1", "--report", "-"})
                                 .output);
        LessonFigures figures({catalog_}, 5);
        figures.add("ae", run);
        QCOMPARE(figures.value({"ae", "loss", {}}), report["test"].toObject()["loss"].toDouble());
        QCOMPARE(figures.value({"ae", "hole_fraction", {}}),
                 report["indicators"].toObject()["hole_fraction"].toDouble());
    }

    void cancelled_isThrown() {
        const Lesson lesson = readLesson(lessonFiles("ae.loss > 0"), catalog_);
        QVERIFY(throws(ErrorKind::Cancelled,
                       [&] { return runLesson(lesson, 1, {catalog_}, [](double) { return false; }); }));
    }

    void program_listsAndShowsLessons() {
        const auto list = cli_.run({"lesson", "list"});
        QCOMPARE(list.code, 0);
        QVERIFY(list.output.startsWith("01-compression  "));
        const auto shown = cli_.run({"lesson", "show", "1"});
        QCOMPARE(shown.code, 0);
        QVERIFY(shown.output.startsWith("# ") && shown.output.contains("\n## ") && shown.output.contains("Claim: "));
    }

    void program_runsAFolder_exitsWith1WhereAClaimFails() {
        for (const bool holds : {true, false}) {
            const test::TemporaryFolder folder;
            for (const auto& [name, text] : lessonFiles(holds ? "ae.loss > 0" : "ae.loss < 0").texts)
                folder.write(name, test::Bytes(text.begin(), text.end()));
            const QString path = QString::fromStdString(folder.path());
            const auto run = cli_.run({"lesson", "run", path, "--threads", "1", "--report", "report.json"});
            QCOMPARE(run.code, holds ? 0 : 1);
            QCOMPARE(CliProgram::isOneErrorLine(run.errors), !holds);
            QVERIFY(run.output.contains(holds ? "  holds: " : "  DOES NOT HOLD: "));
            const QJsonObject report = CliProgram::json(cli_.contents("report.json"));
            QCOMPARE(report["format"].toString(), QString("lunette-lesson-report"));
            QCOMPARE(report["holds"].toBool(), holds);
            QCOMPARE(report["seeds"].toArray().size(), 2);
        }
    }

    void program_refusesWrongWords_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::newRow("no action") << QStringList{} << 2;
        QTest::newRow("unknown action") << QStringList{"play", "1"} << 2;
        QTest::newRow("no lesson") << QStringList{"run"} << 2;
        QTest::newRow("unknown lesson") << QStringList{"run", "no-such"} << 1;
        QTest::newRow("wrong seeds") << QStringList{"run", "1", "--seeds", "3-1"} << 1;
        QTest::newRow("seeds of a list") << QStringList{"list", "--seeds", "1"} << 2;
    }
    void program_refusesWrongWords() {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        const auto run = cli_.run(QStringList{"lesson"} + words);
        QCOMPARE(run.code, code);
        QVERIFY(CliProgram::isOneErrorLine(run.errors));
    }

private:
    Catalog catalog_ = standardCatalog();
    CliProgram cli_;
};

static const lunette::test::TestClass<LessonRunnerTest, QCoreApplication> kLessonRunnerTest;
#include "LessonRunnerTest.moc"
