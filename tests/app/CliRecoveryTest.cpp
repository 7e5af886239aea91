#include "CliProgram.h"
#include "Patience.h"
#include "TestProgram.h"

#include <QDir>
#include <QRegularExpression>

#include <csignal>

/// A training that is cut short goes on as though nothing had happened.
class CliRecoveryTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void killedTraining_resumedAsTheNextOneSays_isTheUninterrupted_data();
    void killedTraining_resumedAsTheNextOneSays_isTheUninterrupted();
    void finishedTraining_leavesNothing_data();
    void finishedTraining_leavesNothing();
    void vanishedOutputFolder_keepsTheRun_data();
    void vanishedOutputFolder_keepsTheRun();
    void terminatedTraining_withoutOutput_isKept();
    void hangup_endsAsTerminationDoes();
    void closedPipe_doesNotEndTraining();
    void trainings_atTheSameTime_leaveEachOtherAlone();
    void dataHome_thatCannotBeWritten_isANoteAlone();
    void keptRun_asItsOwnOutput_isRefused();
    void keptRun_resumedWithoutOutput_stays();
    void windowsRun_isNoted();

private:
    QStringList longTraining() const;
    QStringList kept() const { return QDir(cli_->recoveryFolder()).entryList({"*.lunette"}, QDir::Files); }
    QString leaveAKilledRun(const QStringList& more = {});
    QString commandInNote() const;

    std::unique_ptr<CliProgram> cli_;
};

namespace {

/// The hundred images are soon learned by heart.
const QStringList kStoppedEarly{"--objective", "autoencoder", "--learning-rate", "0.01", "--patience", "300"};

/// The command that a note or an error names.
QString commandIn(const QByteArray& errors) {
    const QRegularExpression line("goes on with: (lunette-cli train .*)$", QRegularExpression::MultilineOption);
    return line.match(errors).captured(1).replace(QRegularExpression("^lunette-cli"), "\"$0\"");
}

}  // namespace

void CliRecoveryTest::init() {
    cli_ = std::make_unique<CliProgram>();
    QVERIFY(cli_->isValid());
}

/// Never to its end.
QStringList CliRecoveryTest::longTraining() const {
    return QStringList{"train", CliProgram::moons, "--epochs", "1000000", "--keep-every", "0.05"} + CliProgram::small;
}

/// Trains until something is kept, and kills it. Gives the kept file.
QString CliRecoveryTest::leaveAKilledRun(const QStringList& more) {
    QProcess process;
    cli_->start(process, longTraining() + more);
    if (!QTest::qWaitFor([&] { return !kept().isEmpty(); }, 60000)) qFatal("It keeps nothing.");
    process.kill();
    process.waitForFinished();
    return QDir(cli_->recoveryFolder()).filePath(kept().front());
}

/// What the next training says.
QString CliRecoveryTest::commandInNote() const {
    return commandIn(cli_->run({"train", CliProgram::moons, "--epochs", "1"}).errors);
}

void CliRecoveryTest::killedTraining_resumedAsTheNextOneSays_isTheUninterrupted_data() {
    QTest::addColumn<QStringList>("more");
    QTest::newRow("plain") << QStringList{};
    QTest::newRow("judged by other data, with patience")
        << QStringList{"--test-data", "moons:count=60,size=28,seed=5", "--patience", "100000"};
    QTest::newRow("with other moments") << QStringList{"--optimizer", "adamw", "--weight-decay", "0.01"};
}

void CliRecoveryTest::killedTraining_resumedAsTheNextOneSays_isTheUninterrupted() {
    QFETCH(QStringList, more);
    more += QStringList{"--output", "it's mine.lunette", "--report", "r.json"};
    const QString file = leaveAKilledRun(more);
    QString command = commandInNote();
    QVERIFY2(command.contains(file) && command.contains("--epochs 1000000"), qPrintable(command));
    if (more.contains("--test-data")) QVERIFY(command.contains("--test-data moons:count=60,size=28,seed=5"));
    // As many epochs as are soon done, but more than were.
    const auto history = cli_->run({"export", file, "--format", "history", "--output", "-"}).output;
    const QString epochs = QString::number(history.count('\n') - 1 + 3);
    command.replace("--epochs 1000000", "--epochs " + epochs);
    const auto resumed = cli_->shell("cd / && " + command);
    QVERIFY2(resumed.code == 0, resumed.errors);

    more.replaceInStrings("it's mine", "whole");
    QVERIFY(cli_->run(QStringList{"train", CliProgram::moons, "--epochs", epochs} + CliProgram::small + more).code ==
            0);
    QCOMPARE(CliProgram::weights(cli_->contents("it's mine.lunette")),
             CliProgram::weights(cli_->contents("whole.lunette")));
    QVERIFY(!cli_->contents("whole.lunette").isEmpty());
    QVERIFY2(QDir(cli_->recoveryFolder()).isEmpty(), "what was resumed and saved is still kept");
    QVERIFY(commandInNote().isEmpty());
}

