#include "CliProgram.h"
#include "TestProgram.h"
#include "io/ModelFile.h"
#include "io/Safetensors.h"

#include <QTest>

using namespace lunette;

/// Model files that are damaged, foreign, or compute nothing, given to the real program.
class CliModelFilesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void modelThatComputesNothingFinite_isAnError_data();
    void modelThatComputesNothingFinite_isAnError();
    void flippedBit_isAnError();
    void importedTensorOfNoUse_isNoted();

private:
    std::string file(const char* name) const { return cli_.path(QLatin1StringView(name)).toStdString(); }

    CliProgram cli_;
};

void CliModelFilesTest::initTestCase() {
    QVERIFY(cli_.isValid());
    QVERIFY(!cli_.train({"--epochs", "1", "--output", "sound.lunette"}, "sound.json").isEmpty());
    SavedModel saved = loadModel(file("sound.lunette"));
    // Of mixed signs, so that infinities meet: a sigmoid makes a number of one alone.
    for (Index i = 0; i < saved.state.theta.size(); ++i)
        saved.state.theta[i] = (static_cast<std::uint32_t>(i) * 2654435761U & 0x10000U) != 0 ? 3e38F : -3e38F;
    saveModel(saved, file("huge.lunette"));
}

void CliModelFilesTest::modelThatComputesNothingFinite_isAnError_data() {
    QTest::addColumn<QStringList>("arguments");
    const QString model = "huge.lunette", moons = CliProgram::moons;
    QTest::newRow("evaluate") << QStringList{"evaluate", model, moons};
    QTest::newRow("evaluate, report") << QStringList{"evaluate", model, moons, "--report", "-"};
    QTest::newRow("encode") << QStringList{"encode", model, moons, "--output", "x.csv"};
    QTest::newRow("reconstruct") << QStringList{"reconstruct", model, moons, "--output", "x.png"};
    QTest::newRow("sample") << QStringList{"sample", model, "--output", "x.png"};
    QTest::newRow("sample, fitted") << QStringList{"sample", model, "--from",   "gaussian",
                                                   "--data", moons, "--output", "x.png"};
    QTest::newRow("sample, mixture") << QStringList{"sample", model, "--from",   "mixture",
                                                    "--data", moons, "--output", "x.png"};
    QTest::newRow("decode") << QStringList{"decode", model, "--codes", "1 1", "--output", "x.png"};
    QTest::newRow("interpolate") << QStringList{"interpolate", model, moons,      "--from", "1",
                                                "--to",        "2",   "--output", "x.png"};
    QTest::newRow("interpolate, dense") << QStringList{"interpolate", model,    moons,     "--from",   "1",    "--to",
                                                       "2",           "--path", "density", "--output", "x.png"};
    QTest::newRow("train") << QStringList{"train", moons,       "--resume", model,      "--epochs",
                                          "1",     "--threads", "1",        "--report", "train.json"};
}

void CliModelFilesTest::modelThatComputesNothingFinite_isAnError() {
    QFETCH(QStringList, arguments);
    const auto outcome = cli_.run(arguments);
    QCOMPARE(outcome.code, 1);
    const QByteArray last = outcome.errors.trimmed().split('\n').last() + '\n';
    QVERIFY2(CliProgram::isOneErrorLine(last) && last.contains("computes no finite numbers"),
             outcome.errors.constData());
    QVERIFY(!outcome.output.contains("nan"));
    for (const char* name : {"x.png", "x.csv"}) QVERIFY(!QFile::exists(cli_.path(name)));
}

void CliModelFilesTest::flippedBit_isAnError() {
    QByteArray bytes = cli_.contents("sound.lunette");
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    QFile damaged(cli_.path("damaged.lunette"));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(bytes);
    damaged.close();
    const auto outcome = cli_.run({"sample", "damaged.lunette", "--output", "x.png"});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(CliProgram::isOneErrorLine(outcome.errors) && outcome.errors.contains("'damaged.lunette' is damaged"),
             outcome.errors.constData());
}

void CliModelFilesTest::importedTensorOfNoUse_isNoted() {
    const SavedModel saved = loadModel(file("sound.lunette"));
    std::vector<FloatTensor> tensors;
    for (const NamedTensor& tensor : saved.model->network().tensors())
        tensors.push_back({"module." + tensor.name,
                           {tensor.shape.begin(), tensor.shape.end()},
                           std::span(saved.state.theta.data() + tensor.offset, static_cast<std::size_t>(tensor.size))});
    const std::vector<float> one{1.0F};
    tensors.push_back({"head.bias", {1}, one});
    writeSafetensors(file("foreign.safetensors"), {}, tensors);
    const auto outcome =
        cli_.run({"import", "foreign.safetensors", "--model", "sound.lunette", "--output", "imported.lunette"});
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.output.isEmpty());
    QCOMPARE(outcome.errors, QByteArray("lunette-cli: note: 'foreign.safetensors' has 1 tensor that the model does not "
                                        "use: 'head.bias'.\n"));
    QCOMPARE(loadModel(file("imported.lunette")).state.theta, saved.state.theta);
}

static const lunette::test::TestClass<CliModelFilesTest, QCoreApplication> kCliModelFilesTest;
#include "CliModelFilesTest.moc"
