#include "Paths.h"
#include "TestProgram.h"
#include "WindowUser.h"
#include "export/CommandLines.h"
#include "train/Trainer.h"
#include "views/factors/FactorsView.h"
#include "views/generate/GenerateView.h"
#include "widgets/SampleGrid.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QProcess>
#include <QPushButton>
#include <QTabWidget>
#include <QtTest>

using namespace lunette;
using lunette::test::WindowUser;

Q_DECLARE_METATYPE(lunette::CodeSource)

/// What "as command" copies, run by a shell through the real lunette-cli: it gives what the window shows, bit for bit.
class CommandCopierTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void shellLine_ofAnyWords_isQuotedForAShell();
    void trainLine_ofAConfiguration_namesOnlyWhatIsNotDefault();
    void commandWithCondition_ofAConditionalModel_hasThePicturesCondition();
    void runCommand_executed_trainsTheSameModel_data();
    void runCommand_executed_trainsTheSameModel();
    void pictureCommands_executed_drawTheSamePictures_data();
    void pictureCommands_executed_drawTheSamePictures();
    void sampleCommands_executed_drawTheSamePictures_data();
    void sampleCommands_executed_drawTheSamePictures();
    void pictureCommand_ofASavedModel_namesItsFile();
    void pictureCommand_ofAnUnrepeatableRun_asksToSaveTheModel();
    void traversalActions_areEnabledOnlyWhereTheyWork();
    void traversalsOfEarlierWeights_canOnlyBeSaved();

private:
    QString copied(const char* action) const;
    void runByShell(const QString& lines) const;
    /// The file that the window saves is, byte for byte, the one that the command draws under this name.
    void compareWithCommand(const char* saveAction, const char* copyAction, const QString& name) const;
};

QString CommandCopierTest::copied(const char* action) const {
    QApplication::clipboard()->setText(QStringLiteral("nothing"));
    trigger(action);
    return QApplication::clipboard()->text();
}

void CommandCopierTest::runByShell(const QString& lines) const {
    QProcess shell;
    shell.setWorkingDirectory(folder_.path());
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PATH", QFileInfo(lunette::test::commandLineProgram()).path() + ":" + environment.value("PATH"));
    shell.setProcessEnvironment(environment);
    shell.start("/bin/sh", {"-e", "-c", lines});
    QVERIFY(shell.waitForFinished(120000));
    QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError() + "\n" + lines.toUtf8());
}

void CommandCopierTest::compareWithCommand(const char* saveAction, const char* copyAction, const QString& name) const {
    const QString lines = copied(copyAction);
    QVERIFY2(lines.startsWith("lunette-cli"), qPrintable(lines + bannerText()));
    const QString shown =
        saveBy(saveAction, QStringLiteral("shown-%1-%2").arg(QString::fromLatin1(QTest::currentDataTag()), name));
    runByShell(lines);
    const auto bytes = [](const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTRY_COMPARE(bytes(shown), bytes(folder_.filePath(name)));
    QVERIFY(bytes(shown).size() > 100);
}

void CommandCopierTest::shellLine_ofAnyWords_isQuotedForAShell() {
    const std::vector<std::string> words{"lunette-cli", "", "a b", "it's", "$HOME", "moons:count=4,gap=0.6-0.9", "-1"};
    const QString line = QString::fromStdString(shellLine(words));
    QProcess shell;
    shell.start("/bin/sh", {"-c", "printf '%s\\n' " + line});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.readAllStandardOutput(), "lunette-cli\n\na b\nit's\n$HOME\nmoons:count=4,gap=0.6-0.9\n-1\n");
    QVERIFY(line.contains(" moons:count=4,gap=0.6-0.9 "));
}

