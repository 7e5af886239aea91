#include "train/TrainingConfig.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace lunette;

/// Runs the real program, as a script would.
class CliTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void helpListsCommandsAndParameters();
    void printsItsVersion();
    void wrongCommandLinesExitWithTwo_data();
    void wrongCommandLinesExitWithTwo();
    void failuresExitWithOneAndOneLine_data();
    void failuresExitWithOneAndOneLine();
    void fullDiskIsNotSuccess();
    void listsDatasets();
    void inspectDescribesMoons();
    void inspectRefusesTruncatedIdx();
    void reportHasExactlyItsKeys();
    void evaluateRepeatsTheTrainingsFigures();
    void resumedTrainingEqualsUninterrupted();
    void resumedTrainingStaysWhatItWas();
    void terminatedTrainingWritesWhatWasAskedFor();
    void divergedTrainingReportsAndFails();
    void logLikelihoodIsForDistributions();
    void samplesRepeatAndFollowTheSeed();
    void samplesFillAFolder();
    void interpolationStartsAndEndsAtTheImages();
    void interpolationBecomesAnAnimation();

private:
    struct Outcome {
        int code;
        QByteArray output;
        QByteArray errors;
    };
    Outcome run(const QStringList& arguments) const;
    QString path(const QString& name) const { return folder_.filePath(name); }
    QJsonObject train(const QStringList& more, const QString& report) const;

    QTemporaryDir folder_;
    QString model_;
};

namespace {

const QString moons = "moons:count=120,size=28";
const QStringList small{"--hidden", "16", "--batch-size", "32", "--threads", "1"};

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject json(const QByteArray& text) { return QJsonDocument::fromJson(text).object(); }

QStringList sorted(QStringList keys) {
    keys.sort();
    return keys;
}

/// The tensors of a model file: what follows the 8-byte length and the header of that length.
QByteArray tensors(const QString& path) {
    const QByteArray file = contents(path);
    quint64 length = 0;
    for (int i = 7; i >= 0; --i) length = length << 8 | static_cast<quint8>(file[i]);
    return file.mid(8 + static_cast<qsizetype>(length));
}

bool isOneErrorLine(const QByteArray& errors) {
    return errors.startsWith("lunette-cli: error: ") && errors.endsWith('\n') && errors.count('\n') == 1;
}

}  // namespace

CliTest::Outcome CliTest::run(const QStringList& arguments) const {
    QProcess process;
    process.setWorkingDirectory(folder_.path());
    process.start(LUNETTE_CLI, arguments);
    if (!process.waitForFinished(120000)) return {-1, {}, "did not finish"};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QJsonObject CliTest::train(const QStringList& more, const QString& report) const {
    const Outcome outcome = run(QStringList{"train", moons, "--report", report} + small + more);
    if (outcome.code != 0) qWarning() << outcome.errors;
    return json(contents(path(report)));
}

void CliTest::initTestCase() {
    QVERIFY(folder_.isValid());
    model_ = "model.lunette";
    QVERIFY(!train({"--epochs", "2", "--output", model_}, "model.json").isEmpty());
}

void CliTest::helpListsCommandsAndParameters() {
    const Outcome help = run({"--help"});
    QCOMPARE(help.code, 0);
    QVERIFY(help.errors.isEmpty());
    for (const char* command : {"datasets", "inspect", "train", "evaluate", "sample", "interpolate"}) {
        QVERIFY2(help.output.contains(command), command);
        QCOMPARE(run({command, "--help"}).code, 0);
    }
    const QByteArray trainHelp = run({"train", "--help"}).output;
    for (const auto& parameter : trainingParameters().all())
        QVERIFY2(trainHelp.contains("--" + QByteArray::fromStdString(parameter.key) + ' '), parameter.key.c_str());
}

void CliTest::printsItsVersion() {
    const Outcome version = run({"--version"});
    QCOMPARE(version.code, 0);
    QVERIFY(QRegularExpression(R"(^lunette-cli \d+\.\d+\.\d+ \(\S+ [\d.]+\)\n$)").match(version.output).hasMatch());
}

void CliTest::wrongCommandLinesExitWithTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("unknown command") << QStringList{"dream"};
    QTest::newRow("unknown option") << QStringList{"train", moons, "--colour", "red"};
    QTest::newRow("missing operand") << QStringList{"train"};
    QTest::newRow("extra operand") << QStringList{"inspect", moons, "digits"};
    QTest::newRow("missing value") << QStringList{"train", moons, "--epochs"};
    QTest::newRow("not a number") << QStringList{"train", moons, "--epochs", "many"};
    QTest::newRow("out of range") << QStringList{"train", moons, "--learning-rate", "-1"};
    QTest::newRow("no such choice") << QStringList{"train", moons, "--objective", "gan"};
    QTest::newRow("given twice") << QStringList{"train", moons, "--epochs", "1", "--epochs=2"};
    QTest::newRow("switch of another command") << QStringList{"sample", model_, "--epochs", "1"};
    QTest::newRow("missing output") << QStringList{"sample", model_};
    QTest::newRow("unknown ending") << QStringList{"sample", model_, "--output", "x.bmp"};
    QTest::newRow("no end") << QStringList{"interpolate", model_, moons, "--from", "1", "--output", "x.png"};
    QTest::newRow("one step") << QStringList{"interpolate", model_,    moons, "--from",   "1",    "--to",
                                             "2",           "--steps", "1",   "--output", "x.png"};
}

