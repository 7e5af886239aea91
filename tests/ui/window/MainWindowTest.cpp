#include "TestProgram.h"
#include "WindowUser.h"
#include "views/generate/GenerateView.h"
#include "widgets/Picture.h"
#include "widgets/SampleGrid.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QtTest>
#include <qcustomplot.h>

using namespace lunette;
using lunette::test::WindowUser;

/// The window as a person uses it: through its buttons, boxes and dialogs.
class MainWindowTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void window_atTheStart_hasMoonsAndAVae();
    void trainAction_trainsToTheEnd();
    void learningRate_changedWhileTraining_isTakenUp();
    void stepAction_whilePaused_trainsOneStep();
    void resetAction_bringsBackTheInitialWeights();
    void actions_disabled_sayWhy();
    void hiddenLayers_malformed_areRefusedWithTheReason();
    void objectiveBox_changedAfterTraining_isMarkedPending();
    void setupRows_withoutEffect_areHidden();
    void precision_chosen_isTheRunsAndItsLackIsSaid();
    void datasetOptions_changed_areApplied();
    void training_diverged_isReported();
    void close_whileTraining_asks();
    void sample_selected_movesTheProbeAndTheSliders();
    void layout_changed_isRememberedUntilRestored();
};

void MainWindowTest::window_atTheStart_hasMoonsAndAVae() {
    QCOMPARE(find<QComboBox>("datasetBox")->currentData().toString(), QStringLiteral("moons"));
    QCOMPARE(find<QComboBox>("objectiveBox")->currentData().toString(), QStringLiteral("vae"));
    QCOMPARE(find<QComboBox>("architectureBox")->currentData().toString(), QStringLiteral("dense"));
    QVERIFY(!isEnabled("pauseAction"));
    QVERIFY(!isEnabled("saveModelAction"));
    for (const auto& parameter : trainingParameters().all()) {
        if (parameter.key != "objective" && parameter.key != "architecture") find<QWidget>(parameter.key.c_str());
    }
    QVERIFY(bannerText().isEmpty());
}

void MainWindowTest::trainAction_trainsToTheEnd() {
    openSmallMoons();
    setSmallNetwork(4);
    const QImage before = find<QWidget>("reconstructionGrid")->grab().toImage();
    trigger("trainAction");
    QVERIFY(isEnabled("pauseAction"));
    QVERIFY(!isEnabled("trainAction"));
    QTRY_COMPARE(label("timeLeftLabel"), QStringLiteral("finished"));
    QCOMPARE(label("epochLabel"), QStringLiteral("epoch 4 / 4"));
    QTRY_VERIFY(isEnabled("trainAction"));
    QTRY_VERIFY(find<QWidget>("reconstructionGrid")->grab().toImage() != before);
    const auto* test = find<QCustomPlot>("lossPlot")->graph(1)->data().data();
    QCOMPARE(test->size(), 4);
    QVERIFY((test->constEnd() - 1)->value < test->constBegin()->value);
}

void MainWindowTest::learningRate_changedWhileTraining_isTakenUp() {
    openSmallMoons();
    setSmallNetwork(1000000);
    trigger("trainAction");
    find<QDoubleSpinBox>("learning-rate")->setValue(0.004);
    find<QSpinBox>("latents")->setValue(3);
    QVERIFY(find<QLabel>("pendingNote")->isVisible());
    const SavedModel saved = save(QStringLiteral("live.lunette"));
    QCOMPARE(saved.model->config().learningRate, 0.004);
    QCOMPARE(saved.model->config().latents, 2);
    QVERIFY2(isEnabled("pauseAction"), "saving ended the run");
}

void MainWindowTest::stepAction_whilePaused_trainsOneStep() {
    openSmallMoons();
    setSmallNetwork(1000000);
    trigger("trainAction");
    QTRY_VERIFY(!label("rateLabel").isEmpty());
    trigger("pauseAction");
    QTRY_COMPARE(label("timeLeftLabel"), QStringLiteral("paused"));
    const auto before = save(QStringLiteral("paused.lunette")).state.step;
    QVERIFY(before > 0);
    trigger("stepAction");
    QTRY_COMPARE(label("timeLeftLabel"), QStringLiteral("paused"));
    QCOMPARE(save(QStringLiteral("stepped.lunette")).state.step, before + 1);
    trigger("trainAction");
    QTRY_VERIFY(label("timeLeftLabel").contains(QStringLiteral("left")));
}

