#include "CliProgram.h"
#include "Paths.h"
#include "TestProgram.h"
#include "train/TrainingConfig.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace lunette;

/// Runs the real program, as a script would.
class CliTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void help_listsCommandsAndParameters();
    void version_isPrinted();
    void commandLine_wrong_exitsWithTwo_data();
    void commandLine_wrong_exitsWithTwo();
    void failure_ofAnyCommand_exitsWithOneAndOneLine_data();
    void failure_ofAnyCommand_exitsWithOneAndOneLine();
    void output_onAFullDisk_exitsWithOne();
    void report_ofATraining_hasExactlyItsKeys();
    void evaluate_afterTraining_repeatsItsFigures();
    void training_resumed_equalsUninterrupted();
    void training_resumedWithOtherLatents_isRefused();
    void training_terminated_writesModelAndReport();
    void training_diverged_reportsAndFails();
    void training_thatKeepsNothing_isSaidAndReported();
    void logLikelihood_ofAnAutoencoder_isRefused();
    void convolutionalModel_readBack_evaluatesTheSame();
    void bench_printsALineAWorkload();
    void bench_withLimit_reportsTheShareOfIt();
    void bench_withPrecision_saysItAndLeavesOutDecoding();
    void training_whereBfloat16DoesNotHelp_saysSoAndIsInFloat32();

private:
    CliProgram cli_;
    QString model_;
};

namespace {

const QStringList kSmall = CliProgram::small;

QStringList sorted(QStringList keys) {
    keys.sort();
    return keys;
}

}  // namespace

void CliTest::initTestCase() {
    QVERIFY(cli_.isValid());
    model_ = "model.lunette";
    QVERIFY(!cli_.train({"--epochs", "2", "--output", model_}, "model.json").isEmpty());
}

void CliTest::help_listsCommandsAndParameters() {
    const auto help = cli_.run({"--help"});
    QCOMPARE(help.code, 0);
    QVERIFY(help.errors.isEmpty());
    for (const char* command : {"datasets", "inspect", "train", "evaluate", "sample", "interpolate", "encode", "decode",
                                "reconstruct", "export", "import", "bench"}) {
        QVERIFY2(help.output.contains(command), command);
        QCOMPARE(cli_.run({command, "--help"}).code, 0);
    }
    const QByteArray trainHelp = cli_.run({"train", "--help"}).output;
    for (const auto& parameter : trainingParameters().all())
        QVERIFY2(trainHelp.contains("--" + QByteArray::fromStdString(parameter.key) + ' '), parameter.key.c_str());
}

void CliTest::version_isPrinted() {
    const auto version = cli_.run({"--version"});
    QCOMPARE(version.code, 0);
    const QRegularExpression line(R"(^lunette-cli \d+\.\d+\.\d+ \(\S+ [\d.]+(, commit [0-9a-f]+(-dirty)?)?\)\n$)");
    QVERIFY2(line.match(version.output).hasMatch(), version.output);
}

void CliTest::commandLine_wrong_exitsWithTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("unknown command") << QStringList{"dream"};
    QTest::newRow("unknown option") << QStringList{"train", CliProgram::moons, "--color", "red"};
    QTest::newRow("missing operand") << QStringList{"train"};
    QTest::newRow("extra operand") << QStringList{"inspect", CliProgram::moons, "digits"};
    QTest::newRow("missing value") << QStringList{"train", CliProgram::moons, "--epochs"};
    QTest::newRow("not a number") << QStringList{"train", CliProgram::moons, "--epochs", "many"};
    QTest::newRow("out of range") << QStringList{"train", CliProgram::moons, "--learning-rate", "-1"};
    QTest::newRow("no such choice") << QStringList{"train", CliProgram::moons, "--objective", "gan"};
    QTest::newRow("given twice") << QStringList{"train", CliProgram::moons, "--epochs", "1", "--epochs=2"};
    QTest::newRow("switch of another command") << QStringList{"sample", model_, "--epochs", "1"};
    QTest::newRow("missing output") << QStringList{"sample", model_};
    QTest::newRow("unknown ending") << QStringList{"sample", model_, "--output", "x.bmp"};
    QTest::newRow("no end") << QStringList{"interpolate", model_, CliProgram::moons, "--from", "1",
                                           "--output",    "x.png"};
    QTest::newRow("one step") << QStringList{"interpolate", model_, CliProgram::moons, "--from", "1", "--to", "2",
                                             "--steps",     "1",    "--output",        "x.png"};
}