void CliTest::wrongCommandLinesExitWithTwo() {
    QFETCH(QStringList, arguments);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.output.isEmpty());
    QVERIFY2(isOneErrorLine(outcome.errors), outcome.errors.constData());
}

void CliTest::failuresExitWithOneAndOneLine_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    const QString missing = "no\nsuch.idx";
    QTest::newRow("missing data") << QStringList{"inspect", missing} << QByteArray("no such.idx");
    QTest::newRow("no data in it") << QStringList{"inspect", "model.json"} << QByteArray("model.json");
    QTest::newRow("missing model") << QStringList{"evaluate", "gone.lunette", moons} << QByteArray("gone.lunette");
    QTest::newRow("no model in it") << QStringList{"sample", "model.json", "--output", "x.png"}
                                    << QByteArray("model.json");
    QTest::newRow("another shape") << QStringList{"evaluate", model_, "digits"} << QByteArray("20x20");
    QTest::newRow("no such image") << QStringList{"interpolate", model_, moons,      "--from", "0",
                                                  "--to",        "5000", "--output", "x.png"}
                                   << QByteArray("0 to 139");
    QTest::newRow("unwritable output") << QStringList{"sample", model_, "--output", "gone/x.png"}
                                       << QByteArray("gone/x.png");
    QTest::newRow("folder is a file") << QStringList{"sample", model_, "--output", "model.json/pictures"}
                                      << QByteArray("model.json/pictures");
    QTest::newRow("test data of another shape")
        << QStringList{"train", moons, "--test-data", "digits"} << QByteArray("digits");
}

void CliTest::failuresExitWithOneAndOneLine() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, named);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, 1);
    QVERIFY(outcome.output.isEmpty());
    QVERIFY2(isOneErrorLine(outcome.errors), outcome.errors.constData());
    QVERIFY2(outcome.errors.contains(named), outcome.errors.constData());
    QVERIFY(!QFile::exists(path("x.png")));
}

void CliTest::fullDiskIsNotSuccess() {
    if (!QFile::exists("/dev/full")) QSKIP("needs /dev/full");
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    process.start(LUNETTE_CLI, {"datasets"});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(isOneErrorLine(process.readAllStandardError()));
}

void CliTest::listsDatasets() {
    const Outcome list = run({"datasets"});
    QCOMPARE(list.code, 0);
    for (const char* word : {"moons", "count=4000", "gap=", "digits", "fashion-mnist", "mnist", "IDX"})
        QVERIFY2(list.output.contains(word), word);
}

void CliTest::inspectDescribesMoons() {
    const Outcome text = run({"inspect", moons});
    QCOMPARE(text.code, 0);
    QVERIFY(text.output.contains("120 to train on, 20 held out"));
    QVERIFY(text.output.contains("28 x 28, 1 channel"));

    const QJsonObject report = json(run({"inspect", moons, "--report", "-"}).output);
    QCOMPARE(report["format"].toString(), "lunette-dataset");
    QCOMPARE(report["dataset"].toObject()["images"].toInt(), 120);
    QStringList factors;
    for (const auto& factor : report["factors"].toArray()) factors << factor.toObject()["name"].toString();
    QCOMPARE(factors, (QStringList{"fraction", "side", "tilt", "x", "y", "radius"}));
}

