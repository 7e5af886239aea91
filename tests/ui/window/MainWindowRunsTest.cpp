#include "CliProgram.h"
#include "Patience.h"
#include "SpilledFile.h"
#include "TestProgram.h"
#include "WindowUser.h"
#include "compare/CompareView.h"
#include "compare/IndicatorTable.h"
#include "compare/RunList.h"
#include "map/LatentCanvas.h"
#include "window/Workspace.h"

#include <QApplication>
#include <QComboBox>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QToolButton>
#include <qcustomplot.h>

#include <unistd.h>

using namespace lunette;
using lunette::test::kPatience;
using lunette::test::spilledFile;
using lunette::test::WindowUser;

/// The window's runs as a person uses them: Compare, the list, the table, the replay.
class MainWindowRunsTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void compareButton_trainsAndComparesTwo();
    void indicators_areThoseOfTheCommandLine();
    void compareMenu_checkedObjectives_areTrained();
    void runList_renamesChecksAndDeletes();
    void keptRun_activated_isOpened();
    void replaySlider_showsAnEpochInEveryView();
    void replaySlider_afterALongRun_endsAtItsLastEpoch();
    void runInAFile_isReplayedComparedAndOpened();
    void replay_ofEpochsThatCannotBeRead_endsAtNow();
    void replay_underAnotherCondition_goesOn();
    void close_withUnsavedKeptRuns_asks();

private:
    void compare() const;
    RunList& list() const { return *find<RunList>("runList"); }
    QString name(int row) const { return list().topLevelItem(row)->text(0); }
    const IndicatorTable& indicators() const { return find<CompareView>("compareView")->indicators(); }
    void deleteRow(int row) const;
    std::shared_ptr<Workspace> workWithAKeptRun();
};

/// That of a new window, whose only run is no longer the current one.
std::shared_ptr<Workspace> MainWindowRunsTest::workWithAKeptRun() {
    auto work = std::make_shared<Workspace>();
    window_ = std::make_unique<MainWindow>(work);
    window_->show();
    openSmallMoons();
    setSmallNetwork(4);
    trainToTheEnd();
    trigger("resetAction");
    return work;
}

void MainWindowRunsTest::compare() const {
    openSmallMoons();
    setSmallNetwork(3);
    trigger("compareAction");
    QVERIFY(!isEnabled("compareAction"));
    QVERIFY(!find<QComboBox>("objectiveBox")->isEnabled());
    QVERIFY2(label("compareEmpty").contains(QStringLiteral("Training 1 of ")), qPrintable(label("compareEmpty")));
    QTRY_VERIFY_WITH_TIMEOUT(isEnabled("compareAction"), kPatience);
    QVERIFY(label("compareEmpty").contains(QStringLiteral("Press Compare")));
}

void MainWindowRunsTest::compareButton_trainsAndComparesTwo() {
    compare();
    QCOMPARE(list().topLevelItemCount(), 2);
    QCOMPARE(name(0), QStringLiteral("AE 2-latent"));
    QCOMPARE(name(1), QStringLiteral("VAE 2-latent"));
    for (int row : {0, 1}) QCOMPARE(list().topLevelItem(row)->checkState(0), Qt::Checked);
    const auto* view = find<CompareView>("compareView");
    QCOMPARE(find<QTabWidget>("exploreTabs")->currentWidget(), view);
    QCOMPARE(view->findChildren<CompareColumn*>().size(), 2);
    // The probe is the map's.
    const auto* map = window_->findChild<LatentView*>();
    const auto code = [map] { return Vector(map->shownProbe().codes.col(0)); };
    const auto isLinked = [&](CompareColumn* column) {
        const auto at = column->canvas().probe();
        return at && std::abs(at->x() - static_cast<double>(code()(0))) < 1e-6;
    };
    for (auto* column : view->findChildren<CompareColumn*>()) QTRY_VERIFY_WITH_TIMEOUT(isLinked(column), kPatience);
    QVERIFY(find<QComboBox>("objectiveBox")->isEnabled());
    QVERIFY(bannerText().isEmpty());
    // Both curves are drawn, with their names.
    const auto* plot = find<QCustomPlot>("lossPlot");
    QCOMPARE(plot->graphCount(), 4);
    for (int i : {0, 1}) {
        QCOMPARE(plot->graph(2 + i)->name(), name(i));
        QCOMPARE(plot->graph(2 + i)->dataCount(), 3);
        QVERIFY(label("lossCaption").contains(name(i)));
    }
}

