#include "Patience.h"
#include "Settled.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "imaging/StandardCatalog.h"
#include "learn/CourseProgress.h"
#include "learn/FigureLabels.h"
#include "learn/LearnPanel.h"
#include "learn/LessonReport.h"
#include "lesson/LessonFiles.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSemaphore>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace lunette;
using lunette::test::kPatience;
using lunette::test::TemporaryFolder;

namespace {

const char* const kLessonText = R"({
  "format": "lunette-lesson", "version": 1, "seeds": "1-1",
  "runs": {
    "first": {"dataset": "moons:count=60,size=28",
              "parameters": {"objective": "autoencoder", "latents": 2, "hidden": "8", "epochs": 1}},
    "second": {"title": {"en": "long one", "zh_CN": "长的"}, "like": "first", "parameters": {"epochs": 3}}
  },
  "steps": [
    {"set": "second", "show": {"tab": "interpolate", "control": "sampleButton"}},
    {"ask": {"name": "guess", "question": {"en": "Which error is smaller?", "zh_CN": "哪个误差更小？"}, "choices": [
       {"text": {"en": "of the first", "zh_CN": "第一个"}, "right": "first.error < second.error"},
       {"text": {"en": "of the second", "zh_CN": "第二个"}, "right": "first.error >= second.error"}]},
     "train": ["first", "second"], "measure": ["first.error", "second.error"],
     "compare": {"question": "guess", "sentence": {"en": "You said %prediction; it was %measured.",
                                                    "zh_CN": "你说%prediction；结果是%measured。"}},
     "claim": ["first.error > second.error"]},
    {}
  ]
})";

/// The same lesson, which measures and compares one step later.
std::string withLaterComparison() {
    const std::string parting = "},\n    {}";
    std::string text = kLessonText;
    const std::size_t begin = text.find(", \"measure\""), end = text.find(parting);
    const std::string moved = text.substr(begin + 2, end - begin - 2);
    text.replace(end, parting.size(), "},\n    {" + moved + "}");
    return text.erase(begin, moved.size() + 2);
}

std::string writtenLesson(const TemporaryFolder& folder, const std::string& json = kLessonText) {
    const auto write = [&folder](const char* name, const std::string& text) {
        folder.write(name, {text.begin(), text.end()});
    };
    write("lesson.json", json);
    write("en.md",
          "# A small lesson\n\nIntroduction.\n\n## Set\n\nSet it.\n\n## Ask\n\nAsk.\n\n---\n\nIt was so.\n\n## "
          "End\n\nThe end.\n");
    write("zh_CN.md", "# 小课\n\n引言。\n\n## 设置\n\n设置。\n\n## 提问\n\n提问。\n\n## 结束\n\n结束。\n");
    return folder.path();
}

}  // namespace

class LearnPanelTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("LunetteTest"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, QString::fromStdString(settings_.path()));
    }
    void init() {
        QSettings().clear();
        experiment_ = std::make_unique<Experiment>();
        runs_ = std::make_unique<RunStore>(*experiment_, service_, QString());
        player_ = std::make_unique<LessonPlayer>(catalog_, service_, *experiment_, *runs_);
        panel_ = std::make_unique<LearnPanel>(catalog_, *player_, service_);
        panel_->show();
    }
    void cleanup() {
        panel_.reset();
        player_.reset();
        runs_.reset();
        experiment_.reset();
    }

    void course_atFirst_offersEveryShippedLesson() {
        auto* course = panel_->findChild<QComboBox*>("lessonBox");
        QCOMPARE(course->count(), static_cast<int>(shippedLessons().size()) + 1);
        QCOMPARE(course->currentIndex(), 0);
        QVERIFY(!button("lessonRunButton")->isVisible());
        for (int i = 1; i < course->count(); ++i) {
            panel_->openLesson(course->itemData(i).toString());
            QVERIFY(panel_->player().lesson());
            QCOMPARE(course->currentIndex(), i);
        }
    }

    void lesson_playedThrough_comparesThePredictionWithWhatIsMeasured() {
        QSignalSpy shown(panel_.get(), &LearnPanel::shown);
        openOwn();
        QVERIFY(text().contains("Introduction."));
        QCOMPARE(shown.back()[0].toString(), QStringLiteral("interpolate"));
        QVERIFY(!button("lessonBackButton")->isEnabled());
        button("lessonRunButton")->click();  // sets the run up, and trains nothing
        QTRY_VERIFY_WITH_TIMEOUT(!panel_->player().isWorking(), kPatience);
        QCOMPARE(experiment_->config().epochs, 3);
        QVERIFY(!experiment_->snapshot());
        button("lessonNextButton")->click();
        QVERIFY(!button("lessonRunButton")->isEnabled());  // the question comes first
        panel_->findChild<QRadioButton*>("lessonAnswer1")->click();
        QVERIFY(button("lessonRunButton")->isEnabled());
        button("lessonRunButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(panel_->player().findings(1), kPatience);
        const StepFindings& found = *panel_->player().findings(1);
        QCOMPARE(found.rightChoice, 1);
        QVERIFY(found.claims.at(0).holds);
        QVERIFY(found.figures.at(0).second > found.figures.at(1).second);
        QCOMPARE(panel_->findChild<QLabel*>("lessonComparison")->text(),
                 QStringLiteral("You said of the first; it was of the second."));
        const QString said = panel_->findChild<QLabel*>("lessonFindings")->text();
        QVERIFY2(said.contains("error (long one)"), qPrintable(said));
        QVERIFY2(said.contains("It holds: error (first) &gt; error (long one)"), qPrintable(said));
        QCOMPARE(panel_->findChild<QLabel*>("lessonAfter")->text().trimmed(), QStringLiteral("It was so."));
        QVERIFY(button("lessonRunButton")->text() == "Again" &&
                !panel_->findChild<QRadioButton*>("lessonAnswer1")->isEnabled());
        QCOMPARE(static_cast<int>(experiment_->snapshot()->model().config().epochs), 3);
    }

    /// Where the answer is what a step tells, it waits for the measurement, which begins by itself.
    void stepThatComparesAnEarlierAnswer_tellsItOnceItIsMeasured() {
        openOwn(withLaterComparison());
        button("lessonNextButton")->click();
        panel_->findChild<QRadioButton*>("lessonAnswer2")->click();
        button("lessonNextButton")->click();
        QVERIFY(!panel_->player().isWorking());  // nothing is trained yet
        QVERIFY(!text().contains("The end."));
        button("lessonBackButton")->click();
        button("lessonRunButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(panel_->player().findings(1), kPatience);
        button("lessonNextButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(panel_->player().findings(2), kPatience);
        QVERIFY(panel_->findChild<QLabel*>("lessonAfter")->text().contains("The end."));
    }

    void number_thatNobodyMoves_isAnAnswerWhereTheStepOnlyAsks() {
        openOwn(R"({"format": "lunette-lesson", "version": 1, "runs": {}, "steps": [
            {"ask": {"name": "n", "question": {"en": "How much?", "zh_CN": "多少？"}, "number": "1 / 4",
                     "minimum": 0, "maximum": 1}},
            {"compare": {"question": "n", "sentence": {"en": "You said %prediction; it is %measured.",
                                                       "zh_CN": "%prediction，%measured"}}}, {}]})");
        button("lessonNextButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(panel_->player().findings(1), kPatience);
        QCOMPARE(panel_->findChild<QLabel*>("lessonComparison")->text(), QStringLiteral("You said 0; it is 0.25."));
    }

    void progress_ofAStepThatTrainsTheRunsOfEarlierSteps_isAShare() {
        openOwn(withLaterComparison());
        button("lessonNextButton")->click();
        button("lessonNextButton")->click();
        QSignalSpy progress(player_.get(), &LessonPlayer::progressed);
        button("lessonRunButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(panel_->player().findings(2), kPatience);
        QVERIFY(progress.size() > 2);
        for (const auto& each : progress) QVERIFY(each[0].toDouble() >= 0.0 && each[0].toDouble() <= 1.0);
    }

    void percentages_inTextsAndQuestions_stayOnTheirLine() {
        for (const std::string& shipped : shippedLessons()) {
            panel_->openLesson(QString::fromStdString(shipped));
            for (bool isLast = false; !isLast; button("lessonNextButton")->click()) {
                isLast = !button("lessonNextButton")->isEnabled();
                for (const auto* label : panel_->findChildren<QLabel*>())
                    QVERIFY2(!label->text().contains(" %"), qPrintable(label->text()));
            }
        }
    }

    void figuresOfTheCourse_areSaidInWords() {
        const QRegularExpression ofPrograms(QStringLiteral("[a-z]_[a-z]|[a-z]\\.[a-z]|%[1-9]|\\*|<="));
        const Lesson none;
        for (const LessonFigure& figure : lessonFigures()) {
            const FigureName name{{}, std::string(figure.name), {figure.arguments, "2"}};
            const QString words = figureLabel(none, name);
            QVERIFY2(!words.contains(ofPrograms) && !words.isEmpty(), qPrintable(words));
            if (figure.arguments > 0) QVERIFY2(words.contains(u'2'), qPrintable(words));
        }
        for (const std::string& shipped : shippedLessons()) {
            const Lesson lesson = lunette::openLesson(shipped, catalog_);
            for (const LessonRun& run : lesson.runs) QVERIFY2(!run.title.empty(), run.name.c_str());
            for (const LessonStep& step : lesson.steps)
                for (const auto* formulas : {&step.measures, &step.claims})
                    for (const Formula& formula : *formulas) {
                        const QString words = shownFormula(lesson, formula);
                        QVERIFY2(!words.contains(ofPrograms), qPrintable(words));
                        QVERIFY2(!words.contains(" %") && !words.contains("± "), qPrintable(words));
                    }
        }
        QCOMPARE(shownFigure(4.27e-5), QStringLiteral("4.27 × 10⁻⁵"));
        QCOMPARE(shownFigure(162.4), QStringLiteral("162"));
        QCOMPARE(shownFigure(6144.0), QStringLiteral("6,144"));
        QCOMPARE(shownFigure(-859.1), QStringLiteral("−859"));
        QCOMPARE(shownFigure(-22026.4), QStringLiteral("−22,026"));
        QCOMPARE(shownFigure(3.4e38), QStringLiteral("3.4 × 10³⁸"));
    }

    void figures_ofTheWindowsTraining_areThoseOfTheCommandLine() {
        openOwn();
        playToTheMeasurement();
        const Lesson lesson = lunette::openLesson(writtenLesson(own_), catalog_);
        const LessonOutcome outcome = runLesson(lesson, 1, {catalog_, {}, 0});
        const StepFindings& found = *panel_->player().findings(1);
        for (std::size_t i = 0; i < found.figures.size(); ++i)
            QCOMPARE(found.figures[i].second, outcome.measured.at(i).second);
    }

    void again_measuresTheSameOfTheSameSettings() {
        openOwn();
        playToTheMeasurement();
        const auto before = panel_->player().findings(1)->figures;
        const auto checksums = panel_->player().checksums();
        button("lessonRunButton")->click();
        QVERIFY(panel_->player().isWorking());
        QTRY_VERIFY_WITH_TIMEOUT(panel_->player().findings(1), kPatience);
        QCOMPARE(panel_->player().findings(1)->figures, before);
        QCOMPARE(panel_->player().checksums(), checksums);
    }

    void setting_changedDuringTheTraining_spoilsTheStep() {
        openOwn();
        button("lessonNextButton")->click();
        panel_->findChild<QRadioButton*>("lessonAnswer2")->click();
        QSignalSpy errors(panel_.get(), &LearnPanel::errorOccurred);
        connect(experiment_.get(), &Experiment::stateChanged, this, [this] {
            if (experiment_->isRunning() && experiment_->config().learningRate < 0.4)
                experiment_->setParameter("learning-rate", "0.5");
        });
        button("lessonRunButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!panel_->player().isWorking(), kPatience);
        QCOMPARE(errors.size(), 1);
        QVERIFY(!panel_->player().findings(1));
    }

    void back_fromAStepThatSetParameters_takesThemBack() {
        openOwn();
        const std::int64_t before = experiment_->config().epochs;
        button("lessonRunButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!panel_->player().isWorking() && experiment_->config().epochs == 3, kPatience);
        button("lessonNextButton")->click();
        QCOMPARE(experiment_->config().epochs, 3);
        button("lessonBackButton")->click();
        QCOMPARE(experiment_->config().epochs, before);
    }

    /// Back takes the data and the model away; the same step brings them back, and trains nothing.
    void backAndOn_afterATraining_bringsTheTrainedRunBack() {
        experiment_->setData(catalog_.open("moons:count=40,size=32"));
        openOwn();
        button("lessonRunButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!panel_->player().isWorking() && experiment_->config().epochs == 3, kPatience);
        playToTheMeasurement();
        const auto checksums = panel_->player().checksums();
        const Vector theta = experiment_->snapshot()->theta();
        button("lessonBackButton")->click();
        QVERIFY(!experiment_->snapshot());  // pictures of another size
        QCOMPARE(experiment_->data().train->shape().width, 32);
        button("lessonNextButton")->click();
        QVERIFY(!panel_->player().isWorking() && !panel_->player().hasWork());
        QVERIFY(experiment_->snapshot() && experiment_->snapshot()->theta() == theta);
        QCOMPARE(experiment_->data().train->shape().width, 28);
        QCOMPARE(experiment_->config().epochs, 3);
        QCOMPARE(panel_->player().checksums(), checksums);
        QCOMPARE(runs_->runs().size(), 2u);
        QVERIFY(experiment_->hasUnsavedTraining());
        runs_->remove(runs_->current());
        button("lessonBackButton")->click();
        button("lessonNextButton")->click();  // also when it is no longer in the list
        QVERIFY(experiment_->snapshot() && experiment_->snapshot()->theta() == theta);
    }

    void reopened_aLessonThatIsTrained_isNotTrainedAgain_data() {
        QTest::addColumn<QStringList>("between");
        QTest::newRow("at once") << QStringList();
        QTest::newRow("after the list") << QStringList{QString()};
        QTest::newRow("after others") << QStringList{"1", "2", QString()};
    }

    void reopened_aLessonThatIsTrained_isNotTrainedAgain() {
        QFETCH(QStringList, between);
        openOwn();
        playToTheMeasurement();
        const auto figures = panel_->player().findings(1)->figures;
        for (const QString& lesson : between) panel_->openLesson(lesson);
        openOwn();
        QCOMPARE(panel_->player().step(), 1);
        QVERIFY(!panel_->player().isWorking() && !panel_->player().hasWork());
        QVERIFY(panel_->player().findings(1));
        QCOMPARE(panel_->player().findings(1)->figures, figures);
        QVERIFY(panel_->findChild<QRadioButton*>("lessonAnswer2")->isChecked());
        QCOMPARE(button("lessonRunButton")->text(), QStringLiteral("Again"));
        QCOMPARE(runs_->runs().size(), 2u);
        for (const QString& lesson : between) panel_->openLesson(lesson);
        openOwn(std::string(kLessonText) + "\n");  // its author has changed it
        QVERIFY(!panel_->player().findings(1) && panel_->player().hasWork());
    }

    void startedAfresh_aLesson_isWithoutAnswersAndResults() {
        openOwn();
        playToTheMeasurement();
        panel_->findChild<QAction*>("restartLessonAction")->trigger();
        QCOMPARE(panel_->player().step(), 0);
        QVERIFY(panel_->player().answers().empty() && panel_->player().checksums().empty());
        button("lessonNextButton")->click();
        QVERIFY(!panel_->findChild<QRadioButton*>("lessonAnswer2")->isChecked());
        QVERIFY(panel_->player().hasWork());
        playToTheMeasurement();
        panel_->findChild<QAction*>("forgetProgressAction")->trigger();
        QVERIFY(!panel_->findChild<QAction*>("restartLessonAction")->isEnabled());
        openOwn();
        button("lessonNextButton")->click();
        QVERIFY(panel_->player().answers().empty() && panel_->player().hasWork());
    }

    void lastStep_leadsOn_data() {
        QTest::addColumn<QString>("lesson");
        QTest::addColumn<QString>("next");
        const auto name = [](std::size_t i) { return QString::fromStdString(shippedLessons().at(i)); };
        QTest::newRow("the first") << name(0) << name(1);
        QTest::newRow("the last but one") << name(17) << name(18);
        QTest::newRow("the last") << name(18) << QString();
        QTest::newRow("one of one's own") << QString() << QString();
    }

    void lastStep_leadsOn() {
        QFETCH(QString, lesson);
        QFETCH(QString, next);
        openOwn();
        if (!lesson.isEmpty()) panel_->openLesson(lesson);
        auto* on = button("nextLessonButton");
        while (button("lessonNextButton")->isEnabled()) {
            QVERIFY(!on->isVisible());
            button("lessonNextButton")->click();
        }
        QVERIFY(on->isVisible() && on->isEnabled());
        QCOMPARE(on->text(), next.isEmpty() ? QStringLiteral("All lessons") : QStringLiteral("Next lesson"));
        on->click();
        QCOMPARE(panel_->player().place(), next);
        QCOMPARE(panel_->player().step(), 0);
        QVERIFY(!on->isVisible());
    }

    void cancel_duringATraining_leavesTheStepToDo() {
        openOwn();
        button("lessonNextButton")->click();
        panel_->findChild<QRadioButton*>("lessonAnswer2")->click();
        button("lessonRunButton")->click();
        QVERIFY(panel_->player().isWorking());
        button("lessonRunButton")->click();
        QVERIFY(!panel_->player().isWorking());
        QVERIFY(!panel_->findChild<QProgressBar*>("lessonProgress")->isVisible());
        QVERIFY(!panel_->player().findings(1));
        playToTheMeasurement();
    }

    void progress_isRememberedAndCanBeReset() {
        openOwn();
        button("lessonNextButton")->click();
        panel_->findChild<QRadioButton*>("lessonAnswer2")->click();
        const QString name = panel_->player().place();
        panel_.reset();
        player_ = std::make_unique<LessonPlayer>(catalog_, service_, *experiment_, *runs_);
        panel_ = std::make_unique<LearnPanel>(catalog_, *player_, service_);
        panel_->show();
        openOwn();
        QCOMPARE(panel_->player().step(), 1);
        QVERIFY(panel_->findChild<QRadioButton*>("lessonAnswer2")->isChecked());
        button("lessonNextButton")->click();
        QVERIFY(CourseProgress().isDone(name));
        CourseProgress().reset();
        QVERIFY(!CourseProgress().isDone(name));
        QCOMPARE(CourseProgress().step(name), 0);
    }

    void report_saysAnswersFiguresAndChecksums() {
        openOwn();
        playToTheMeasurement();
        const QJsonObject report = QJsonDocument::fromJson(lessonReport(panel_->player())).object();
        QCOMPARE(report["format"].toString(), QStringLiteral("lunette-lesson-answers"));
        const QJsonObject answer = report["answers"].toArray().at(0).toObject();
        QCOMPARE(answer["choice"].toInt(), 2);
        QCOMPARE(answer["right"].toInt(), 2);
        QVERIFY(report["runs"].toObject()["second"].toString().startsWith("crc32:"));
        QVERIFY(report["runs"].toObject()["second"] != report["runs"].toObject()["first"]);
        QVERIFY(report["steps"].toArray().at(0).toObject()["figures"].toObject()["first.error"].toDouble() > 0);
        const QImage page = lessonReportPage(panel_->player());
        QCOMPARE(page.width(), 800);
        QVERIFY(page.height() > 100);
    }

    void brokenLesson_isRefusedWithItsFileAndLine() {
        const TemporaryFolder folder;
        writtenLesson(folder);
        const std::string broken = "{\n\"format\": \"lunette-lesson\",\n\"version\": 1,\n\"stepz\": []}";
        folder.write("lesson.json", {broken.begin(), broken.end()});
        QSignalSpy errors(panel_.get(), &LearnPanel::errorOccurred);
        panel_->openLesson(QString::fromStdString(folder.path()));
        QTRY_COMPARE(errors.size(), 1);
        const QString message = errors[0][0].toString();
        QVERIFY2(message.contains("lesson.json") && message.contains("4") && message.contains("stepz"),
                 qPrintable(message));
        QVERIFY(!panel_->player().lesson());
    }

    void ownLesson_isReadByTheQueueForFiles() {
        QSemaphore mayRead;
        service_.post(BackgroundService::Queue::Files, [&mayRead] { mayRead.acquire(); });
        panel_->openLesson(QString::fromStdString(writtenLesson(own_)));
        QVERIFY(!panel_->player().lesson());
        mayRead.release();
        QTRY_VERIFY(panel_->player().lesson());
    }

    void ownLesson_anotherIsChosenMeanwhile_isNotShown() {
        QSemaphore mayRead;
        service_.post(BackgroundService::Queue::Files, [&mayRead] { mayRead.acquire(); });
        panel_->openLesson(QString::fromStdString(writtenLesson(own_)));
        const QString shipped = QString::fromStdString(shippedLessons().front());
        panel_->openLesson(shipped);
        mayRead.release();
        test::settle(service_);
        QCOMPARE(panel_->player().place(), shipped);
    }

private:
    void openOwn(const std::string& json = kLessonText) {
        panel_->openLesson(QString::fromStdString(writtenLesson(own_, json)));
        test::settle(service_);
        QVERIFY(panel_->player().lesson());
    }
    void playToTheMeasurement() {
        if (panel_->player().step() == 0) button("lessonNextButton")->click();
        panel_->findChild<QRadioButton*>("lessonAnswer2")->click();
        button("lessonRunButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(panel_->player().findings(1), kPatience);
    }
    QPushButton* button(const char* name) const { return panel_->findChild<QPushButton*>(QLatin1StringView(name)); }
    QString text() const { return panel_->findChild<QLabel*>("lessonText")->text(); }

    TemporaryFolder settings_, own_;
    Catalog catalog_ = standardCatalog();
    BackgroundService service_;
    std::unique_ptr<Experiment> experiment_;
    std::unique_ptr<RunStore> runs_;
    std::unique_ptr<LessonPlayer> player_;
    std::unique_ptr<LearnPanel> panel_;
};

static const lunette::test::TestClass<LearnPanelTest, QApplication> kLearnPanelTest;
#include "LearnPanelTest.moc"
