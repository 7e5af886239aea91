#include "CliProgram.h"
#include "analysis/CodePath.h"
#include "analysis/MoonVerdict.h"
#include "analysis/PathEnds.h"
#include "analysis/PictureByPicture.h"
#include "imaging/StandardCatalog.h"
#include "io/ModelFile.h"

#include <QDir>
#include <QImage>
#include <QTest>

#include <csignal>

using namespace lunette;

namespace {

const QString kMoons = QStringLiteral("moons:count=240,size=28");
const QString kStem = QStringLiteral("out/moons-count-240-size-28");

bool isOneErrorLine(const QByteArray& errors) {
    return errors.startsWith("lunette: error: ") && errors.endsWith('\n') && errors.count('\n') == 1;
}

bool hasOneColor(const QImage& image) {
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) != image.pixel(0, 0)) return false;
    return true;
}

}  // namespace

/// The window's program on a machine without a screen.
class HeadlessTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void noDisplay_endsWithOneSentence_data();
    void noDisplay_endsWithOneSentence();
    void checkDisplay_platformThere_succeeds();
    void training_leavesEveryFile_data();
    void training_leavesEveryFile();
    void training_namesEveryFile();
    void map_showsEveryHeldOutImage();
    void litFractions_areThoseOfTheSavedModel();
    void report_isOfAFinishedTraining();
    void model_isOpenedWithoutTraining();
    void signalToEnd_writesWhatThereIs();
    void folderThatCannotBeMade_isNamed();

private:
    using Outcome = CliProgram::Outcome;
    Outcome run(const QStringList& arguments, const QMap<QString, QString>& environment = {}) const;
    void start(QProcess& process, const QStringList& arguments, const QMap<QString, QString>& environment = {}) const;

    CliProgram cli_;
    Outcome trained_{};
};

void HeadlessTest::start(QProcess& process, const QStringList& arguments,
                         const QMap<QString, QString>& environment) const {
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) all.remove(name);
    for (const auto& [name, value] : environment.asKeyValueRange()) all.insert(name, value);
    process.setProcessEnvironment(all);
    process.setWorkingDirectory(cli_.folder());
    process.start(LUNETTE_PROGRAM, arguments);
}

HeadlessTest::Outcome HeadlessTest::run(const QStringList& arguments, const QMap<QString, QString>& environment) const {
    QProcess process;
    start(process, arguments, environment);
    if (!process.waitForFinished(lunette::test::kIsSanitized ? 1200000 : 120000)) return {-1, {}, "did not finish"};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

void HeadlessTest::initTestCase() {
    QVERIFY(cli_.isValid());
    trained_ = run({"--output", "out", kMoons});
    QVERIFY2(trained_.code == 0, trained_.errors);
}

void HeadlessTest::noDisplay_endsWithOneSentence_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("an X server that is not there") << QStringLiteral("DISPLAY") << QStringLiteral(":4321");
    QTest::newRow("no name of an X server") << QStringLiteral("DISPLAY") << QStringLiteral("nonsense");
    QTest::newRow("a Wayland server that is not there") << QStringLiteral("WAYLAND_DISPLAY") << QStringLiteral("wl-9");
    QTest::newRow("an unknown platform") << QStringLiteral("QT_QPA_PLATFORM") << QStringLiteral("nonsense");
}

void HeadlessTest::noDisplay_endsWithOneSentence() {
    QFETCH(QString, name);
    QFETCH(QString, value);
    const QMap<QString, QString> environment = name.isEmpty() ? QMap<QString, QString>() : QMap{std::pair(name, value)};
    for (const QStringList& arguments : {QStringList{}, QStringList{"moons"}, QStringList{"--check-display"}}) {
        const Outcome outcome = run(arguments, environment);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(isOneErrorLine(outcome.errors), outcome.errors);
        QVERIFY2(name.isEmpty() || outcome.errors.contains((name + '=' + value).toUtf8()), outcome.errors);
        QVERIFY(outcome.output.isEmpty());
    }
}

void HeadlessTest::checkDisplay_platformThere_succeeds() {
    const Outcome outcome = run({"--check-display", "moons"}, {{"QT_QPA_PLATFORM", "offscreen"}});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.errors.isEmpty(), outcome.errors);
}

void HeadlessTest::training_leavesEveryFile_data() {
    QTest::addColumn<QString>("ending");
    for (const char* ending : {"-interpolation.png", "-samples.png", "-reconstructions.png", "-map.png", "-map.svg",
                               "-learning-curve.png", "-report.json", ".lunette"})
        QTest::newRow(ending) << QString::fromLatin1(ending);
}