void CommandCopierTest::trainLine_ofAConfiguration_namesOnlyWhatIsNotDefault() {
    TrainingConfig config;
    QCOMPARE(trainLine(config, "moons", "m.lunette"), std::string("lunette-cli train moons --output m.lunette"));
    trainingParameters().apply({{"objective", "sparse"}, {"hidden", ""}, {"learning-rate", "0.01"}}, config);
    QCOMPARE(trainLine(config, "moons", "m.lunette"),
             std::string("lunette-cli train moons --objective sparse --hidden '' --learning-rate 0.01 "
                         "--output m.lunette"));
    config.sparsity = SparsityKind::None;  // away from the preset
    QVERIFY(trainLine(config, "moons", "m.lunette").find("--sparsity none") != std::string::npos);
    config.precision = Precision::Bfloat16;
    QVERIFY(trainLine(config, "moons", "m.lunette").find("--precision bfloat16") != std::string::npos);
}

/// What is drawn from the images themselves takes their own condition, as the window does.
void CommandCopierTest::commandWithCondition_ofAConditionalModel_hasThePicturesCondition() {
    TrainingConfig config;
    config.hidden = {3};
    config.condition = "label";
    const Condition condition{{{"a full moon", 2}, {"half", 1}}, {}};
    const auto model = std::make_shared<const Model>(config, ImageShape{4, 3, 1}, condition);
    const auto snapshot = std::make_shared<const Snapshot>(model, initialState(*model).theta, 0, 0.0);
    const auto options = [](const std::shared_ptr<const Snapshot>& drawn, const std::string& name,
                            const Matrix& conditions = {}) {
        return commandWithCondition({drawn, Matrix::Zero(2, 2), {}, 1, {name, false, {}}, {}, conditions}).options;
    };
    using Options = std::vector<std::string>;
    QCOMPARE(options(snapshot, "sample"), (Options{"--condition", "a full moon"}));
    QCOMPARE(options(snapshot, "reconstruct"), Options{});
    QCOMPARE(options(snapshot, "interpolate"), Options{});
    QCOMPARE(options(snapshot, "decode", Matrix{{0, 0}, {1, 1}}), (Options{"--condition", "half"}));
    QCOMPARE(options(snapshot, "decode", Matrix{{1, 0}, {0, 1}}), (Options{"--condition", "a full moon; half"}));
    const auto chosen = std::make_shared<const Snapshot>(snapshot->under(condition.ofClass(1)));
    QCOMPARE(options(chosen, "interpolate"), (Options{"--condition", "half"}));
    config.condition.clear();
    const auto plain = std::make_shared<const Model>(config, ImageShape{4, 3, 1});
    QCOMPARE(options(std::make_shared<const Snapshot>(plain, initialState(*plain).theta, 0, 0.0), "sample"), Options{});
}

void CommandCopierTest::runCommand_executed_trainsTheSameModel_data() {
    QTest::addColumn<QString>("objective");
    for (const char* objective : {"vae", "denoising", "pca"}) QTest::newRow(objective) << objective;
}

void CommandCopierTest::runCommand_executed_trainsTheSameModel() {
    QFETCH(QString, objective);
    openSmallMoons();
    setSmallNetwork(2);
    auto* box = find<QComboBox>("objectiveBox");
    box->setCurrentIndex(box->findData(objective));
    trainToTheEnd();
    const QString lines = copied("copyRunCommandAction");
    QVERIFY2(!lines.startsWith('#'), qPrintable(lines));
    QFile::remove(folder_.filePath(QStringLiteral("model.lunette")));
    runByShell(lines);
    const SavedModel trained = loadModel(folder_.filePath(QStringLiteral("model.lunette")).toStdString());
    const SavedModel shown = save(QStringLiteral("shown-%1.lunette").arg(objective));
    QVERIFY(trained.state.theta == shown.state.theta);
    QCOMPARE(trained.state.history.size(), shown.state.history.size());
}

void CommandCopierTest::pictureCommands_executed_drawTheSamePictures_data() {
    QTest::addColumn<QString>("objective");
    QTest::addColumn<bool>("isSaved");
    QTest::newRow("vae, in no file, spherical path") << "vae" << false;
    QTest::newRow("denoising, saved, dense path past an image") << "denoising" << true;
}