void CliTest::inspectRefusesTruncatedIdx() {
    QFile file(path("short-images-idx3-ubyte"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromHex("00000803"
                                   "00000010"
                                   "0000001c"
                                   "0000001c") +
               QByteArray(1000, 'x'));
    file.close();
    const Outcome outcome = run({"inspect", "short-images-idx3-ubyte"});
    QCOMPARE(outcome.code, 1);
    QVERIFY(isOneErrorLine(outcome.errors));
    QVERIFY(outcome.errors.contains("short-images-idx3-ubyte"));
}

void CliTest::reportHasExactlyItsKeys() {
    const QByteArray text = run(QStringList{"train", moons, "--epochs", "2", "--report", "-"} + small).output;
    const QJsonObject report = json(text);
    const QStringList parts{"format", "version", "dataset", "model", "training", "history", "test", "indicators"};
    QCOMPARE(report.keys(), sorted(parts));
    for (qsizetype i = 1; i < parts.size(); ++i)
        QVERIFY(text.indexOf("\n  \"" + parts[i - 1].toUtf8()) < text.indexOf("\n  \"" + parts[i].toUtf8()));
    QCOMPARE(report["format"].toString(), "lunette-report");
    QCOMPARE(report["version"].toInt(), 1);

    QCOMPARE(
        report["dataset"].toObject(),
        (QJsonObject{
            {"name", "moons"}, {"images", 120}, {"test_images", 20}, {"width", 28}, {"height", 28}, {"channels", 1}}));
    const int parameters = 784 * 16 + 16 + 2 * (16 * 2 + 2) + 2 * 16 + 16 + 16 * 784 + 784;
    QCOMPARE(
        report["model"].toObject(),
        (QJsonObject{{"objective", "vae"}, {"architecture", "dense"}, {"latents", 2}, {"parameters", parameters}}));
    const QJsonObject training = report["training"].toObject();
    QCOMPARE(training.keys(), sorted({"status", "epochs", "steps", "seconds", "images_per_second", "threads", "seed"}));
    QCOMPARE(training["status"].toString(), "finished");
    QCOMPARE(training["epochs"].toInt(), 2);
    QCOMPARE(training["steps"].toInt(), 8);
    QCOMPARE(training["threads"].toInt(), 1);

    const QStringList terms{"kl", "loss", "reconstruction"};
    QCOMPARE(report["history"].toArray().size(), 2);
    for (const auto& entry : report["history"].toArray()) {
        QCOMPARE(entry.toObject().keys(), sorted({"epoch", "train", "test"}));
        QCOMPARE(entry.toObject()["train"].toObject().keys(), terms);
        QCOMPARE(entry.toObject()["test"].toObject().keys(), terms);
    }
    QCOMPARE(report["test"].toObject().keys(), sorted(terms + QStringList{"squared_error", "active_latents"}));
    QCOMPARE(report["indicators"].toObject().keys(), sorted({"sample_validity", "midpoint_validity", "noise_tolerance",
                                                             "hole_fraction", "active_latents", "mig"}));
}

void CliTest::evaluateRepeatsTheTrainingsFigures() {
    const QJsonObject trained = json(contents(path("model.json")));
    const Outcome outcome = run({"evaluate", model_, moons, "--report", "-"});
    QCOMPARE(outcome.code, 0);
    const QJsonObject evaluated = json(outcome.output);
    QCOMPARE(evaluated.keys(), trained.keys());
    for (const char* part : {"dataset", "model", "history", "test", "indicators"})
        QCOMPARE(evaluated[part], trained[part]);
    QCOMPARE(evaluated["training"].toObject()["status"].toString(), "finished");
}

void CliTest::resumedTrainingEqualsUninterrupted() {
    const QJsonObject whole = train({"--epochs", "4", "--output", "whole.lunette"}, "whole.json");
    const QJsonObject resumed =
        train({"--resume", model_, "--epochs", "4", "--output", "resumed.lunette"}, "resumed.json");
    QCOMPARE(resumed["history"], whole["history"]);
    QCOMPARE(resumed["test"], whole["test"]);
    QVERIFY(!tensors(path("whole.lunette")).isEmpty());
    QCOMPARE(tensors(path("resumed.lunette")), tensors(path("whole.lunette")));
}

void CliTest::resumedTrainingStaysWhatItWas() {
    const Outcome outcome = run({"train", moons, "--resume", model_, "--latents", "3"});
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.errors.contains("--latents"));
}

void CliTest::terminatedTrainingWritesWhatWasAskedFor() {
    QProcess process;
    process.setWorkingDirectory(folder_.path());
    process.start(LUNETTE_CLI, QStringList{"train", moons, "--epochs", "1000000", "--output", "stopped.lunette",
                                           "--report", "stopped.json"} +
                                   small);
    QVERIFY(process.waitForStarted());
    process.setReadChannel(QProcess::StandardError);
    QVERIFY(process.waitForReadyRead(60000));  // the first epoch's line
    process.terminate();
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    const QJsonObject training = json(contents(path("stopped.json")))["training"].toObject();
    QCOMPARE(training["status"].toString(), "stopped");
    QVERIFY(training["epochs"].toInt() >= 1);
    QCOMPARE(run({"sample", "stopped.lunette", "--count", "1", "--output", "stopped.png"}).code, 0);
}