void CliTest::commandLine_wrong_exitsWithTwo() {
    QFETCH(QStringList, arguments);
    const auto outcome = cli_.run(arguments);
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.output.isEmpty());
    QVERIFY2(CliProgram::isOneErrorLine(outcome.errors), outcome.errors.constData());
}

void CliTest::failure_ofAnyCommand_exitsWithOneAndOneLine_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    const QString missing = "no\nsuch.idx";
    QTest::newRow("missing data") << QStringList{"inspect", missing} << QByteArray("no such.idx");
    QTest::newRow("no data in it") << QStringList{"inspect", "model.json"} << QByteArray("model.json");
    QTest::newRow("missing model") << QStringList{"evaluate", "gone.lunette", CliProgram::moons}
                                   << QByteArray("gone.lunette");
    QTest::newRow("no model in it") << QStringList{"sample", "model.json", "--output", "x.png"}
                                    << QByteArray("model.json");
    QTest::newRow("another shape") << QStringList{"evaluate", model_, "digits"} << QByteArray("20x20");
    QTest::newRow("no such image") << QStringList{"interpolate", model_, CliProgram::moons, "--from", "0",
                                                  "--to",        "5000", "--output",        "x.png"}
                                   << QByteArray("0 to 139");
    QTest::newRow("unwritable output") << QStringList{"sample", model_, "--output", "gone/x.png"}
                                       << QByteArray("gone/x.png");
    QTest::newRow("folder is a file") << QStringList{"sample", model_, "--output", "model.json/pictures"}
                                      << QByteArray("model.json/pictures");
    QTest::newRow("unwritable report") << QStringList{"train", CliProgram::moons, "--report", "gone/report.json"}
                                       << QByteArray("gone/report.json");
    QTest::newRow("model is a folder") << QStringList{"train", CliProgram::moons, "--output", "."} << QByteArray("'.'");
    QTest::newRow("too many convolutions")
        << QStringList{"train", CliProgram::moons, "--architecture", "conv", "--channels", "4,4,4,4,4", "--kernel", "4"}
        << QByteArray("28x28x1");
    QTest::newRow("no channels") << QStringList{"train", CliProgram::moons, "--architecture", "conv", "--channels", ""}
                                 << QByteArray("channels");
    QTest::newRow("test data of another shape")
        << QStringList{"train", CliProgram::moons, "--test-data", "digits"} << QByteArray("digits");
}

void CliTest::failure_ofAnyCommand_exitsWithOneAndOneLine() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, named);
    const auto outcome = cli_.run(arguments);
    QCOMPARE(outcome.code, 1);
    QVERIFY(outcome.output.isEmpty());
    QVERIFY2(CliProgram::isOneErrorLine(outcome.errors), outcome.errors.constData());
    QVERIFY2(outcome.errors.contains(named), outcome.errors.constData());
    QVERIFY(!QFile::exists(cli_.path("x.png")));
}

void CliTest::output_onAFullDisk_exitsWithOne() {
    if (!QFile::exists("/dev/full")) QSKIP("needs /dev/full");
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    process.start(lunette::test::commandLineProgram(), {"datasets"});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(CliProgram::isOneErrorLine(process.readAllStandardError()));
}