void CommandCopierTest::pictureCommands_executed_drawTheSamePictures() {
    QFETCH(QString, objective);
    QFETCH(bool, isSaved);
    openSmallMoons();
    setSmallNetwork(1);
    auto* box = find<QComboBox>("objectiveBox");
    box->setCurrentIndex(box->findData(objective));
    auto* paths = window_->findChild<InterpolateView*>();
    find<QComboBox>("pathBox")->setCurrentIndex(static_cast<int>(isSaved ? PathKind::Density : PathKind::Spherical));
    if (isSaved) paths->addWayPoint(7);
    trainToTheEnd();
    if (isSaved) save(QStringLiteral("it's a model.lunette"));
    waitForPictures(6);  // 150 images in batches of 25
    // The slider in the middle follows once the way of the strip is known.
    QTRY_VERIFY(paths->shownPicture().codes.col(0) == paths->shownStrip().codes.col(4));
    find<QTabWidget>("exploreTabs")->setCurrentWidget(window_->findChild<FactorsView*>());
    QTRY_VERIFY(window_->findChild<FactorsView*>()->traversalToDraw().snapshot);
    trigger("magnify3Action");
    const std::vector<std::array<const char*, 3>> all{
        {"saveImageAction", "copyPictureCommandAction", "picture.png"},
        {"saveStripAction", "copyStripCommandAction", "strip.png"},
        {"saveGridAction", "copyGridCommandAction", "grid.png"},
        {"saveTraversalAction", "copyTraversalCommandAction", "traversal.png"},
        {"saveAnimationAction", "copyAnimationCommandAction", "morph.gif"}};
    for (const auto& [saveAction, copyAction, name] : all) {
        compareWithCommand(saveAction, copyAction, QLatin1StringView(name));
    }
}

void CommandCopierTest::sampleCommands_executed_drawTheSamePictures_data() {
    QTest::addColumn<CodeSource>("source");
    QTest::addColumn<bool>("isSorted");
    QTest::newRow("prior") << CodeSource::Prior << false;
    QTest::newRow("gaussian, sorted") << CodeSource::Gaussian << true;
    QTest::newRow("mixture") << CodeSource::Mixture << false;
    QTest::newRow("around, sorted") << CodeSource::Around << true;
}

void CommandCopierTest::sampleCommands_executed_drawTheSamePictures() {
    QFETCH(CodeSource, source);
    QFETCH(bool, isSorted);
    openSmallMoons();
    setSmallNetwork(1);
    trainToTheEnd();
    auto* view = window_->findChild<GenerateView*>();
    find<QTabWidget>("exploreTabs")->setCurrentWidget(view);
    find<QSpinBox>("sampleCount")->setValue(14);
    find<QSpinBox>("sampleSeed")->setValue(5);
    find<QDoubleSpinBox>("temperatureValue")->setValue(0.7);
    find<QComboBox>("sampleSourceBox")->setCurrentIndex(static_cast<int>(source));
    if (isSorted) find<QCheckBox>("sampleSortBox")->click();
    const auto options = [view](const char* word) {
        const auto& given = view->shownSamples().command.options;
        return std::find(given.begin(), given.end(), word) != given.end();
    };
    QTRY_VERIFY(options(kCodeSourceWords[static_cast<std::size_t>(source)].data()) == (source != CodeSource::Prior) &&
                options("0.7") && options("14") && options("--sorted") == isSorted);
    QTRY_COMPARE(view->shownSamples().snapshot->step(), std::int64_t{6});
    for (const std::size_t place : {3U, 8U})
        QTest::mouseClick(view->sampleGrid()->viewport(), Qt::LeftButton, Qt::ControlModifier,
                          view->sampleGrid()->cell(place).center());
    find<QPushButton>("keepSamplesButton")->click();
    trigger("magnify2Action");
    compareWithCommand("saveSamplesAction", "copySamplesCommandAction", QStringLiteral("samples.png"));
    compareWithCommand("saveSelectedSamplesAction", "copySelectedCommandAction", QStringLiteral("selected.png"));
    compareWithCommand("saveKeptAction", "copyKeptCommandAction", QStringLiteral("kept.png"));
}

