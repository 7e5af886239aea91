#include "MainWindow.h"
#include "Picture.h"
#include "data/MoonPhases.h"
#include "io/ModelFile.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>
#include <qcustomplot.h>

using namespace lunette;

/// The window as a person uses it: through its buttons, boxes and dialogs.
class MainWindowTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();

    void startsWithMoonsAndAVae();
    void trainsAtTheTouchOfAButton();
    void takesUpTheLearningRateWhileTraining();
    void pausesAndDoesSingleSteps();
    void startsOverOnReset();
    void savesAndReopensAModel();
    void savesThePictureAndTheStrip();
    void saysWhyAnActionIsDisabled();
    void refusesLayersThatAreNoneWithTheReason();
    void showsThatTheModelBoxWaitsForTheNextRun();
    void startsWithMoonsBesideTheMessageOfABadFile();
    void exploresAModelWhoseDataAreGone();
    void appliesDatasetOptions();
    void opensWhatIsDropped();
    void keepsWhatIsLoadedWhenAFileIsBad();
    void saysWhenTrainingDiverged();
    void asksBeforeClosingWhileTraining();
    void remembersItsLayout();

private:
    template <class T>
    T* find(const char* name) const {
        auto* found = window_->findChild<T*>(QLatin1StringView(name));
        if (!found) qFatal("the window has no %s", name);
        return found;
    }
    void trigger(const char* action) const { find<QAction>(action)->trigger(); }
    bool isEnabled(const char* action) const { return find<QAction>(action)->isEnabled(); }
    QString label(const char* name) const { return find<QLabel>(name)->text(); }
    QString bannerText() const;
    void openSmallMoons() const;
    void setSmallNetwork(int epochs) const;
    void trainToTheEnd() const;
    void answerDialog(const QString& path) const;
    SavedModel save(const QString& name) const;

    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;
};

void MainWindowTest::initTestCase() {
    QVERIFY(folder_.isValid());
    QCoreApplication::setOrganizationName(QStringLiteral("LunetteTest"));
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
}

void MainWindowTest::init() {
    QSettings().clear();
    window_ = std::make_unique<MainWindow>();
    window_->show();
    QTRY_VERIFY(isEnabled("trainAction"));
}

void MainWindowTest::cleanup() { window_.reset(); }

QString MainWindowTest::bannerText() const {
    const auto* banner = find<QWidget>("messageBanner");
    return banner->isVisible() ? banner->findChild<QLabel*>()->text() : QString();
}

void MainWindowTest::openSmallMoons() const {
    window_->open(QStringLiteral("moons:count=150,size=28"));
    QTRY_VERIFY(label("datasetText").startsWith(QStringLiteral("150")));
}

void MainWindowTest::setSmallNetwork(int epochs) const {
    find<QSpinBox>("epochs")->setValue(epochs);
    find<QSpinBox>("batch-size")->setValue(25);
    auto* hidden = find<QLineEdit>("hidden");
    hidden->setText(QStringLiteral("16"));
    QTest::keyClick(hidden, Qt::Key_Return);
}

void MainWindowTest::trainToTheEnd() const {
    trigger("trainAction");
    QTRY_COMPARE(label("timeLeftLabel"), QStringLiteral("finished"));
}

void MainWindowTest::answerDialog(const QString& path) const {
    QFileDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = window_->findChild<QFileDialog*>()));
    dialog->setDirectory(QFileInfo(path).path());
    for (auto* list : dialog->findChildren<QAbstractItemView*>()) list->clearSelection();  // as typing does
    dialog->findChild<QLineEdit*>()->setText(QFileInfo(path).fileName());
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_VERIFY(!window_->findChild<QFileDialog*>());
}

SavedModel MainWindowTest::save(const QString& name) const {
    const QString path = folder_.filePath(name);
    trigger("saveModelAction");
    answerDialog(path);
    if (!QTest::qWaitFor([&] { return QFile::exists(path); })) qFatal("no model was saved");
    return loadModel(path.toStdString());
}