void CliTest::report_ofATraining_hasExactlyItsKeys() {
    const QByteArray text =
        cli_.run(QStringList{"train", CliProgram::moons, "--epochs", "2", "--report", "-"} + kSmall).output;
    const QJsonObject report = CliProgram::json(text);
    const QStringList parts{"format",  "version", "dataset",  "model",      "training",
                            "history", "test",    "kl_split", "indicators", "leak"};
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
    const QJsonObject split = report["kl_split"].toObject();
    QCOMPARE(split.keys(),
             sorted({"mutual_information", "total_correlation", "dimension_wise", "images", "minibatch"}));
    const QJsonObject minibatch = split["minibatch"].toObject();
    QCOMPARE(minibatch.keys(), sorted({"mutual_information", "total_correlation", "batch_size"}));
    QCOMPARE(minibatch["batch_size"].toInt(), 20);  // no more are held out
    QCOMPARE(split["images"].toInt(), 20);
    const double sum = split["mutual_information"].toDouble() + split["total_correlation"].toDouble() +
                       split["dimension_wise"].toDouble();
    QVERIFY(std::abs(sum - report["test"].toObject()["kl"].toDouble()) < 1e-4 * sum);
    QCOMPARE(report["indicators"].toObject().keys(),
             sorted({"sample_validity", "sample_sharpness", "midpoint_validity", "noise_tolerance", "hole_fraction",
                     "active_latents", "mig", "mig_sampled", "dci_disentanglement", "dci_completeness",
                     "dci_informativeness", "sap", "factor_vae_score", "factor_strengths", "manifold_distance_samples",
                     "manifold_distance_midpoints", "manifold_distance_test"}));
}

void CliTest::evaluate_afterTraining_repeatsItsFigures() {
    const QJsonObject trained = CliProgram::json(cli_.contents("model.json"));
    // On as many threads as the training: how a batch is shared decides the last bits of a product.
    const auto outcome = cli_.run({"evaluate", model_, CliProgram::moons, "--threads", "1", "--report", "-"});
    QCOMPARE(outcome.code, 0);
    const QJsonObject evaluated = CliProgram::json(outcome.output);
    QCOMPARE(evaluated.keys(), trained.keys());
    for (const char* part : {"dataset", "model", "history", "test", "kl_split", "indicators"})
        QCOMPARE(evaluated[part], trained[part]);
    QCOMPARE(evaluated["training"].toObject()["status"].toString(), "finished");
}

void CliTest::training_resumed_equalsUninterrupted() {
    const QJsonObject whole = cli_.train({"--epochs", "4", "--output", "whole.lunette"}, "whole.json");
    const QJsonObject resumed =
        cli_.train({"--resume", model_, "--epochs", "4", "--output", "resumed.lunette"}, "resumed.json");
    QCOMPARE(resumed["history"], whole["history"]);
    QCOMPARE(resumed["test"], whole["test"]);
    QVERIFY(!CliProgram::weights(cli_.contents("whole.lunette")).isEmpty());
    QCOMPARE(CliProgram::weights(cli_.contents("resumed.lunette")),
             CliProgram::weights(cli_.contents("whole.lunette")));
}

void CliTest::training_resumedWithOtherLatents_isRefused() {
    const auto outcome = cli_.run({"train", CliProgram::moons, "--resume", model_, "--latents", "3"});
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.errors.contains("--latents"));
}

void CliTest::training_terminated_writesModelAndReport() {
    QProcess process;
    process.setWorkingDirectory(cli_.folder());
    process.start(lunette::test::commandLineProgram(),
                  QStringList{"train", CliProgram::moons, "--epochs", "1000000", "--output", "stopped.lunette",
                              "--report", "stopped.json"} +
                      kSmall);
    QVERIFY(process.waitForStarted());
    process.setReadChannel(QProcess::StandardError);
    QVERIFY(process.waitForReadyRead(60000));  // the first epoch's line
    process.terminate();
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    const QJsonObject training = CliProgram::json(cli_.contents("stopped.json"))["training"].toObject();
    QCOMPARE(training["status"].toString(), "stopped");
    QVERIFY(training["epochs"].toInt() >= 1);
    QCOMPARE(cli_.run({"sample", "stopped.lunette", "--count", "1", "--output", "stopped.png"}).code, 0);
}

void CliTest::training_diverged_reportsAndFails() {
    const auto outcome =
        cli_.run(QStringList{"train", CliProgram::moons, "--objective", "autoencoder", "--likelihood", "gaussian",
                             "--output-activation", "linear", "--optimizer", "sgd", "--learning-rate", "1", "--report",
                             "diverged.json", "--output", "diverged.lunette"} +
                 kSmall);
    QCOMPARE(outcome.code, 1);
    QVERIFY(outcome.errors.contains("lunette-cli: error: Training diverged"));
    QVERIFY(outcome.errors.contains("learning rate"));
    const QJsonObject report = CliProgram::json(cli_.contents("diverged.json"));
    QCOMPARE(report["training"].toObject()["status"].toString(), "diverged");
    QVERIFY(report["test"].toObject()["loss"].isDouble());
    QCOMPARE(cli_.run({"evaluate", "diverged.lunette", CliProgram::moons}).code, 0);
}

