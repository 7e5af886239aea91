#include "Paths.h"
#include "Patience.h"
#include "TestFiles.h"
#include "WindowUser.h"
#include "imaging/StandardCatalog.h"
#include "map/LatentCanvas.h"
#include "session/Recovery.h"
#include "widgets/Picture.h"
#include "widgets/PictureCard.h"

#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QSlider>

#include <csignal>

using namespace lunette;
using lunette::test::Bytes;
using lunette::test::kPatience;
using lunette::test::readAll;
using lunette::test::WindowUser;

namespace {

const QString kMoons = QStringLiteral("moons:count=600,size=28");

/// The program `lunette`, whose settings and data lie in a folder of the test's.
class Program {
public:
    explicit Program(const QString& home) : home_(home) {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), home + QStringLiteral("/data"));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home + QStringLiteral("/config"));
        process_.setProcessEnvironment(environment);
    }

    static QString recoveryFolder(const QString& home) {
        return home + QStringLiteral("/data/Lunette/Lunette/recovery");
    }

    /// Gives the file in which it keeps its run, once that is there.
    QString train(const QString& model) {
        process_.start(QStringLiteral(LUNETTE_PROGRAM), {QStringLiteral("--train"), model});
        const QDir folder(recoveryFolder(home_));
        const auto mine = [&] {
            return folder.entryList({QStringLiteral("*-%1-*.lunette").arg(process_.processId())});
        };
        if (!QTest::qWaitFor([&] { return !mine().isEmpty(); }, kPatience)) qFatal("It keeps nothing.");
        return folder.filePath(mine().front());
    }

    void send(int signal) const { ::kill(static_cast<pid_t>(process_.processId()), signal); }

    /// Its exit code; negative where it did not end by itself.
    int end() {
        if (!process_.waitForFinished(kPatience)) return -2;
        return process_.exitStatus() == QProcess::NormalExit ? process_.exitCode() : -1;
    }

private:
    QString home_;
    QProcess process_;
};

int runCommandLine(const QStringList& arguments) {
    return QProcess::execute(lunette::test::commandLineProgram(), arguments);
}

/// The bytes of a model file but for the time that it took and, where `epochs` is given, for how many were planned.
Bytes timeless(const QString& path, std::int64_t epochs = 0) {
    SavedModel saved = loadModel(path.toStdString());
    saved.state.seconds = 0.0;
    for (auto& record : saved.state.history) record.seconds = 0.0;
    if (epochs > 0) {
        TrainingConfig config = saved.model->config();
        config.epochs = epochs;
        saved.model = std::make_shared<const Model>(config, saved.model->image());
    }
    const QTemporaryDir folder;
    const std::string copy = folder.filePath(QStringLiteral("copy")).toStdString();
    saveModel(saved, copy);
    return readAll(copy);
}

std::int64_t stepIn(const QString& path) { return loadModel(path.toStdString()).state.step; }

}  // namespace

/// In a process of its own: trains ten epochs, saves them, and is killed.
class TenEpochs : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void training_savedAfterTenEpochs_isKilled() {
        useOwnSettings();
        openWindow();
        openSmallMoons();
        setSmallNetwork(10);
        trainToTheEnd();
        trigger("saveModelAction");
        answerDialog(qEnvironmentVariable("LUNETTE_TEN_EPOCHS"));
        QTRY_VERIFY(QFile::exists(qEnvironmentVariable("LUNETTE_TEN_EPOCHS")));
        ::raise(SIGKILL);
    }
};

/// What happens to a run when its program ends unexpectedly.
class RecoveryTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }
    void init();
    void cleanup() { closeWindow(); }

    void killedRun_recovered_goesOnExactly();
    void recovery_besideALiveWindow_offersOnlyAbandonedRuns();
    void signals_endTheProgramAndKeepTheRun();
    void close_afterSavingOrDiscarding_leavesNothing();
    void recover_withUnsavedTraining_replacesNothing();
    void endOfTheSession_keepsTheRunWithoutAsking();
    void unwritableFolder_isReportedOnceAndTriedAgain();
    void tenEpochs_continuedForTenAcrossAKill_equalTwenty();