void MainWindowTest::resetAction_bringsBackTheInitialWeights() {
    openSmallMoons();
    setSmallNetwork(2);
    trainToTheEnd();
    trigger("resetAction");
    const SavedModel saved = save(QStringLiteral("reset.lunette"));
    QCOMPARE(saved.state.step, 0);
    QVERIFY(saved.state.theta == initialState(*saved.model).theta);
    QCOMPARE(find<QCustomPlot>("lossPlot")->graph(1)->data()->size(), 0);
}

void MainWindowTest::actions_disabled_sayWhy() {
    const QString enabled = find<QAction>("trainAction")->toolTip();
    for (const char* name : {"saveModelAction", "saveImageAction", "saveStripAction"}) {
        QVERIFY(!isEnabled(name));
        QVERIFY2(find<QAction>(name)->toolTip().contains(QStringLiteral("Train")), name);
    }
    openSmallMoons();
    setSmallNetwork(1);
    trainToTheEnd();
    QVERIFY(isEnabled("saveStripAction"));
    QVERIFY(!find<QAction>("saveStripAction")->toolTip().contains(QStringLiteral("Train")));
    QCOMPARE(find<QAction>("trainAction")->toolTip(), enabled);
}

void MainWindowTest::hiddenLayers_malformed_areRefusedWithTheReason() {
    auto* hidden = find<QLineEdit>("hidden");
    hidden->setText(QStringLiteral("400,x"));
    QTest::keyClick(hidden, Qt::Key_Return);
    QCOMPARE(hidden->text(), QStringLiteral("400,200"));
    QVERIFY2(bannerText().contains(QStringLiteral("400,x")), qPrintable(bannerText()));
}

void MainWindowTest::objectiveBox_changedAfterTraining_isMarkedPending() {
    openSmallMoons();
    setSmallNetwork(1);
    trainToTheEnd();
    QVERIFY(label("objectivePendingMark").isEmpty());
    find<QComboBox>("objectiveBox")->setCurrentIndex(0);
    QVERIFY(!label("objectivePendingMark").isEmpty());
    QVERIFY(find<QLabel>("pendingNote")->isVisible());
    trainToTheEnd();
    QVERIFY(label("objectivePendingMark").isEmpty());
}

void MainWindowTest::setupRows_withoutEffect_areHidden() {
    const auto shown = [this] {
        QStringList keys;
        for (const char* key : {"momentum", "weight-decay", "decay-factor", "decay-epochs"})
            if (!find<QWidget>(key)->isHidden()) keys << QString::fromLatin1(key);
        return keys.join(QLatin1Char(' '));
    };
    const auto choose = [this](const char* box, const char* label) {
        auto* choice = find<QComboBox>(box);
        choice->setCurrentIndex(choice->findText(QString::fromLatin1(label)));
    };
    QVERIFY2(find<QWidget>("optimizer")->isHidden(), "it is none of the basic settings");
    find<QToolButton>("allSettingsButton")->click();
    QVERIFY(!find<QWidget>("optimizer")->isHidden());
    QCOMPARE(shown(), QString());
    choose("optimizer", "SGD");
    QCOMPARE(shown(), QStringLiteral("momentum"));
    choose("optimizer", "AdamW");
    QCOMPARE(shown(), QStringLiteral("weight-decay"));
    choose("schedule", "Steps down");
    QCOMPARE(shown(), QStringLiteral("weight-decay decay-factor decay-epochs"));
    choose("schedule", "Cosine to 0");
    QCOMPARE(shown(), QStringLiteral("weight-decay"));
}

void MainWindowTest::precision_chosen_isTheRunsAndItsLackIsSaid() {
    openSmallMoons();
    setSmallNetwork(1);
    QVERIFY(find<QLabel>("precisionNote")->isHidden());
    auto* box = find<QComboBox>("precision");
    box->setCurrentIndex(box->findData(QStringLiteral("bfloat16")));
    TrainingConfig config;
    config.precision = Precision::Bfloat16;
    const Message note = precisionNote(config);
    QCOMPARE(find<QLabel>("precisionNote")->isHidden(), note.isEmpty());
    QCOMPARE(label("precisionNote"), QString::fromStdString(note.english()));
    trigger("trainAction");
    QTRY_COMPARE(label("timeLeftLabel"), QStringLiteral("finished"));
    QCOMPARE(save(QStringLiteral("rounded.lunette")).model->config().precision, Precision::Bfloat16);
    box->setCurrentIndex(box->findData(QStringLiteral("float32")));
    QVERIFY(find<QLabel>("precisionNote")->isHidden());
}