void CliTest::training_thatKeepsNothing_isSaidAndReported() {
    const auto outcome = cli_.run(
        {"train", CliProgram::moons, "--hidden", "16", "--epochs", "5", "--beta", "100", "--report", "collapsed.json"});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.errors.count("lunette-cli: note: The latents keep nothing of the pictures"), 1);
    const QJsonArray doubts =
        CliProgram::json(cli_.contents("collapsed.json"))["training"].toObject()["doubts"].toArray();
    QCOMPARE(doubts.size(), 1);
    QVERIFY(doubts[0].toString().startsWith("The latents keep nothing of the pictures"));
}

void CliTest::logLikelihood_ofAnAutoencoder_isRefused() {
    const QJsonObject report = CliProgram::json(
        cli_.run({"evaluate", model_, CliProgram::moons, "--importance-samples", "20", "--report", "-"}).output);
    const QJsonObject test = report["test"].toObject();
    // The bound of one sample a mean lies below that of twenty.
    QVERIFY(test["log_likelihood"].toDouble() > -test["loss"].toDouble());
    QVERIFY(test["log_likelihood"].toDouble() < 0);

    cli_.train({"--objective", "autoencoder", "--epochs", "1", "--output", "ae.lunette"}, "ae.json");
    QVERIFY(!CliProgram::json(cli_.contents("ae.json")).contains("kl_split"));
    const auto outcome = cli_.run({"evaluate", "ae.lunette", CliProgram::moons, "--importance-samples", "20"});
    QCOMPARE(outcome.code, 1);
    QVERIFY(CliProgram::isOneErrorLine(outcome.errors));
}

/// Trained, saved, read back: what a dense model can do, by the figures that it reported.
void CliTest::convolutionalModel_readBack_evaluatesTheSame() {
    const QJsonObject report = cli_.train(
        {"--architecture", "conv", "--channels", "4,8", "--epochs", "4", "--output", "conv.lunette"}, "conv.json");
    QCOMPARE(report["model"].toObject()["architecture"].toString(), "conv");
    const QJsonArray history = report["history"].toArray();
    QVERIFY(history.last().toObject()["train"].toObject()["loss"].toDouble() <
            history.first().toObject()["train"].toObject()["loss"].toDouble());
    const auto again = cli_.run({"evaluate", "conv.lunette", CliProgram::moons, "--report", "-"});
    QCOMPARE(again.code, 0);
    QCOMPARE(CliProgram::json(again.output)["test"].toObject()["loss"], report["test"].toObject()["loss"]);
}

void CliTest::bench_printsALineAWorkload() {
    const auto outcome = cli_.run({"bench", "mlp-vae", "decode-conv", "--seconds", "0.05", "--threads", "1"});
    QCOMPARE(outcome.code, 0);
    const auto lines = outcome.output.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    const QJsonObject training = CliProgram::json(lines[0]);
    QCOMPARE(training.keys(), sorted({"workload", "images_per_second", "ms_per_step", "threads"}));
    const double product = training["images_per_second"].toDouble() * training["ms_per_step"].toDouble();
    QVERIFY(std::abs(product / 128e3 - 1) < 0.01);  // a step is 128 images
    QCOMPARE(CliProgram::json(lines[1]).keys(), sorted({"workload", "ms_p50", "ms_p99", "threads"}));
}