void HeadlessTest::training_leavesEveryFile() {
    QFETCH(QString, ending);
    const QByteArray bytes = cli_.contents(kStem + ending);
    QVERIFY(!bytes.isEmpty());
    if (!ending.endsWith(QStringLiteral(".png"))) return;
    const QImage image = QImage::fromData(bytes);
    QVERIFY(!image.isNull() && !hasOneColor(image));
}

void HeadlessTest::training_namesEveryFile() {
    const QStringList files = QDir(cli_.path("out")).entryList(QDir::Files);
    QCOMPARE(files.size(), 8);
    for (const QString& file : files)
        QVERIFY2(trained_.output.contains(("out/" + file + '\n').toUtf8()), qPrintable(file));
}

void HeadlessTest::map_showsEveryHeldOutImage() {
    const DataSplit data = standardCatalog().open(kMoons.toStdString());
    const QByteArray svg = cli_.contents(kStem + "-map.svg");
    // Marks and legend are drawn otherwise: an ellipse is a code, or a ring of the prior.
    const auto discs = svg.count("<circle") + svg.count("<ellipse");
    QVERIFY2(discs >= data.test->size() && discs <= data.test->size() + 10, QByteArray::number(discs));
}

void HeadlessTest::litFractions_areThoseOfTheSavedModel() {
    const SavedModel saved = loadModel(cli_.path(kStem + ".lunette").toStdString());
    const Snapshot snapshot(saved.model, saved.state.theta, saved.state.step, 0.0);
    const DataSplit data = standardCatalog().open(saved.origin.spec);
    const PathEnds ends = choosePathEnds(*data.test);
    Matrix images;
    data.test->gather(std::vector<Index>{ends.a, ends.b}, images);
    const Matrix path = CodePath(PathKind::Linear, encodeEach(snapshot, images), {}).points(11);
    QByteArray expected = "lit fractions:";
    const MoonOptions options = *moonOptionsOf(saved.origin.spec);
    const Matrix pictures = decodeEach(snapshot, path);
    for (const MoonVerdict& verdict : judgeMoons(pictures, MoonReader(options).read(pictures), options))
        expected += verdict.kind == MoonVerdict::Kind::Moon
                        ? ' ' + QByteArray::number(verdict.reading.moon.fraction, 'f', 2)
                        : QByteArray(" (no moon)");
    QVERIFY2(trained_.output.contains(expected + '\n'), trained_.output + expected);
}

void HeadlessTest::report_isOfAFinishedTraining() {
    const QJsonObject report = CliProgram::json(cli_.contents(kStem + "-report.json"));
    QCOMPARE(report["format"].toString(), QStringLiteral("lunette-report"));
    QCOMPARE(report["training"]["status"].toString(), QStringLiteral("finished"));
    QCOMPARE(report["training"]["epochs"].toInt(), 20);
    QCOMPARE(report["model"]["objective"].toString(), QStringLiteral("vae"));
    QVERIFY(report["indicators"]["sample_validity"].isDouble());
}

void HeadlessTest::model_isOpenedWithoutTraining() {
    const QByteArray before = cli_.contents(kStem + ".lunette");
    const Outcome outcome = run({"--output", "again", kStem + ".lunette"});
    QVERIFY2(outcome.code == 0, outcome.errors);
    QVERIFY2(outcome.errors.isEmpty(), outcome.errors);
    QCOMPARE(cli_.contents(kStem + ".lunette"), before);
    QCOMPARE(QDir(cli_.path("again")).entryList(QDir::Files).size(), 7);
    QCOMPARE(cli_.contents("again/moons-count-240-size-28-samples.png"), cli_.contents(kStem + "-samples.png"));
}

void HeadlessTest::signalToEnd_writesWhatThereIs() {
    QProcess process;
    start(process, {"--output", "stopped", "moons:count=20000,size=28"});
    process.setReadChannel(QProcess::StandardError);
    QByteArray errors;
    while (!errors.contains("epoch 1/")) {
        QVERIFY2(process.waitForReadyRead(60000), errors);
        errors += process.readAllStandardError();
    }
    ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished(120000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    const QJsonObject report = CliProgram::json(cli_.contents("stopped/moons-count-20000-size-28-report.json"));
    QCOMPARE(report["training"]["status"].toString(), QStringLiteral("stopped"));
    QVERIFY(report["training"]["epochs"].toInt() >= 1);
}

void HeadlessTest::folderThatCannotBeMade_isNamed() {
    const Outcome outcome = run({"--output", "/proc/nowhere", kMoons});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(isOneErrorLine(outcome.errors) && outcome.errors.contains("/proc/nowhere"), outcome.errors);
}

QTEST_GUILESS_MAIN(HeadlessTest)
#include "HeadlessTest.moc"