void MainWindowTest::startsWithMoonsAndAVae() {
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

void MainWindowTest::trainsAtTheTouchOfAButton() {
    openSmallMoons();
    setSmallNetwork(4);
    const QImage before = find<QWidget>("reconstructionGrid")->grab().toImage();
    trigger("trainAction");
    QVERIFY(isEnabled("pauseAction"));
    QVERIFY(!isEnabled("trainAction"));
    QTRY_COMPARE(label("timeLeftLabel"), QStringLiteral("finished"));
    QCOMPARE(label("epochLabel"), QStringLiteral("epoch 4 / 4"));
    QVERIFY(isEnabled("trainAction"));
    QTRY_VERIFY(find<QWidget>("reconstructionGrid")->grab().toImage() != before);
    const auto* test = find<QCustomPlot>("lossPlot")->graph(1)->data().data();
    QCOMPARE(test->size(), 4);
    QVERIFY((test->constEnd() - 1)->value < test->constBegin()->value);
}

void MainWindowTest::takesUpTheLearningRateWhileTraining() {
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

void MainWindowTest::pausesAndDoesSingleSteps() {
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

void MainWindowTest::startsOverOnReset() {
    openSmallMoons();
    setSmallNetwork(2);
    trainToTheEnd();
    trigger("resetAction");
    const SavedModel saved = save(QStringLiteral("reset.lunette"));
    QCOMPARE(saved.state.step, 0);
    QVERIFY(saved.state.theta == initialState(*saved.model).theta);
    QCOMPARE(find<QCustomPlot>("lossPlot")->graph(1)->data()->size(), 0);
}

void MainWindowTest::savesAndReopensAModel() {
    openSmallMoons();
    setSmallNetwork(2);
    find<QComboBox>("objectiveBox")->setCurrentIndex(0);
    trainToTheEnd();
    const SavedModel saved = save(QStringLiteral("kept.lunette"));

    window_ = std::make_unique<MainWindow>();
    window_->show();
    trigger("openModelAction");
    answerDialog(folder_.filePath(QStringLiteral("kept.lunette")));
    QTRY_VERIFY(isEnabled("saveModelAction"));
    QCOMPARE(find<QComboBox>("objectiveBox")->currentData().toString(), QStringLiteral("autoencoder"));
    QCOMPARE(find<QLineEdit>("hidden")->text(), QStringLiteral("16"));
    QVERIFY(label("datasetText").startsWith(QStringLiteral("150")));
    QCOMPARE(find<QCustomPlot>("lossPlot")->graph(1)->data()->size(), 2);
    QVERIFY(bannerText().isEmpty());

    trigger("trainAction");
    QTRY_COMPARE(label("timeLeftLabel"), QStringLiteral("finished"));
    QCOMPARE(save(QStringLiteral("further.lunette")).state.history.size(), std::size_t(4));
}

void MainWindowTest::savesThePictureAndTheStrip() {
    openSmallMoons();
    setSmallNetwork(1);
    trainToTheEnd();
    QTRY_VERIFY(!find<PictureView>("interpolationImage")->picture().isNull());
    const auto saved = [this](const char* action, const QString& name) {
        const QString path = folder_.filePath(name);
        trigger(action);
        answerDialog(path);
        return QTest::qWaitFor([&] { return QFile::exists(path); }) ? QImage(path) : QImage();
    };
    const QImage picture = saved("saveImageAction", QStringLiteral("picture.png"));
    QCOMPARE(picture.size(), QSize(504, 504));  // 28 pixels, each eighteen times as large
    const int row = picture.height() / 2;
    for (int x = 0; x < picture.width(); ++x) QCOMPARE(picture.pixel(x, row), picture.pixel(x - x % 18, row));

    trigger("saveStripAction");
    answerDialog(folder_.filePath(QStringLiteral("strip")));  // the ending is added
    const QImage steps(folder_.filePath(QStringLiteral("strip.png")));
    QCOMPARE(steps.height(), 28 * 4);
    QVERIFY(steps.width() > 9 * 28 * 4);
    auto* view = find<QWidget>("interpolationImage");
    const QImage halfway = view->grab().toImage();
    find<QSlider>("interpolationSlider")->setValue(1000);
    QTRY_VERIFY(view->grab().toImage() != halfway);
    QVERIFY(saved("saveImageAction", QStringLiteral("full.png")) != picture);
}

void MainWindowTest::saysWhyAnActionIsDisabled() {
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

void MainWindowTest::refusesLayersThatAreNoneWithTheReason() {
    auto* hidden = find<QLineEdit>("hidden");
    hidden->setText(QStringLiteral("400,x"));
    QTest::keyClick(hidden, Qt::Key_Return);
    QCOMPARE(hidden->text(), QStringLiteral("400,200"));
    QVERIFY2(bannerText().contains(QStringLiteral("400,x")), qPrintable(bannerText()));
}

void MainWindowTest::showsThatTheModelBoxWaitsForTheNextRun() {
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

void MainWindowTest::startsWithMoonsBesideTheMessageOfABadFile() {
    window_ = std::make_unique<MainWindow>();
    window_->open(folder_.filePath(QStringLiteral("absent-idx3-ubyte")));
    window_->show();
    QTRY_VERIFY(isEnabled("trainAction"));
    QCOMPARE(find<QComboBox>("datasetBox")->currentData().toString(), QStringLiteral("moons"));
    QVERIFY2(bannerText().contains(QStringLiteral("absent-idx3-ubyte")), qPrintable(bannerText()));
    window_->open(QStringLiteral("moons:count=150,size=28"));
    QTRY_VERIFY(label("datasetText").startsWith(QStringLiteral("150")));
    QVERIFY2(bannerText().isEmpty(), "the old message stays beside what was opened after it");
}

void MainWindowTest::exploresAModelWhoseDataAreGone() {
    MoonOptions options;
    options.count = 60;
    options.size = 28;
    DataSplit split = makeMoonPhases(options);
    TrainingConfig config;
    config.hidden = {8};
    const auto model = std::make_shared<Model>(config, split.train->shape());
    const QString path = folder_.filePath(QStringLiteral("orphan.lunette"));
    saveModel({model, initialState(*model), folder_.filePath(QStringLiteral("gone-idx3-ubyte")).toStdString()},
              path.toStdString());
    window_->open(path);
    QTRY_VERIFY(bannerText().contains(QStringLiteral("gone-idx3-ubyte")));
    QVERIFY(isEnabled("saveModelAction"));
    QVERIFY(!isEnabled("trainAction"));
}

void MainWindowTest::appliesDatasetOptions() {
    openSmallMoons();
    find<QSpinBox>("count")->setValue(240);
    QTRY_VERIFY(label("datasetText").startsWith(QStringLiteral("240")));
    QCOMPARE(find<QSpinBox>("count")->value(), 240);
    QCOMPARE(find<QSpinBox>("size")->value(), 28);
}

void MainWindowTest::opensWhatIsDropped() {
    QFile file(folder_.filePath(QStringLiteral("dropped-idx3-ubyte")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromHex("000008030000001e0000000800000006"));
    for (int i = 0; i < 30; ++i) file.write(QByteArray(8 * 6, static_cast<char>(8 * i)));
    file.close();
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(file.fileName())});
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window_.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window_.get(), &drop);
    QTRY_VERIFY2(label("datasetText").contains(QStringLiteral("6\u00a0×\u00a08")), qPrintable(bannerText()));
    trigger("stepAction");
    QTRY_COMPARE(label("timeLeftLabel"), QStringLiteral("paused"));
    window_->open(QStringLiteral("moons"));
    QTRY_VERIFY(label("datasetText").contains(QStringLiteral("32\u00a0×\u00a032")));
    QTRY_COMPARE(find<QComboBox>("datasetBox")->findText(QStringLiteral("Moon phases")),
                 find<QComboBox>("datasetBox")->currentIndex());
}

void MainWindowTest::keepsWhatIsLoadedWhenAFileIsBad() {
    openSmallMoons();
    setSmallNetwork(1);
    trainToTheEnd();
    const QString loaded = label("datasetText");
    QFile bad(folder_.filePath(QStringLiteral("bad-idx3-ubyte")));
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write(QByteArray::fromHex("00000803000000ff0000001c0000001c00"));
    bad.close();
    for (const QString& path : {bad.fileName(), folder_.filePath(QStringLiteral("missing.lunette"))}) {
        window_->open(path);
        QTRY_VERIFY(bannerText().contains(QFileInfo(path).fileName()));
        QCOMPARE(label("datasetText"), loaded);
        QCOMPARE(find<QComboBox>("datasetBox")->currentData().toString(), QStringLiteral("moons"));
        QVERIFY(isEnabled("trainAction"));
        QVERIFY(isEnabled("saveModelAction"));
    }
    find<QWidget>("messageBanner")->findChild<QToolButton*>()->click();
    QVERIFY(bannerText().isEmpty());
}

void MainWindowTest::saysWhenTrainingDiverged() {
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

void MainWindowTest::asksBeforeClosingWhileTraining() {
    openSmallMoons();
    setSmallNetwork(1000000);
    trigger("trainAction");
    QTRY_VERIFY(!label("rateLabel").isEmpty());
    window_->close();
    QVERIFY(window_->isVisible());
    auto* question = find<QMessageBox>("closeQuestion");
    question->findChild<QPushButton*>(QStringLiteral("cancelClosingButton"))->click();
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

void MainWindowTest::remembersItsLayout() {
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

QTEST_MAIN(MainWindowTest)
#include "MainWindowTest.moc"