void CommandCopierTest::pictureCommand_ofASavedModel_namesItsFile() {
    openSmallMoons();
    setSmallNetwork(1);
    trainToTheEnd();
    waitForPictures(6);
    QVERIFY(copied("copyStripCommandAction").startsWith("lunette-cli train "));
    save(QStringLiteral("kept.lunette"));
    QTRY_VERIFY(copied("copyStripCommandAction").contains(folder_.filePath(QStringLiteral("kept.lunette"))));
    QVERIFY(!copied("copyStripCommandAction").contains("train"));
    trainToTheEnd();
    QTRY_VERIFY(copied("copyStripCommandAction").contains("--epochs 2"));
}

void CommandCopierTest::pictureCommand_ofAnUnrepeatableRun_asksToSaveTheModel() {
    openSmallMoons();
    setSmallNetwork(2);
    trigger("stepAction");
    QTRY_COMPARE(label("timeLeftLabel"), QStringLiteral("paused"));
    waitForPictures(1);
    QCOMPARE(copied("copyStripCommandAction"), QStringLiteral("nothing"));
    QVERIFY2(bannerText().contains(QStringLiteral("Save the model")), qPrintable(bannerText()));
    const QString whole = copied("copyRunCommandAction");
    QVERIFY(whole.contains("--epochs 2"));
    QVERIFY(!whole.startsWith('#'));
    find<QDoubleSpinBox>("learning-rate")->setValue(0.02);
    QVERIFY(copied("copyRunCommandAction").startsWith("# "));
}

void CommandCopierTest::traversalActions_areEnabledOnlyWhereTheyWork() {
    const auto whyNot = [this](const char* action) { return find<QAction>(action)->toolTip(); };
    QVERIFY(!isEnabled("copyTraversalCommandAction") && !isEnabled("saveTraversalAction"));
    QVERIFY(whyNot("copyTraversalCommandAction").contains(QStringLiteral("press Train")));
    openSmallMoons();
    setSmallNetwork(1);
    trainToTheEnd();
    waitForPictures(6);
    for (const char* action : {"copyTraversalCommandAction", "saveTraversalAction"}) {
        QVERIFY(!isEnabled(action));
        QVERIFY2(whyNot(action).contains(QStringLiteral("Open the Factors tab")), qPrintable(whyNot(action)));
    }
    find<QTabWidget>("exploreTabs")->setCurrentWidget(window_->findChild<FactorsView*>());
    QTRY_VERIFY(isEnabled("copyTraversalCommandAction") && isEnabled("saveTraversalAction"));
    QVERIFY(copied("copyTraversalCommandAction").contains(QStringLiteral("decode")));
}

/// Hidden, the tab keeps the pictures of earlier weights, which no command draws.
void CommandCopierTest::traversalsOfEarlierWeights_canOnlyBeSaved() {
    openSmallMoons();
    setSmallNetwork(2);
    trigger("stepAction");
    QTRY_COMPARE(label("timeLeftLabel"), QStringLiteral("paused"));
    auto* tabs = find<QTabWidget>("exploreTabs");
    QWidget* before = tabs->currentWidget();
    tabs->setCurrentWidget(window_->findChild<FactorsView*>());
    QTRY_VERIFY(isEnabled("copyTraversalCommandAction") && isEnabled("saveTraversalAction"));
    tabs->setCurrentWidget(before);
    trigger("stepAction");
    QTRY_VERIFY(!isEnabled("copyTraversalCommandAction"));
    QVERIFY(isEnabled("saveTraversalAction"));
}

static const lunette::test::TestClass<CommandCopierTest, QApplication> kCommandCopierTest;
#include "CommandCopierTest.moc"