private:
    QString startingPoint() const;
    QString recoveryFolder() const { return Program::recoveryFolder(home_->path()); }
    QStringList kept() const { return QDir(recoveryFolder()).entryList({QStringLiteral("*.lunette")}); }
    void openWindowThatRecovers() {
        openWindow();
        window_->keepRecoveryIn(recoveryFolder());
    }
    QString offer() const {
        const auto* banner = find<QWidget>("recoveryBanner");
        return banner->isVisible() ? banner->findChild<QLabel*>()->text() : QString();
    }
    void answer(const char* button) const { find<QPushButton>(button)->click(); }

    std::unique_ptr<QTemporaryDir> home_;
};

void RecoveryTest::init() { home_ = std::make_unique<QTemporaryDir>(); }

/// A model that trains for a long time, a step an epoch.
QString RecoveryTest::startingPoint() const {
    TrainingConfig config;
    config.hidden = {64};
    config.batchSize = 600;
    config.epochs = 100000;
    config.threads = 1;
    const auto model = std::make_shared<const Model>(config, ImageShape{28, 28, 1});
    const QString path = home_->filePath(QStringLiteral("start.lunette"));
    saveModel({model, initialState(*model), kMoons.toStdString()}, path.toStdString());
    return path;
}

void RecoveryTest::killedRun_recovered_goesOnExactly() {
    const QString start = startingPoint();
    Program program(home_->path());
    const QString file = program.train(start);
    program.send(SIGKILL);
    QCOMPARE(program.end(), -1);
    const std::int64_t done = stepIn(file);
    QVERIFY(done > 0);

    openWindowThatRecovers();
    QTRY_VERIFY(!offer().isEmpty());
    QVERIFY2(offer().contains(QStringLiteral("moons, %1 of %2 epochs")
                                  .arg(QLocale().toString(static_cast<qlonglong>(done)), QLocale().toString(100000))),
             qPrintable(offer()));
    answer("recoverButton");
    QTRY_COMPARE(find<QLineEdit>("hidden")->text(), QStringLiteral("64"));
    QVERIFY(label("datasetText").startsWith(QStringLiteral("600")));
    QVERIFY(offer().isEmpty());
    QVERIFY2(bannerText().isEmpty(), qPrintable(bannerText()));

    auto* canvas = find<LatentCanvas>("latentScatter");
    const auto* probe = find<PictureCard>("probePicture");
    QTRY_VERIFY(canvas->codePixel(0) && !probe->picture().isNull());
    const QImage before = probe->picture();
    const QPoint at = canvas->toPixel(*canvas->probe()).toPoint();
    QTest::mousePress(canvas, Qt::LeftButton, {}, at);
    QTest::mouseMove(canvas, at + QPoint(40, 30));
    QTest::mouseMove(canvas, at + QPoint(80, 60));
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, at + QPoint(80, 60));
    QTRY_VERIFY(probe->picture() != before);
    const QImage halfway = find<PictureView>("interpolationImage")->picture();
    find<QSlider>("interpolationSlider")->setValue(1000);
    QTRY_VERIFY(find<PictureView>("interpolationImage")->picture() != halfway);

    for (int step = 1; step <= 3; ++step) {
        trigger("stepAction");
        QTRY_COMPARE(label("epochLabel"),
                     QStringLiteral("epoch %1 / %2")
                         .arg(QLocale().toString(static_cast<qlonglong>(done + step)), QLocale().toString(100000)));
    }
    QCOMPARE(kept().size(), 1);
    QTRY_COMPARE(stepIn(file), done + 3);
    const QString saved = home_->filePath(QStringLiteral("recovered.lunette"));
    trigger("saveModelAction");
    answerDialog(saved);
    QTRY_VERIFY(kept().isEmpty());
    QCOMPARE(stepIn(saved), done + 3);

    const QString whole = home_->filePath(QStringLiteral("whole.lunette"));
    const QString epochs = QString::number(done + 3);
    QCOMPARE(runCommandLine({"train", kMoons, "--resume", start, "--epochs", epochs, "--output", whole}), 0);
    QVERIFY(timeless(saved, 1) == timeless(whole, 1));
}