void MainWindowTest::datasetOptions_changed_areApplied() {
    openSmallMoons();
    find<QSpinBox>("count")->setValue(240);
    QTRY_VERIFY(label("datasetText").startsWith(QStringLiteral("240")));
    QCOMPARE(find<QSpinBox>("count")->value(), 240);
    QCOMPARE(find<QSpinBox>("size")->value(), 28);
}

void MainWindowTest::training_diverged_isReported() {
    openSmallMoons();
    setSmallNetwork(1000);
    find<QComboBox>("likelihood")->setCurrentIndex(1);
    find<QComboBox>("output-activation")->setCurrentIndex(1);
    find<QDoubleSpinBox>("observation-std")->setValue(0.001);
    find<QComboBox>("optimizer")->setCurrentIndex(1);
    find<QDoubleSpinBox>("learning-rate")->setValue(1.0);
    trigger("trainAction");
    QTRY_COMPARE(label("timeLeftLabel"), QStringLiteral("diverged"));
    QVERIFY(bannerText().contains(QStringLiteral("step")));
    QVERIFY(save(QStringLiteral("diverged.lunette")).state.theta.allFinite());
}

void MainWindowTest::close_whileTraining_asks() {
    openSmallMoons();
    setSmallNetwork(1000000);
    trigger("trainAction");
    QTRY_VERIFY(!label("rateLabel").isEmpty());
    window_->close();
    QVERIFY(window_->isVisible());
    auto* request = find<QMessageBox>("closeQuestion");
    request->findChild<QPushButton*>(QStringLiteral("cancelClosingButton"))->click();
    QVERIFY(window_->isVisible());
    QVERIFY2(isEnabled("pauseAction"), "Cancel ended the run");
    QTRY_VERIFY(!window_->findChild<QMessageBox*>());

    window_->close();
    QElapsedTimer watch;
    watch.start();
    find<QPushButton>("closeAnywayButton")->click();
    QVERIFY(!window_->isVisible());
    window_.reset();
    qInfo("stopped, joined and closed in %lld ms", static_cast<long long>(watch.elapsed()));
}

void MainWindowTest::sample_selected_movesTheProbeAndTheSliders() {
    openSmallMoons();
    setSmallNetwork(2);
    trainToTheEnd();
    auto* view = window_->findChild<GenerateView*>();
    find<QTabWidget>("exploreTabs")->setCurrentWidget(view);
    QTRY_VERIFY(view->shownSamples().snapshot && view->shownSamples().snapshot->step() == 12);
    const Matrix codes = view->shownSamples().codes;
    auto* grid = find<SampleGrid>("sampleGrid");
    QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, grid->cell(5).center());
    const auto* map = window_->findChild<LatentView*>();
    QTRY_VERIFY(map->shownProbe().codes == codes.col(5));
    for (const int latent : {0, 1}) {
        const auto* value = find<QDoubleSpinBox>(latent == 0 ? "factorValue1" : "factorValue2");
        QVERIFY(std::abs(value->value() - static_cast<double>(codes(latent, 5))) < 0.001);
    }
    trigger("copyPictureAction");  // of what is selected, while the grid has the focus
    QTRY_COMPARE(QApplication::clipboard()->text(), QString::fromStdString(codesText(codes.col(5))));
}

void MainWindowTest::layout_changed_isRememberedUntilRestored() {
    auto* dock = find<QDockWidget>("setupDock");
    dock->toggleViewAction()->trigger();
    QVERIFY(!dock->isVisible());
    window_->close();
    window_ = std::make_unique<MainWindow>();
    window_->show();
    QVERIFY(!find<QDockWidget>("setupDock")->isVisible());
    trigger("restoreLayoutAction");
    QVERIFY(find<QDockWidget>("setupDock")->isVisible());
}

static const lunette::test::TestClass<MainWindowTest, QApplication> kMainWindowTest;
#include "MainWindowTest.moc"
