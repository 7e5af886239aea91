#include "TestProgram.h"
#include "WindowUser.h"
#include "imaging/DownloadableDatasets.h"
#include "widgets/NumberText.h"
#include "widgets/Settings.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QSpinBox>

using namespace lunette;
using lunette::test::WindowUser;

class PreferencesTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }
    void init() { openWindow(); }
    void cleanup() {
        closeWindow();
        chooseUserDatasets({});
    }

    void appearance_chosen_isDrawnAndRemembered() {
        trigger("preferencesAction");
        auto* box = find<QComboBox>("appearanceBox");
        box->setCurrentIndex(static_cast<int>(theme::Appearance::Dark));
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 100);
        QCOMPARE(settings::appearance(), theme::Appearance::Dark);
        box->setCurrentIndex(static_cast<int>(theme::Appearance::Light));
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 150);
        box->setCurrentIndex(static_cast<int>(theme::Appearance::Desktop));
    }

    void threads_chosen_areTheDefault() {
        trigger("preferencesAction");
        find<QSpinBox>("threadsPreference")->setValue(3);
        QCOMPARE(find<QSpinBox>("threads")->value(), 3);
        QCOMPARE(label("changedText"), QStringLiteral("All settings are the defaults."));
        find<QSpinBox>("threads")->setValue(2);
        find<QSpinBox>("threadsPreference")->setValue(5);
        QCOMPARE(find<QSpinBox>("threads")->value(), 2);  // was set for this run
        restart();
        QCOMPARE(find<QSpinBox>("threads")->value(), 5);
    }

    void runMemory_chosen_isTheBudget() {
        openSmallMoons();
        setSmallNetwork(1);
        trainToTheEnd();
        QVERIFY(label("runMemoryLabel").contains(numberText(512)));
        trigger("preferencesAction");
        find<QSpinBox>("runMemoryPreference")->setValue(128);
        QCOMPARE(settings::runMemory(), 128);
        QVERIFY(label("runMemoryLabel").contains(numberText(128)));
        restart();
        trigger("preferencesAction");
        QCOMPARE(find<QSpinBox>("runMemoryPreference")->value(), 128);
    }

    void autosaveInterval_chosen_isRemembered() {
        trigger("preferencesAction");
        find<QSpinBox>("autosavePreference")->setValue(12);
        QCOMPARE(settings::autosaveSeconds(), 12);
    }

    void datasetFolder_chosen_isWhereDownloadsAreLookedFor() {
        const std::string usual = userDatasets();
        trigger("preferencesAction");
        auto* line = find<QLineEdit>("datasetFolderPreference");
        line->setText(QStringLiteral("a relative path"));
        emit line->editingFinished();
        QCOMPARE(userDatasets(), usual);
        line->setText(folder_.path());
        emit line->editingFinished();
        QCOMPARE(QString::fromStdString(userDatasets()), folder_.path());
        line->clear();
        emit line->editingFinished();
        QCOMPARE(userDatasets(), usual);
    }

    void start_withTheLastDatasetOrNothing_isTakenUp() {
        openSmallMoons();
        trigger("preferencesAction");
        auto* box = find<QComboBox>("startPreference");
        box->setCurrentIndex(static_cast<int>(settings::Start::LastDataset));
        restart();
        QTRY_VERIFY(label("datasetText").startsWith(QStringLiteral("150")));
        settings::setStart(settings::Start::Nothing);
        restart();
        QVERIFY(!isEnabled("trainAction"));
        QCOMPARE(label("datasetText"), QStringLiteral("None is open."));
    }

    void impossibleValues_areForgotten() {
        QSettings().setValue(QStringLiteral("threads"), QStringLiteral("many"));
        QSettings().setValue(QStringLiteral("autosaveSeconds"), -4);
        QSettings().setValue(QStringLiteral("datasetFolder"), QStringLiteral("relative"));
        QSettings().setValue(QStringLiteral("start"), 77);
        QCOMPARE(settings::threads(), 0);
        QCOMPARE(settings::autosaveSeconds(), 30);
        QVERIFY(settings::datasetFolder().isEmpty());
        QCOMPARE(settings::start(), settings::Start::Moons);
        QVERIFY(!QSettings().contains(QStringLiteral("threads")));
    }

private:
    /// Another window, with what this one remembered.
    void restart() {
        closeWindow();
        window_ = std::make_unique<MainWindow>();
        window_->show();
    }
};

static const lunette::test::TestClass<PreferencesTest, QApplication> kPreferencesTest;
#include "PreferencesTest.moc"