void RecoveryTest::recovery_besideALiveWindow_offersOnlyAbandonedRuns() {
    const QString start = startingPoint();
    Program alive(home_->path()), killed(home_->path());
    const QString ofAlive = alive.train(start), ofKilled = killed.train(start);
    QVERIFY(ofAlive != ofKilled);
    killed.send(SIGKILL);
    killed.end();

    openWindowThatRecovers();
    QTRY_VERIFY(!offer().isEmpty());
    answer("declineRecoveryButton");
    QVERIFY2(offer().isEmpty(), "the living window's run is offered too");
    QCOMPARE(kept().size(), 2);
    closeWindow();
    QCOMPARE(kept().size(), 2);

    openWindowThatRecovers();
    QTRY_VERIFY(!offer().isEmpty());
    answer("declineRecoveryButton");
    trigger("recoverAction");
    QTRY_VERIFY(!offer().isEmpty());
    answer("discardRecoveryButton");
    QVERIFY(offer().isEmpty());
    QTRY_VERIFY(!QFile::exists(ofKilled));
    QCOMPARE(kept().size(), 1);
    trigger("recoverAction");
    QTRY_VERIFY2(bannerText().contains(QStringLiteral("no run to recover")), qPrintable(bannerText()));

    const std::int64_t before = stepIn(ofAlive);
    alive.send(SIGTERM);
    QCOMPARE(alive.end(), 0);
    QVERIFY(stepIn(ofAlive) > before);
}

void RecoveryTest::signals_endTheProgramAndKeepTheRun() {
    const QString start = startingPoint();
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        Program program(home_->path());
        const QString file = program.train(start);
        const std::int64_t before = stepIn(file);
        program.send(signal);
        QCOMPARE(program.end(), 0);
        QVERIFY2(stepIn(file) > before, "what was trained since is lost");
    }
    QCOMPARE(kept().size(), 3);
    openWindowThatRecovers();
    for (int i = 0; i < 3; ++i) {
        QTRY_VERIFY(!offer().isEmpty());
        answer("discardRecoveryButton");
    }
    QVERIFY(offer().isEmpty());
    QTRY_VERIFY(QDir(recoveryFolder()).isEmpty());
}

void RecoveryTest::close_afterSavingOrDiscarding_leavesNothing() {
    openWindowThatRecovers();
    openSmallMoons();
    setSmallNetwork(2);
    trainToTheEnd();
    QTRY_COMPARE(kept().size(), 1);
    window_->close();
    answer("closeAnywayButton");
    QVERIFY(!window_->isVisible());
    closeWindow();
    QVERIFY(QDir(recoveryFolder()).isEmpty());

    openWindowThatRecovers();
    openSmallMoons();
    setSmallNetwork(2);
    trainToTheEnd();
    QTRY_COMPARE(kept().size(), 1);
    window_->close();
    answer("saveAndCloseButton");
    answerDialog(home_->filePath(QStringLiteral("saved.lunette")));
    QTRY_VERIFY(!window_->isVisible());
    closeWindow();
    QVERIFY(QDir(recoveryFolder()).isEmpty());
    QVERIFY(QFile::exists(home_->filePath(QStringLiteral("saved.lunette"))));
}

void RecoveryTest::recover_withUnsavedTraining_replacesNothing() {
    Program program(home_->path());
    program.train(startingPoint());
    program.send(SIGTERM);
    QCOMPARE(program.end(), 0);
    openWindowThatRecovers();
    openSmallMoons();
    setSmallNetwork(2);
    trainToTheEnd();
    QTRY_VERIFY(!offer().isEmpty());
    answer("recoverButton");
    QVERIFY2(bannerText().contains(QStringLiteral("has not been saved")), qPrintable(bannerText()));
    QCOMPARE(find<QLineEdit>("hidden")->text(), QStringLiteral("16"));
    trigger("resetAction");
    answer("recoverButton");
    QTRY_COMPARE(find<QLineEdit>("hidden")->text(), QStringLiteral("64"));
    QVERIFY(offer().isEmpty());
}

