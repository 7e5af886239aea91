#include "CliProgram.h"
#include "TestProgram.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

/// Models on their way to other programs and back.
class CliExportTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void export_ofEachFormat_writesItsFiles();
    void export_asSafetensors_opensAsAModel();
    void import_ofAnUnchangedExport_isTheSameFile();
    void import_ofBareWeights_needsAModel();
    void import_ofWeightsOfAnotherShape_isRefused();
    void export_ofTheHistory_writesALineAnEpoch();
    void wrongUse_ofExportOrImport_isExplained_data();
    void wrongUse_ofExportOrImport_isExplained();

private:
    CliProgram cli_;
};

void CliExportTest::initTestCase() {
    QVERIFY(cli_.isValid());
    QVERIFY(!cli_.train({"--epochs", "2", "--output", "model.lunette"}, "model.json").isEmpty());
    QVERIFY(!cli_.train({"--epochs", "1", "--seed", "2", "--output", "other.lunette"}, "other.json").isEmpty());
}

void CliExportTest::export_ofEachFormat_writesItsFiles() {
    const auto files = [this](const QString& folder) {
        return QDir(cli_.path(folder)).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    };
    QCOMPARE(cli_.run({"export", "model.lunette", "--format", "onnx", "--output", "new/onnx"}).code, 0);
    QCOMPARE(files("new/onnx"), (QStringList{"decoder.onnx", "encoder.onnx"}));
    QCOMPARE(cli_.run({"export", "model.lunette", "--format", "pytorch", "--output", "torch"}).code, 0);
    QCOMPARE(files("torch"), (QStringList{"model.py", "model.safetensors"}));
    QCOMPARE(
        cli_.run({"export", "model.lunette", "--format", "pytorch", "--data", CliProgram::moons, "--output", "torch"})
            .code,
        0);
    QVERIFY(cli_.contents("torch/pictures.npy").startsWith("\x93NUMPY"));
    QVERIFY(cli_.contents("torch/pictures.npy").contains("'|u1', 'fortran_order': False, 'shape': (120, 28, 28)"));
}

void CliExportTest::export_asSafetensors_opensAsAModel() {
    QCOMPARE(cli_.run({"export", "model.lunette", "--format", "safetensors", "--output", "w.safetensors"}).code, 0);
    QVERIFY(!cli_.contents("w.safetensors").contains("optimizer."));
    for (const char* model : {"model.lunette", "w.safetensors"})
        QCOMPARE(cli_.run({"sample", model, "--count", "4", "--output", QString(model) + ".png"}).code, 0);
    QCOMPARE(cli_.contents("w.safetensors.png"), cli_.contents("model.lunette.png"));
}

void CliExportTest::import_ofAnUnchangedExport_isTheSameFile() {
    QCOMPARE(cli_.run({"export", "model.lunette", "--format", "pytorch", "--output", "there"}).code, 0);
    QCOMPARE(cli_.run({"import", "there", "--output", "back.lunette"}).code, 0);
    QCOMPARE(cli_.contents("back.lunette"), cli_.contents("model.lunette"));
}

void CliExportTest::import_ofBareWeights_needsAModel() {
    QCOMPARE(cli_.run({"export", "other.lunette", "--format", "safetensors", "--output", "bare.safetensors"}).code, 0);
    const QByteArray bytes = cli_.contents("bare.safetensors").replace("lunette-model", "another-model");
    QFile bare(cli_.path("bare.safetensors"));
    QVERIFY(bare.open(QIODevice::WriteOnly));
    bare.write(bytes);
    bare.close();
    const auto alone = cli_.run({"import", "bare.safetensors", "--output", "x.lunette"});
    QCOMPARE(alone.code, 1);
    QVERIFY2(alone.errors.contains("not a model that Lunette saved"), alone.errors.constData());
    QCOMPARE(cli_.run({"import", "bare.safetensors", "--model", "model.lunette", "--output", "into.lunette"}).code, 0);
    for (const char* model : {"other.lunette", "into.lunette"})
        QCOMPARE(cli_.run({"sample", model, "--count", "4", "--output", QString(model) + ".png"}).code, 0);
    QCOMPARE(cli_.contents("into.lunette.png"), cli_.contents("other.lunette.png"));
    const auto further = cli_.run(
        {"train", CliProgram::moons, "--resume", "into.lunette", "--epochs", "3", "--threads", "1", "--report", "-"});
    QCOMPARE(further.code, 0);
}

void CliExportTest::import_ofWeightsOfAnotherShape_isRefused() {
    cli_.train({"--epochs", "1", "--latents", "5", "--output", "five.lunette"}, "five.json");
    const auto outcome = cli_.run({"import", "five.lunette", "--model", "model.lunette", "--output", "x.lunette"});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.errors.contains("five.lunette") && outcome.errors.contains("'mean.0.weight' whose shape"),
             outcome.errors.constData());
    QVERIFY(!QFile::exists(cli_.path("x.lunette")));
}

void CliExportTest::export_ofTheHistory_writesALineAnEpoch() {
    const auto outcome = cli_.run({"export", "model.lunette", "--format", "history", "--output", "-"});
    QCOMPARE(outcome.code, 0);
    const auto lines = outcome.output.trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0],
             "epoch,seconds,train_loss,train_reconstruction,train_kl,train_penalty,train_squared_error,test_loss,"
             "test_reconstruction,test_kl,test_penalty,test_squared_error");
    const auto history = CliProgram::json(cli_.contents("model.json"))["history"].toArray();
    const auto second = lines[2].split(',');
    QCOMPARE(second.size(), 12);
    QCOMPARE(second[0], "2");
    QCOMPARE(second[7].toDouble(), history[1].toObject()["test"].toObject()["loss"].toDouble());
}

void CliExportTest::wrongUse_ofExportOrImport_isExplained_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no format") << QStringList{"export", "model.lunette", "--output", "x"} << 2
                               << QByteArray("--format");
    QTest::newRow("unknown format") << QStringList{"export", "model.lunette", "--format", "keras", "--output", "x"} << 2
                                    << QByteArray("onnx");
    QTest::newRow("no output") << QStringList{"export", "model.lunette", "--format", "onnx"} << 2
                               << QByteArray("--output");
    QTest::newRow("data without pytorch")
        << QStringList{"export", "model.lunette", "--format", "onnx", "--output", "x", "--data", CliProgram::moons} << 2
        << QByteArray("--data");
    QTest::newRow("data of another shape")
        << QStringList{"export", "model.lunette", "--format", "pytorch", "--output", "x", "--data", "digits"} << 1
        << QByteArray("20x20");
    QTest::newRow("folder is a file") << QStringList{"export", "model.lunette", "--format",
                                                     "onnx",   "--output",      "model.json"}
                                      << 1 << QByteArray("model.json");
    QTest::newRow("nothing to import") << QStringList{"import", "gone", "--output", "x"} << 1 << QByteArray("gone");
    QTest::newRow("not weights") << QStringList{"import", "model.json", "--output", "x"} << 1
                                 << QByteArray("model.json");
}

void CliExportTest::wrongUse_ofExportOrImport_isExplained() {
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    const auto outcome = cli_.run(arguments);
    QCOMPARE(outcome.code, code);
    QVERIFY2(outcome.errors.startsWith("lunette-cli: error: ") && outcome.errors.count('\n') == 1 &&
                 outcome.errors.contains(says),
             outcome.errors.constData());
    QVERIFY(!QFile::exists(cli_.path("x")));
}

static const lunette::test::TestClass<CliExportTest, QCoreApplication> kCliExportTest;
#include "CliExportTest.moc"