void MainWindowRunsTest::indicators_areThoseOfTheCommandLine() {
    compare();
    find<QToolButton>("compareIndicatorsButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(indicators().report(1) && indicators().report(2), kPatience);
    QCOMPARE(indicators().report(1)->model->config().objective, ObjectiveKind::Autoencoder);
    const CliProgram cli;
    const QString file =
        save(QStringLiteral("vae.lunette")).origin.spec.empty() ? QString() : folder_.filePath("vae.lunette");
    const auto outcome = cli.run({"evaluate", file, "moons:count=150,size=28", "--report", "-"});
    QVERIFY2(outcome.code == 0, outcome.errors);
    const QJsonObject report = CliProgram::json(outcome.output);
    const QJsonObject test = report["test"].toObject(), figures = report["indicators"].toObject();
    const Report& shown = *indicators().report(2);
    QCOMPARE(shown.test.loss, test["loss"].toDouble());
    QCOMPARE(shown.test.reconstruction, test["reconstruction"].toDouble());
    QCOMPARE(shown.test.kl, test["kl"].toDouble());
    QCOMPARE(shown.test.squaredError, test["squared_error"].toDouble());
    const Indicators& measured = shown.indicators;
    const std::map<const char*, double> expected{{"sample_validity", measured.sampleValidity},
                                                 {"midpoint_validity", measured.midpointValidity},
                                                 {"noise_tolerance", measured.noiseTolerance},
                                                 {"hole_fraction", measured.holeFraction},
                                                 {"manifold_distance_samples", measured.manifoldDistance->samples},
                                                 {"manifold_distance_midpoints", measured.manifoldDistance->midpoints},
                                                 {"manifold_distance_test", measured.manifoldDistance->heldOut},
                                                 {"active_latents", static_cast<double>(measured.activeLatents)},
                                                 {"mig", *measured.mig}};
    for (const auto& [key, value] : expected) QVERIFY2(figures[QLatin1StringView(key)].toDouble(-1) == value, key);

    // And the lines that are copied train and measure the same.
    const QStringList lines = indicators().asCommands().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    for (const QString& line : lines.mid(2)) {
        QStringList words = QProcess::splitCommand(line);
        QCOMPARE(words.takeFirst(), QStringLiteral("lunette-cli"));
        if (words.front() == QStringLiteral("evaluate"))
            words << "--report"
                  << "-";
        const auto ran = cli.run(words);
        QVERIFY2(ran.code == 0, ran.errors);
        if (words.front() == QStringLiteral("evaluate"))
            QCOMPARE(CliProgram::json(ran.output)["indicators"].toObject(), figures);
    }
}

void MainWindowRunsTest::compareMenu_checkedObjectives_areTrained() {
    find<QAction>("compare-vae")->setChecked(false);
    find<QAction>("compare-autoencoder")->setChecked(false);
    QVERIFY(!isEnabled("compareAction"));
    find<QAction>("compare-pca")->setChecked(true);
    find<QAction>("compare-denoising")->setChecked(true);
    compare();
    QCOMPARE(name(0), QStringLiteral("Denoising AE 2-latent"));
    QCOMPARE(name(1), QStringLiteral("PCA 2-latent"));
    QCOMPARE(find<QComboBox>("objectiveBox")->currentData().toString(), QStringLiteral("vae"));
}

void MainWindowRunsTest::deleteRow(int row) const {
    list().setCurrentItem(list().topLevelItem(row));
    QTest::keyClick(&list(), Qt::Key_Delete);
}

void MainWindowRunsTest::runList_renamesChecksAndDeletes() {
    compare();
    list().topLevelItem(0)->setText(0, QStringLiteral("plain"));
    QCOMPARE(name(0), QStringLiteral("plain"));
    const auto headings = [this] {
        QString text;
        for (const auto* heading : find<CompareView>("compareView")->findChildren<QLabel*>("compareHeading"))
            text += heading->text();
        return text;
    };
    QVERIFY(headings().contains(QStringLiteral("plain")));
    list().topLevelItem(0)->setCheckState(0, Qt::Unchecked);
    QVERIFY(!headings().contains(QStringLiteral("plain")));
    QVERIFY(headings().contains(QStringLiteral("VAE 2-latent")));

    deleteRow(0);  // unsaved and not the current run: asks
    QCOMPARE(list().topLevelItemCount(), 2);
    find<QPushButton>("deleteRunButton")->click();
    QCOMPARE(list().topLevelItemCount(), 1);
    deleteRow(0);  // the current model stays
    QCOMPARE(list().topLevelItemCount(), 0);
    QVERIFY(isEnabled("saveModelAction"));
}

void MainWindowRunsTest::keptRun_activated_isOpened() {
    compare();
    emit list().itemActivated(list().topLevelItem(0), 0);
    QCOMPARE(find<QComboBox>("objectiveBox")->currentData().toString(), QStringLiteral("autoencoder"));
    const SavedModel saved = save(QStringLiteral("taken.lunette"));
    QCOMPARE(saved.model->config().objective, ObjectiveKind::Autoencoder);
    QCOMPARE(saved.state.history.size(), std::size_t(3));
    QCOMPARE(list().topLevelItemCount(), 2);
}

void MainWindowRunsTest::replaySlider_showsAnEpochInEveryView() {
    openSmallMoons();
    setSmallNetwork(4);
    trainToTheEnd();
    waitForPictures(4 * 6);
    auto* slider = find<QSlider>("replaySlider");
    QTRY_COMPARE_WITH_TIMEOUT(slider->maximum(), 4, kPatience);
    QCOMPARE(slider->value(), 4);
    slider->setValue(1);
    waitForPictures(6);
    QVERIFY2(label("replayLabel").endsWith(QStringLiteral("epoch 1 of 4")), qPrintable(label("replayLabel")));
    find<QToolButton>("replayNowButton")->click();
    waitForPictures(4 * 6);
    slider->setValue(0);
    waitForPictures(0);
    trainToTheEnd();  // which is about now
    waitForPictures(8 * 6);
    QCOMPARE(slider->value(), slider->maximum());
}

void MainWindowRunsTest::runInAFile_isReplayedComparedAndOpened() {
    const auto work = workWithAKeptRun();
    const auto& run = work->runs.runs().front();
    work->runs.memory().setBudget(0);
    QTRY_VERIFY_WITH_TIMEOUT(!run.state.value && !run.epochs.value && !run.snapshot.value, kPatience);
    QVERIFY2(label("runMemoryLabel").contains(QStringLiteral("in a file")), qPrintable(label("runMemoryLabel")));
    list().setCurrentItem(list().topLevelItem(0));
    find<QSlider>("replaySlider")->setValue(1);
    waitForPictures(6);
    find<QToolButton>("replayNowButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!run.epochs.value, kPatience);
    list().topLevelItem(0)->setCheckState(0, Qt::Checked);
    QTRY_VERIFY_WITH_TIMEOUT(!find<CompareView>("compareView")->findChildren<LatentCanvas*>().empty(), kPatience);
    QVERIFY(run.snapshot.value);
    list().topLevelItem(0)->setCheckState(0, Qt::Unchecked);
    QTRY_VERIFY_WITH_TIMEOUT(!run.snapshot.value, kPatience);
    emit list().itemActivated(list().topLevelItem(0), 0);
    waitForPictures(4 * 6);
}

void MainWindowRunsTest::replay_ofEpochsThatCannotBeRead_endsAtNow() {
    const auto work = workWithAKeptRun();
    const auto& run = work->runs.runs().front();
    work->runs.memory().setBudget(0);
    QTRY_VERIFY_WITH_TIMEOUT(!run.epochs.value && !work->runs.memory().isBusy(), kPatience);
    QCOMPARE(truncate(spilledFile(RunStore::standardFolder().toStdString())->c_str(), 0), 0);
    list().setCurrentItem(list().topLevelItem(0));
    auto* slider = find<QSlider>("replaySlider");
    QSignalSpy said(&work->runs, &RunStore::errorOccurred);
    slider->setValue(1);
    QTRY_COMPARE_WITH_TIMEOUT(slider->value(), slider->maximum(), kPatience);
    QVERIFY(!work->runs.memory().isBusy());
    QCOMPARE(said.size(), 1);
}

void MainWindowRunsTest::replay_underAnotherCondition_goesOn() {
    const auto work = std::make_shared<Workspace>();
    window_ = std::make_unique<MainWindow>(work);
    window_->show();
    openSmallMoons();
    setSmallNetwork(4);
    work->experiment.setParameter("condition", "label");
    trainToTheEnd();
    auto* slider = find<QSlider>("replaySlider");
    QTRY_COMPARE_WITH_TIMEOUT(slider->maximum(), 4, kPatience);
    slider->setValue(1);
    work->experiment.setCondition(work->experiment.snapshot()->model().condition().ofClass(1));
    QCOMPARE(slider->value(), 1);
    trainToTheEnd();
    QCOMPARE(slider->value(), slider->maximum());
}

/// Of so many epochs not each is kept, and not the last.
void MainWindowRunsTest::replaySlider_afterALongRun_endsAtItsLastEpoch() {
    constexpr int epochs = static_cast<int>(EpochSeries::kMaxSnapshots) + 5;
    static_assert(epochs % 2 == 1);
    openSmallMoons();
    setSmallNetwork(epochs);
    trainToTheEnd();
    const auto says = [&](int epoch) {
        return label("replayLabel").endsWith(QStringLiteral("epoch %1 of %2").arg(epoch).arg(epochs));
    };
    QTRY_VERIFY2_WITH_TIMEOUT(says(epochs), qPrintable(label("replayLabel")), kPatience);
    find<QSlider>("replaySlider")->setValue(1);
    QVERIFY2(says(2), qPrintable(label("replayLabel")));
}

void MainWindowRunsTest::close_withUnsavedKeptRuns_asks() {
    compare();
    save(QStringLiteral("saved.lunette"));
    QTRY_VERIFY_WITH_TIMEOUT(!list().topLevelItem(1)->toolTip(0).contains(QStringLiteral("Not saved")), kPatience);
    window_->close();
    QVERIFY(window_->isVisible());
    QVERIFY(find<QMessageBox>("closeQuestion")->text().endsWith(QStringLiteral("list: 1.")));
    find<QPushButton>("cancelClosingButton")->click();
    QVERIFY(window_->isVisible());
    deleteRow(0);
    find<QPushButton>("deleteRunButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(window_->findChildren<QMessageBox*>().isEmpty(), kPatience);
    window_->close();
    QVERIFY(!window_->isVisible());
}

static const lunette::test::TestClass<MainWindowRunsTest, QApplication> kMainWindowRunsTest;
#include "MainWindowRunsTest.moc"