void RecoveryTest::endOfTheSession_keepsTheRunWithoutAsking() {
    openWindowThatRecovers();
    openSmallMoons();
    setSmallNetwork(1000000);
    trigger("trainAction");
    QTRY_VERIFY(!label("rateLabel").isEmpty());
    window_->keepForNextTime();
    QCOMPARE(kept().size(), 1);
    QVERIFY2(isEnabled("pauseAction"), "a session's end that is called off has ended the run");
    window_->close();
    QVERIFY(!window_->isVisible());
    closeWindow();
    QCOMPARE(kept().size(), 1);
}

void RecoveryTest::unwritableFolder_isReportedOnceAndTriedAgain() {
    QVERIFY(QDir().mkpath(QFileInfo(recoveryFolder()).path()));
    QFile obstacle(recoveryFolder());
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    obstacle.close();
    BackgroundService service;
    Experiment experiment;
    DataSplit split = standardCatalog().open("moons:count=150,size=28");
    experiment.setData(split);
    for (const auto& [key, value] : {std::pair{"hidden", "8"}, {"epochs", "1000000"}})
        experiment.setParameter(key, value);
    Recovery recovery(experiment, service, recoveryFolder(), 100);
    QSignalSpy failures(&recovery, &Recovery::errorOccurred);
    experiment.train();
    QTRY_VERIFY_WITH_TIMEOUT(recovery.failures() > 3, kPatience);
    QCOMPARE(failures.size(), 1);
    const QString message = failures.front().front().toString();
    QVERIFY2(message.contains(QStringLiteral("recovery'")) && message.contains(QStringLiteral("Training continues")),
             qPrintable(message));
    QVERIFY(experiment.isRunning());
    experiment.pause();
    QVERIFY(obstacle.remove());
    QTRY_COMPARE(kept().size(), 1);  // also at rest it is tried again
    QCOMPARE(failures.size(), 1);
    experiment.stop();
    QTRY_COMPARE(stepIn(QDir(recoveryFolder()).filePath(kept().front())), experiment.snapshot()->step());
}

void RecoveryTest::tenEpochs_continuedForTenAcrossAKill_equalTwenty() {
    const auto path = [this](const char* name) { return home_->filePath(QLatin1StringView(name)); };
    QProcess ten;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LUNETTE_TEN_EPOCHS"), path("ten.lunette"));
    ten.setProcessEnvironment(environment);
    ten.start(QCoreApplication::applicationFilePath(), {});
    QVERIFY(ten.waitForFinished(kPatience));
    QVERIFY2(ten.exitStatus() == QProcess::CrashExit, ten.readAllStandardOutput());

    const auto trainAndSave = [this](const QString& file) {
        trainToTheEnd();
        trigger("saveModelAction");
        answerDialog(file);
        QTRY_VERIFY(QFile::exists(file));
    };
    openWindow();
    window_->open(path("ten.lunette"));
    QTRY_COMPARE(find<QLineEdit>("hidden")->text(), QStringLiteral("16"));
    trainAndSave(path("twice.lunette"));
    openWindow();
    openSmallMoons();
    setSmallNetwork(20);
    trainAndSave(path("twenty.lunette"));
    QCOMPARE(loadModel(path("twenty.lunette").toStdString()).state.history.size(), std::size_t(20));
    QVERIFY(timeless(path("twice.lunette")) == timeless(path("twenty.lunette")));

    const QString moons = QStringLiteral("moons:count=150,size=28");
    const QStringList small{"train", moons, "--hidden", "16", "--batch-size", "25", "--epochs"};
    QCOMPARE(runCommandLine(small + QStringList{"20", "--output", path("cli-twenty.lunette")}), 0);
    QCOMPARE(runCommandLine(small + QStringList{"10", "--output", path("cli-ten.lunette")}), 0);
    QCOMPARE(runCommandLine({"train", moons, "--resume", path("cli-ten.lunette"), "--epochs", "20", "--output",
                             path("cli-twice.lunette")}),
             0);
    for (const char* name : {"cli-twenty.lunette", "cli-twice.lunette"})
        QVERIFY2(timeless(path(name)) == timeless(path("twenty.lunette")), name);
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    if (qEnvironmentVariableIsSet("LUNETTE_TEN_EPOCHS")) {
        TenEpochs test;
        return QTest::qExec(&test, argc, argv);
    }
    RecoveryTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "RecoveryTest.moc"