void CliRecoveryTest::finishedTraining_leavesNothing_data() {
    QTest::addColumn<QStringList>("more");
    QTest::newRow("with an output") << QStringList{"--epochs", "40", "--output", "x.lunette"};
    QTest::newRow("with a report alone") << QStringList{"--epochs", "40", "--report", "-"};
    QTest::newRow("with neither") << QStringList{"--epochs", "40"};
    QTest::newRow("stopped early") << kStoppedEarly + QStringList{"--output", "x.lunette", "--epochs", "3000"};
}

void CliRecoveryTest::finishedTraining_leavesNothing() {
    QFETCH(QStringList, more);
    const auto outcome =
        cli_->run(QStringList{"train", CliProgram::moons, "--keep-every", "0.001"} + CliProgram::small + more);
    QCOMPARE(outcome.code, 0);
    QVERIFY2(!outcome.errors.contains("--resume"), outcome.errors);
    QVERIFY2(QDir(cli_->recoveryFolder()).exists(), "nothing was kept in between");
    QVERIFY(QDir(cli_->recoveryFolder()).isEmpty());
}

void CliRecoveryTest::vanishedOutputFolder_keepsTheRun_data() {
    QTest::addColumn<QStringList>("more");
    QTest::newRow("kept before") << QStringList{"--keep-every", "0.05", "--epochs", "1000000"};
    QTest::newRow("never kept before") << QStringList{"--keep-every", "0", "--epochs", "1000000"};
    QTest::newRow("stopped early") << kStoppedEarly + QStringList{"--epochs", "100000"};
}

/// The run is finished, or stopped, and only its file cannot be written.
void CliRecoveryTest::vanishedOutputFolder_keepsTheRun() {
    QFETCH(QStringList, more);
    QVERIFY(QDir(cli_->folder()).mkdir("out"));
    QProcess process;
    cli_->start(process,
                QStringList{"train", CliProgram::moons, "--output", "out/m.lunette"} + CliProgram::small + more);
    process.setReadChannel(QProcess::StandardError);
    QVERIFY(process.waitForReadyRead(60000));  // the first epoch's line
    QVERIFY(QDir(cli_->folder()).rmdir("out"));
    if (!more.contains("--patience")) process.terminate();
    const auto outcome = CliProgram::end(process);
    QCOMPARE(outcome.code, 1);
    const QByteArray error = outcome.errors.mid(outcome.errors.indexOf("lunette-cli: error: "));
    QVERIFY2(CliProgram::isOneErrorLine(error) && error.contains("make its folder first"), error);
    QCOMPARE(kept().size(), 1);
    const QString file = QDir(cli_->recoveryFolder()).filePath(kept().front());
    QFile run(file);
    QVERIFY(run.open(QIODevice::ReadOnly));
    const QByteArray weights = CliProgram::weights(run.readAll());

    QVERIFY(QDir(cli_->folder()).mkdir("out"));
    QString command = commandIn(error);
    QVERIFY2(command.contains(file), error);
    const auto history = cli_->run({"export", file, "--format", "history", "--output", "-"}).output;
    const QString done = QString::number(history.count('\n') - 1);
    if (more.contains("--patience"))
        QVERIFY2(command.contains("--epochs " + done + " "), "it would train on where it has stopped early");
    else
        command.replace("--epochs 1000000", "--epochs " + done);  // it was stopped after these
    const auto saved = cli_->shell(command);
    QVERIFY2(saved.code == 0, saved.errors);
    if (more.contains("--patience")) QCOMPARE(CliProgram::weights(cli_->contents("out/m.lunette")), weights);
    QVERIFY(QDir(cli_->recoveryFolder()).isEmpty());
}

/// Whoever ends it early may have forgotten to ask for a file.
void CliRecoveryTest::terminatedTraining_withoutOutput_isKept() {
    QProcess process;
    cli_->start(process, longTraining());
    QTRY_VERIFY(!kept().isEmpty());
    process.terminate();
    const auto outcome = CliProgram::end(process);
    QCOMPARE(outcome.code, 0);
    const QString command = commandIn(outcome.errors);
    QVERIFY2(command.contains(kept().value(0)), outcome.errors.right(500));  // behind the epochs
    QCOMPARE(commandInNote(), command);
}