void CliTest::bench_withLimit_reportsTheShareOfIt() {
    const auto outcome = cli_.run({"bench", "mlp-vae", "decode-mlp", "--limit", "--seconds", "0.05", "--threads", "1"});
    QCOMPARE(outcome.code, 0);
    const auto lines = outcome.output.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    const QJsonObject training = CliProgram::json(lines[0]);
    QCOMPARE(training.keys(),
             sorted({"workload", "images_per_second", "ms_per_step", "threads", "gflops", "limit_gflops", "share"}));
    QVERIFY(lines[0].indexOf("threads") < lines[0].indexOf("gflops"));
    // Forward and both gradients of every layer, but for the gradient of the pictures.
    const double multiplyAdds = 3.0 * (784 * 400 + 2 * 400 * 20 + 20 * 400 + 400 * 784) - 784 * 400;
    const double expected = 2e-9 * multiplyAdds * training["images_per_second"].toDouble();
    QVERIFY(std::abs(training["gflops"].toDouble() - expected) <= 0.06);
    QVERIFY(training["limit_gflops"].toDouble() > 0);
    const double gflops = training["gflops"].toDouble(), limit = training["limit_gflops"].toDouble();
    const double share = training["share"].toDouble(), rounding = 0.051;  // of either, printed to one decimal
    QVERIFY(share > (gflops - rounding) / (limit + rounding) - 0.001);
    QVERIFY(share < (gflops + rounding) / std::max(limit - rounding, 1e-9) + 0.001);
    QCOMPARE(CliProgram::json(lines[1]).keys(), sorted({"workload", "ms_p50", "ms_p99", "threads"}));
}

void CliTest::bench_withPrecision_saysItAndLeavesOutDecoding() {
    const QStringList quick{"--seconds", "0.02", "--threads", "1", "--limit", "--precision", "float32"};
    const auto all = cli_.run(QStringList{"bench"} + quick);
    QCOMPARE(all.code, 0);
    const auto lines = all.output.trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    for (const QByteArray& line : lines) QCOMPARE(CliProgram::json(line)["precision"].toString(), "float32");

    const auto decoding = cli_.run(QStringList{"bench", "decode-mlp"} + quick);
    QCOMPARE(decoding.code, 2);
    QVERIFY(decoding.errors.contains("decode-mlp"));
    QCOMPARE(cli_.run({"bench", "mlp-vae", "--precision", "float16"}).code, 2);
}

/// oneDNN takes this variable for all that the processor has.
void CliTest::training_whereBfloat16DoesNotHelp_saysSoAndIsInFloat32() {
    const auto trained = [this](const QString& precision) {
        return cli_.shell("ONEDNN_MAX_CPU_ISA=AVX2 \"$0\" train " + CliProgram::moons + ' ' + kSmall.join(' ') +
                          " --epochs 1 --report - --precision " + precision);
    };
    const auto plain = trained("float32"), rounded = trained("bfloat16");
    QCOMPARE(plain.code, 0);
    QCOMPARE(rounded.code, 0);
    QVERIFY(!plain.errors.contains("note"));
    QCOMPARE(rounded.errors.count("lunette-cli: note: "), 1);
    QVERIFY(rounded.errors.contains("bfloat16"));
    const QJsonObject expected = CliProgram::json(plain.output), report = CliProgram::json(rounded.output);
    QCOMPARE(report["history"], expected["history"]);
    QVERIFY(!report["training"].toObject().contains("precision"));
    // Nor does an evaluation have a precision of its own.
    const QString model = cli_.path("rounded.lunette");
    QCOMPARE(cli_.run(QStringList{"train", CliProgram::moons} + kSmall +
                      QStringList{"--epochs", "1", "--precision", "bfloat16", "--output", model})
                 .code,
             0);
    const auto evaluated = cli_.run({"evaluate", model, CliProgram::moons, "--report", "-"});
    QVERIFY2(evaluated.code == 0, evaluated.errors.constData());
    QVERIFY(!CliProgram::json(evaluated.output)["training"].toObject().contains("precision"));
    const auto bench = cli_.shell("ONEDNN_MAX_CPU_ISA=AVX2 \"$0\" bench mlp-vae --seconds 0.02 --precision bfloat16");
    QCOMPARE(bench.code, 0);
    QVERIFY(bench.errors.contains("lunette-cli: note: "));
    QCOMPARE(CliProgram::json(bench.output)["precision"].toString(), "float32");
}

static const lunette::test::TestClass<CliTest, QCoreApplication> kCliTest;
#include "CliTest.moc"