void CliTest::divergedTrainingReportsAndFails() {
    const Outcome outcome = run(QStringList{"train", moons, "--objective", "autoencoder", "--likelihood", "gaussian",
                                            "--output-activation", "linear", "--optimizer", "sgd", "--learning-rate",
                                            "1", "--report", "diverged.json", "--output", "diverged.lunette"} +
                                small);
    QCOMPARE(outcome.code, 1);
    QVERIFY(outcome.errors.contains("lunette-cli: error: Training diverged"));
    QVERIFY(outcome.errors.contains("learning rate"));
    const QJsonObject report = json(contents(path("diverged.json")));
    QCOMPARE(report["training"].toObject()["status"].toString(), "diverged");
    QVERIFY(report["test"].toObject()["loss"].isDouble());
    QCOMPARE(run({"evaluate", "diverged.lunette", moons}).code, 0);
}

void CliTest::logLikelihoodIsForDistributions() {
    const QJsonObject report =
        json(run({"evaluate", model_, moons, "--importance-samples", "20", "--report", "-"}).output);
    const QJsonObject test = report["test"].toObject();
    // The bound of one sample a mean lies below that of twenty.
    QVERIFY(test["log_likelihood"].toDouble() > -test["loss"].toDouble());
    QVERIFY(test["log_likelihood"].toDouble() < 0);

    train({"--objective", "autoencoder", "--epochs", "1", "--output", "ae.lunette"}, "ae.json");
    const Outcome outcome = run({"evaluate", "ae.lunette", moons, "--importance-samples", "20"});
    QCOMPARE(outcome.code, 1);
    QVERIFY(isOneErrorLine(outcome.errors));
}

void CliTest::samplesRepeatAndFollowTheSeed() {
    QCOMPARE(run({"sample", model_, "--count", "9", "--output", "a.png"}).code, 0);
    QCOMPARE(run({"sample", model_, "--count", "9", "--seed", "1", "--output", "b.png"}).code, 0);
    QCOMPARE(run({"sample", model_, "--count", "9", "--seed", "2", "--output", "c.png"}).code, 0);
    QCOMPARE(QImage(path("a.png")).size(), QSize(3 * 28, 3 * 28));
    QCOMPARE(contents(path("a.png")), contents(path("b.png")));
    QVERIFY(contents(path("a.png")) != contents(path("c.png")));
}

void CliTest::samplesFillAFolder() {
    QCOMPARE(run({"sample", model_, "--count", "3", "--magnify", "2", "--output", "pictures"}).code, 0);
    QCOMPARE(QDir(path("pictures")).entryList(QDir::Files, QDir::Name),
             (QStringList{"0001.png", "0002.png", "0003.png"}));
    QCOMPARE(QImage(path("pictures/0002.png")).size(), QSize(56, 56));
}

void CliTest::interpolationStartsAndEndsAtTheImages() {
    const QStringList ends{"interpolate", model_, moons, "--path", "spherical"};
    QCOMPARE(run(ends + QStringList{"--from", "3", "--to", "7", "--steps", "5", "--output", "there.png"}).code, 0);
    QCOMPARE(run(ends + QStringList{"--from", "7", "--to", "3", "--steps", "5", "--output", "back.png"}).code, 0);
    const QImage there(path("there.png"));
    const QImage back(path("back.png"));
    QCOMPARE(there.size(), QSize(5 * 28, 28));
    QCOMPARE(there.copy(0, 0, 28, 28), back.copy(4 * 28, 0, 28, 28));
    QVERIFY(there.copy(0, 0, 28, 28) != there.copy(4 * 28, 0, 28, 28));
}

void CliTest::interpolationBecomesAnAnimation() {
    QCOMPARE(
        run({"interpolate", model_, moons, "--from", "3", "--to", "7", "--steps", "4", "--output", "morph.gif"}).code,
        0);
    QImageReader reader(path("morph.gif"));
    QCOMPARE(reader.format(), "gif");
    QCOMPARE(reader.imageCount(), 6);  // there and back, each end once
    QCOMPARE(reader.loopCount(), -1);
    QCOMPARE(
        run({"interpolate", model_, moons, "--from", "3", "--to", "7", "--steps", "4", "--output", "strip.png"}).code,
        0);
    const QImage strip(path("strip.png"));
    for (int frame = 0; frame < 4; ++frame)
        QCOMPARE(reader.read().convertToFormat(QImage::Format_Grayscale8),
                 strip.copy(28 * frame, 0, 28, 28).convertToFormat(QImage::Format_Grayscale8));
}

QTEST_GUILESS_MAIN(CliTest)
#include "CliTest.moc"
