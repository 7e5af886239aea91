#include "TestProgram.h"
#include "WindowUser.h"
#include "learn/LearnPanel.h"
#include "lesson/LessonFiles.h"
#include "widgets/HintRing.h"

#include <QDockWidget>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>

using namespace lunette;
using lunette::test::kPatience;

class LearnControllerTest : public QObject, lunette::test::WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void firstStart_offersTheFirstLesson_untilOneIsOpen() {
        auto* dock = find<QDockWidget>("learnDock");
        QVERIFY(find<QAction>("startLessonAction")->isVisible());
        QVERIFY(!dock->isVisible());
        trigger("startLessonAction");
        QVERIFY(dock->isVisible());
        QCOMPARE(panel().player().place(), QString::fromStdString(shippedLessons().front()));
        QVERIFY(!find<QAction>("startLessonAction")->isVisible());
        window_ = std::make_unique<MainWindow>();  // another start
        QVERIFY(!find<QAction>("startLessonAction")->isVisible());
        window_->show();
        find<QDockWidget>("learnDock")->show();
        QTRY_COMPARE(panel().player().place(), QString::fromStdString(shippedLessons().front()));
    }

    void step_thatNamesATabAndAControl_showsThem_data() {
        QTest::addColumn<QString>("lesson");
        for (const std::string& name : shippedLessons()) QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    void step_thatNamesATabAndAControl_showsThem() {
        QFETCH(QString, lesson);
        trigger("startLessonAction");
        panel().openLesson(lesson);
        auto* tabs = find<QTabWidget>("exploreTabs");
        const std::size_t count = panel().player().lesson()->steps.size();
        for (std::size_t i = 0; i < count; ++i) {
            const LessonStep& step = panel().player().currentStep();
            if (!step.tab.empty())
                QCOMPARE(tabs->tabText(tabs->currentIndex()).toLower(), QString::fromStdString(step.tab));
            if (!step.control.empty()) {
                auto* control = find<QWidget>(step.control.c_str());
                QVERIFY(control->isVisible());
                QCOMPARE(find<HintRing>("hintRing")->control(), control);
            }
            find<QPushButton>("lessonNextButton")->click();
        }
    }

    void tabsOfLessons_areThoseOfTheWindow() {
        const auto* tabs = find<QTabWidget>("exploreTabs");
        QStringList titles, words;
        for (int i = 0; i < tabs->count(); ++i) titles << tabs->tabText(i).toLower();
        for (const std::string& word : lessonTabs()) words << QString::fromStdString(word);
        QCOMPARE(words, titles);
    }

    void controlsOfLessons_areInTheWindow() {
        for (const std::string& name : lessonControls()) QVERIFY(find<QWidget>(name.c_str()));
    }

    void firstLesson_playedInTheWindow_holdsEveryClaim() {
        trigger("startLessonAction");
        const std::size_t count = panel().player().lesson()->steps.size();
        int claims = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (panel().player().currentStep().question) find<QRadioButton>("lessonAnswer1")->click();
            if (panel().player().hasWork()) {
                if (!panel().player().isWorking()) find<QPushButton>("lessonRunButton")->click();
                QTRY_VERIFY_WITH_TIMEOUT(!panel().player().isWorking(), kPatience);
            }
            QVERIFY(!panel().player().hasWork());
            const StepFindings* found = panel().player().findings(static_cast<int>(i));
            for (const auto& claim : found ? found->claims : std::vector<StepFindings::Claim>()) {
                QVERIFY2(claim.holds, qPrintable(claim.text));
                ++claims;
            }
            find<QPushButton>("lessonNextButton")->click();
        }
        QVERIFY(claims > 3);
    }

    void otherData_whileALessonTrains_endTheStepAndNothingElse() {
        trigger("startLessonAction");
        while (!panel().player().currentStep().question) find<QPushButton>("lessonNextButton")->click();
        find<QRadioButton>("lessonAnswer1")->click();
        find<QPushButton>("lessonRunButton")->click();
        QTRY_VERIFY(isEnabled("pauseAction"));
        trigger("pauseAction");
        QTRY_VERIFY(isEnabled("trainAction"));
        window_->open(QStringLiteral("moons:count=60,size=32"));
        QTRY_VERIFY(!panel().player().isWorking());
        QVERIFY(panel().player().hasWork());
    }

    void ownLesson_openedLikeAFile_isShown() {
        const QTemporaryDir folder;
        const auto write = [&folder](const char* name, const QByteArray& text) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(text) > 0;
        };
        QVERIFY(write("lesson.json",
                      R"({"format": "lunette-lesson", "version": 1, "seeds": "1", "runs": {}, "steps": [{}]})"));
        QVERIFY(write("en.md", "# Mine\n\n## Step\n\nText.\n"));
        window_->open(folder.path());
        QTRY_VERIFY(panel().player().lesson());
        QCOMPARE(panel().player().place(), folder.path());
        QVERIFY(find<QDockWidget>("learnDock")->isVisible());
    }

    void brokenLesson_followedByAGoodOne_isNoLongerSpokenOf() {
        const QTemporaryDir folder;
        QFile file(folder.filePath("lesson.json"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"format\": 1}") > 0);
        file.close();
        window_->open(folder.path());
        QTRY_VERIFY(bannerText().contains("lesson.json"));
        trigger("startLessonAction");
        QCOMPARE(bannerText(), QString());
    }

private:
    LearnPanel& panel() const { return *find<LearnPanel>("learnPanel"); }
};

static const lunette::test::TestClass<LearnControllerTest, QApplication> kLearnControllerTest;
#include "LearnControllerTest.moc"