void CliRecoveryTest::hangup_endsAsTerminationDoes() {
    QProcess process;
    cli_->start(process, longTraining() + QStringList{"--output", "m.lunette"});
    QTRY_VERIFY(!kept().isEmpty());
    ::kill(static_cast<pid_t>(process.processId()), SIGHUP);
    const auto outcome = CliProgram::end(process);
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.output.startsWith("stopped after"));
    QCOMPARE(cli_->run({"evaluate", "m.lunette", CliProgram::moons}).code, 0);
    QVERIFY(kept().isEmpty());
}

/// "lunette-cli train ... 2>&1 | head -1", for instance.
void CliRecoveryTest::closedPipe_doesNotEndTraining() {
    const auto outcome = cli_->shell("{ \"$0\" train " + CliProgram::moons +
                                     " --epochs 300 --hidden 4 --output m.lunette 2>&1; } | head -1");
    QVERIFY(outcome.output.startsWith("epoch 1/300"));
    QCOMPARE(cli_->run({"export", "m.lunette", "--format", "history", "--output", "-"}).output.count('\n'), 301);
}

void CliRecoveryTest::trainings_atTheSameTime_leaveEachOtherAlone() {
    QProcess first, second;
    cli_->start(first, longTraining() + QStringList{"--output", "1.lunette"});
    QTRY_COMPARE(kept().size(), 1);
    cli_->start(second, longTraining() + QStringList{"--output", "2.lunette"});
    QTRY_COMPARE(kept().size(), 2);
    second.terminate();
    const auto outcome = CliProgram::end(second);
    QCOMPARE(outcome.code, 0);
    QVERIFY2(!outcome.errors.contains("--resume"), outcome.errors);
    QCOMPARE(kept().size(), 1);
    first.terminate();
    QCOMPARE(CliProgram::end(first).code, 0);
    for (const char* model : {"1.lunette", "2.lunette"})
        QCOMPARE(cli_->run({"evaluate", model, CliProgram::moons}).code, 0);
    QVERIFY(QDir(cli_->recoveryFolder()).isEmpty());
}

void CliRecoveryTest::dataHome_thatCannotBeWritten_isANoteAlone() {
    QFile inTheWay(cli_->dataHome() + "/Lunette");
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const auto outcome = cli_->run(
        QStringList{"train", CliProgram::moons, "--epochs", "300", "--keep-every", "0.001", "--output", "m.lunette"} +
        CliProgram::small);
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.errors.count("lunette-cli: note: this run cannot be kept safe") == 1, outcome.errors);
    QCOMPARE(cli_->run({"evaluate", "m.lunette", CliProgram::moons}).code, 0);
}

void CliRecoveryTest::keptRun_asItsOwnOutput_isRefused() {
    const QString file = leaveAKilledRun();
    const auto outcome = cli_->run({"train", CliProgram::moons, "--resume", file, "--output", file});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(CliProgram::isOneErrorLine(outcome.errors) && outcome.errors.contains("kept run"), outcome.errors);
    QCOMPARE(kept().size(), 1);
}

void CliRecoveryTest::keptRun_resumedWithoutOutput_stays() {
    const QString file = leaveAKilledRun();
    const auto outcome = cli_->run({"train", CliProgram::moons, "--resume", file, "--epochs", "1"});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(commandIn(outcome.errors).contains(file), outcome.errors);
    QCOMPARE(kept().size(), 1);
}

/// The window leaves no command, and a lock without a run is what remains where the user has deleted one.
void CliRecoveryTest::windowsRun_isNoted() {
    QDir().mkpath(cli_->recoveryFolder());
    const QString file = QDir(cli_->recoveryFolder()).filePath("run-1.lunette");
    QVERIFY(!cli_->train({"--epochs", "2", "--output", file}, "r.json").isEmpty());
    const QString command = commandInNote();
    QVERIFY2(command.contains("train moons:count=120,") &&
                 command.contains(" --resume " + file + " --epochs 2 --output run-1.lunette"),
             qPrintable(command));
    QCOMPARE(cli_->shell(command).code, 0);
    QCOMPARE(CliProgram::weights(cli_->contents("run-1.lunette")).isEmpty(), false);
    QVERIFY(QDir(cli_->recoveryFolder()).isEmpty());
}

static const lunette::test::TestClass<CliRecoveryTest, QCoreApplication> kCliRecoveryTest;
#include "CliRecoveryTest.moc"
