#include "CliProgram.h"
#include "Paths.h"
#include "TestFiles.h"
#include "imaging/PictureReader.h"
#include "io/Codes.h"
#include "io/ModelExport.h"
#include "io/Npy.h"
#include "numeric/Random.h"

#include <QDir>
#include <QProcess>
#include <QTest>
#include <zlib.h>

#include <array>
#include <cmath>

using namespace lunette;
using lunette::test::TemporaryFolder;

namespace {

constexpr Index kImages = 5;

struct Case {
    std::string name;
    TrainingConfig config;
    ImageShape image;
    Condition condition{};
};

TrainingConfig configOf(const Settings& settings) {
    TrainingConfig config;
    trainingParameters().apply(settings, config);
    return config;
}

/// Dense and convolutional, gray and colored, with every activation and every kind of output.
std::vector<Case> cases() {
    const Settings conv{{"architecture", "conv"}, {"channels", "4,6"}, {"hidden", "11"}, {"latents", "3"}};
    const auto with = [](Settings settings, const Settings& more) {
        for (const auto& [key, value] : more) settings[key] = value;
        return configOf(settings);
    };
    std::vector<Case> all{
        {"default", configOf({}), {28, 28, 1}},
        {"linear", configOf({{"hidden", ""}, {"objective", "autoencoder"}, {"latents", "4"}}), {7, 5, 3}},
        {"linear output",
         configOf({{"hidden", "9"}, {"likelihood", "gaussian"}, {"output-activation", "linear"}}),
         {6, 6, 1}},
        {"colour", configOf({{"hidden", "20,10"}, {"likelihood", "gaussian"}}), {9, 8, 3}},
        {"conv, odd sides", with(conv, {{"objective", "autoencoder"}}), {13, 11, 3}},
        {"conv, even kernel", with(conv, {{"kernel", "4"}, {"channels", "3,5,7"}}), {28, 20, 1}},
        {"conv, kernel 7, no hidden", with(conv, {{"kernel", "7"}, {"hidden", ""}}), {16, 16, 3}},
        {"principal components",
         configOf({{"objective", "pca"}, {"latents", "5"}, {"architecture", "conv"}}),
         {7, 6, 3}},
        {"codes in 0..1", configOf({{"objective", "autoencoder"}, {"sparsity", "kl"}, {"hidden", "9"}}), {6, 6, 1}},
        {"learned variance",
         configOf({{"likelihood", "gaussian"}, {"observation-variance", "learned"}, {"hidden", "9"}}),
         {6, 6, 1}},
        {"total correlation", configOf({{"objective", "beta-tcvae"}, {"hidden", "9"}}), {6, 6, 1}},
        {"Wasserstein", configOf({{"objective", "wae"}, {"hidden", "9"}}), {6, 6, 1}},
        {"conv to one map", with(conv, {{"channels", "4,1"}}), {16, 12, 1}},
    };
    const Condition classes{{{"a", 3}, {"b", 4}, {"c", 1}}, {}}, factors{{}, {{"x", 0.0, 1.0}, {"y", -1.0, 3.0}}};
    const Settings conditional{{"condition", "label"}, {"condition-encoder", "yes"}};
    Settings conditionalConv = conv;
    conditionalConv.insert(conditional.begin(), conditional.end());
    all.push_back(
        {"conditioned on the class", configOf({{"condition", "label"}, {"hidden", "9"}}), {6, 6, 1}, classes});
    all.push_back({"conditioned on factors, encoder too",
                   configOf({{"condition", "x,y"}, {"condition-encoder", "yes"}, {"hidden", "9,7"}}),
                   {7, 5, 3},
                   factors});
    all.push_back({"linear, conditioned on the class", with(conditional, {{"hidden", ""}}), {6, 6, 1}, classes});
    all.push_back(
        {"conv, conditioned on the class", with(conditionalConv, {{"activation", "silu"}}), {12, 12, 3}, classes});
    all.push_back({"conv without hidden, conditioned on the class",
                   with(conditionalConv, {{"hidden", ""}}),
                   {12, 12, 1},
                   classes});
    const ParameterInfo& activation = *trainingParameters().find("activation");
    for (const ChoiceOption& option : std::get<ChoiceOptions>(activation.kind))
        all.push_back({"conv, " + option.value, with(conv, {{"activation", option.value}}), {12, 12, 3}});
    return all;
}

/// Untrained, but with biases too, which start at zero.
SavedModel modelOf(const Case& wanted) {
    SavedModel saved;
    saved.model = std::make_shared<const Model>(wanted.config, wanted.image, wanted.condition);
    saved.state = initialState(*saved.model);
    Matrix nudge(saved.state.theta.size(), 1);
    RandomStream::fillNormal(7, Purpose::Generation, 1, nudge);
    saved.state.theta += Scalar(0.1) * nudge.col(0);
    return saved;
}

/// A folder a case: the model as `format`, and beside it what Lunette makes of random pictures.
void writeAll(const TemporaryFolder& folder, ExportFormat format) {
    for (const Case& wanted : cases()) {
        const SavedModel saved = modelOf(wanted);
        const std::string place = folder.path(wanted.name);
        exportModel(saved, format, place);
        Matrix pixels(saved.model->image().pixelCount(), kImages);
        RandomStream random(7, Purpose::Generation);
        for (Scalar& pixel : pixels.reshaped()) pixel = static_cast<Scalar>(random.nextUniform());
        const Snapshot snapshot(saved.model, saved.state.theta, 0, 0.0);
        const Matrix conditions = wanted.condition.draw(kImages, 3);
        const Posterior posterior = snapshot.encode(pixels, conditions);
        const std::array shape{std::int32_t(wanted.image.height), std::int32_t(wanted.image.width),
                               std::int32_t(wanted.image.channels)};
        saveNpy(shape, place + "/shape.npy");
        saveNpy(pixels, place + "/pixels.npy");
        saveNpy(posterior.mean, place + "/mean.npy");
        if (posterior.logVariance.size() > 0) saveNpy(posterior.logVariance, place + "/log_variance.npy");
        if (conditions.size() > 0) saveNpy(conditions, place + "/condition.npy");
        if (saved.model->network().architecture().conditionedEncoder)
            saveNpy(conditions, place + "/conditioned_encoder.npy");
        saveNpy(snapshot.decode(posterior.mean, conditions), place + "/decoded.npy");
    }
}

struct Outcome {
    int code;
    QByteArray text;
};

constexpr int kSkipped = 77;
constexpr int kMissing = -1;
const QString kPython = qEnvironmentVariable("LUNETTE_PYTHON", "/usr/bin/python3");

Outcome run(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PYTHONDONTWRITEBYTECODE", "1");
    environment.insert("OMP_NUM_THREADS", "1");
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForStarted()) return {kMissing, program.toUtf8() + ": " + process.errorString().toUtf8()};
    if (!process.waitForFinished(240000)) return {-2, "did not finish"};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, process.readAll()};
}

Outcome check(const char* script, const TemporaryFolder& folder) {
    return run(kPython, {lunette::test::sourcePath(QStringLiteral("tests/peers/") + script),
                         QString::fromStdString(folder.path())});
}

/// The largest difference of any channel of two pictures of 3 bytes a pixel; 256 where they are of other sizes.
int largestDifference(const QImage& image, const QByteArray& pixels, QSize size) {
    if (image.size() != size || pixels.size() != 3 * size.width() * size.height()) return 256;
    int largest = 0;
    const auto* expected = reinterpret_cast<const std::uint8_t*>(pixels.constData());
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const QRgb found = image.pixel(x, y);
            for (const int channel : {qRed(found), qGreen(found), qBlue(found)})
                largest = std::max(largest, std::abs(channel - *expected++));
        }
    }
    return largest;
}

double lossOf(const QByteArray& report) { return CliProgram::json(report)["test"].toObject()["loss"].toDouble(); }

}  // namespace

/// Other programs read what Lunette wrote, and say what they make of it.
class PeersTest : public QObject {
    Q_OBJECT
private slots:
    void modelFile_isReadByAReaderFromTheSpecification();
    void codes_areReadByNumPy();
    void animation_decodedByPillow_hasTheFramesOfTheStrip_data();
    void animation_decodedByPillow_hasTheFramesOfTheStrip();
    void pictures_readByPillow_haveTheSamePixels();
    void onnxFiles_runInOpenCv_giveLunettesNumbers();
    void pyTorchFiles_giveLunettesCodesAndPictures();
    void pyTorch_inTwoProcesses_trainsOnAsLunetteDoes_data();
    void pyTorch_inTwoProcesses_trainsOnAsLunetteDoes();
};

void PeersTest::modelFile_isReadByAReaderFromTheSpecification() {
    const TemporaryFolder folder;
    const SavedModel saved = modelOf(cases().back());
    saveModel(saved, folder.path("model.lunette"));
    const Outcome outcome = run(kPython, {lunette::test::sourcePath("tests/peers/read_safetensors.py"),
                                          QString::fromStdString(folder.path("model.lunette"))});
    if (outcome.code == kMissing) QSKIP("needs Debian's python3");
    QVERIFY2(outcome.code == 0, outcome.text.constData());
    QByteArray expected;
    for (const NamedTensor& tensor : saved.model->network().tensors()) {
        QByteArrayList lengths;
        for (const Index length : tensor.shape) lengths << QByteArray::number(qint64(length));
        const auto* bytes = reinterpret_cast<const Bytef*>(saved.state.theta.data() + tensor.offset);
        const auto sum = crc32(0, bytes, static_cast<uInt>(tensor.size * Index(sizeof(Scalar))));
        expected += QByteArray::fromStdString(tensor.name) + ' ' + lengths.join('x') + ' ' +
                    QByteArray::number(quint64(sum)) + '\n';
    }
    expected += "metadata checksum configuration dataset format history image training version\n";
    QCOMPARE(outcome.text, expected);
}

void PeersTest::codes_areReadByNumPy() {
    Dataset::Parts parts;
    parts.name = "two";
    parts.shape = {1, 1, 1};
    parts.pixels = {1, 2};
    parts.labels = {1, 0};
    parts.classNames = {"a", "b"};
    const TemporaryFolder folder;
    saveCodes({Matrix{{1, 3}, {2, 4}, {0.5F, -1}}, Matrix::Zero(3, 2)}, Dataset(std::move(parts)),
              folder.path("codes.npy"));
    const Outcome outcome =
        run(kPython, {"-c",
                      "import sys\n"
                      "try: import numpy\n"
                      "except ImportError: sys.exit(77)\n"
                      "for name in ('', '_std', '_labels'):\n"
                      "    array = numpy.load(sys.argv[1] + name + '.npy'); print(array.dtype, array.tolist())",
                      QString::fromStdString(folder.path("codes"))});
    if (outcome.code == kSkipped || outcome.code == kMissing) QSKIP("needs Debian's python3-numpy");
    QCOMPARE(outcome.text,
             "float32 [[1.0, 2.0, 0.5], [3.0, 4.0, -1.0]]\n"
             "float32 [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]]\n"
             "int32 [1, 0]\n");
}

void PeersTest::animation_decodedByPillow_hasTheFramesOfTheStrip_data() {
    QTest::addColumn<QString>("dataset");
    QTest::addColumn<int>("tolerance");
    QTest::newRow("gray: every shade") << "moons:count=60,size=28" << 0;
    // A frame of a color picture keeps 256 colors, chosen among those of 5 bits a channel.
    QTest::newRow("color: the nearest of 256") << "faces:count=60,size=32" << 40;
}

void PeersTest::animation_decodedByPillow_hasTheFramesOfTheStrip() {
    QFETCH(QString, dataset);
    QFETCH(int, tolerance);
    const CliProgram cli;
    QCOMPARE(cli.run({"train", dataset, "--hidden", "16", "--epochs", "2", "--output", "m.lunette"}).code, 0);
    const QStringList path{"interpolate", "m.lunette", dataset, "--from", "1", "--to", "5", "--steps", "7"};
    QCOMPARE(cli.run(path + QStringList{"--magnify", "2", "--output", "morph.gif"}).code, 0);
    QCOMPARE(cli.run(path + QStringList{"--magnify", "2", "--output", "strip.png"}).code, 0);
    const Outcome outcome = run(kPython, {lunette::test::sourcePath("tests/peers/check_gif.py"), cli.path("morph.gif"),
                                          cli.path("strip.png"), "7"});
    if (outcome.code == kSkipped || outcome.code == kMissing) QSKIP("needs Debian's python3-pil");
    QVERIFY2(outcome.code == 0, outcome.text.constData());
    qInfo() << "largest difference" << outcome.text.trimmed().constData() << "of 255";
    QVERIFY2(outcome.text.trimmed().toInt() <= tolerance, outcome.text.constData());
}

void PeersTest::pictures_readByPillow_haveTheSamePixels() {
    const TemporaryFolder folder;
    const Outcome outcome = check("make_pictures.py", folder);
    if (outcome.code == kSkipped || outcome.code == kMissing) QSKIP("needs Debian's python3-pil");
    QVERIFY2(outcome.code == 0, outcome.text.constData());
    const QDir pictures(QString::fromStdString(folder.path()));
    QStringList differing;
    const QStringList names = pictures.entryList({"*.rgb"}, QDir::Files);
    for (QString name : names) {
        QFile file(pictures.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArrayList header = file.readLine().split(' ');
        const QSize size(header[0].toInt(), header[1].toInt());
        name.chop(4);
        try {
            const ReadPicture read = readPicture(pictures.filePath(name), Ground::White);
            const int difference = largestDifference(read.image, file.readAll(), size);
            if (difference > header[2].toInt()) differing << QStringLiteral("%1: %2").arg(name).arg(difference);
        } catch (const Error& error) {
            differing << name + ": " + error.what();
        }
    }
    QVERIFY2(differing.isEmpty(), qPrintable(differing.join('\n')));
    qInfo() << names.size() << "pictures";
    QCOMPARE(names.size(), outcome.text.trimmed().toInt());
}

void PeersTest::onnxFiles_runInOpenCv_giveLunettesNumbers() {
    const TemporaryFolder folder;
    writeAll(folder, ExportFormat::Onnx);
    const Outcome outcome = check("check_onnx.py", folder);
    if (outcome.code == kSkipped || outcome.code == kMissing) QSKIP("needs Debian's python3-opencv");
    QVERIFY2(outcome.code == 0, outcome.text.constData());
    qInfo() << outcome.text.trimmed().constData();
}

void PeersTest::pyTorchFiles_giveLunettesCodesAndPictures() {
    const TemporaryFolder folder;
    writeAll(folder, ExportFormat::PyTorch);
    const Outcome outcome = check("check_pytorch.py", folder);
    if (outcome.code == kSkipped || outcome.code == kMissing) QSKIP("needs Debian's python3-torch");
    QVERIFY2(outcome.code == 0, outcome.text.constData());
    qInfo() << outcome.text.trimmed().constData();
}

/// With all images in every step and no noise, PyTorch's steps must be Lunette's: weights, objective and moments.
void PeersTest::pyTorch_inTwoProcesses_trainsOnAsLunetteDoes_data() {
    QTest::addColumn<QStringList>("condition");
    QTest::newRow("vae") << QStringList{};
    QTest::newRow("conditioned on a factor") << QStringList{"--condition", "fraction", "--condition-encoder", "yes"};
}

void PeersTest::pyTorch_inTwoProcesses_trainsOnAsLunetteDoes() {
    QFETCH(QStringList, condition);
    if (!QFile::exists("/usr/bin/torchrun")) QSKIP("needs Debian's python3-torch");
    const CliProgram cli;
    const QStringList train{
        "train", CliProgram::moons,   "--hidden", "16",      "--threads", "1", "--batch-size", "120", "--beta",
        "0.5",   "--posterior-noise", "0",        "--epochs"};
    QCOMPARE(cli.run(train + QStringList{"3", "--output", "begun.lunette"} + condition).code, 0);
    const QStringList further{"103", "--resume", "begun.lunette", "--output", "ours.lunette", "--report", "ours.json"};
    QCOMPARE(cli.run(train + further).code, 0);
    QCOMPARE(cli.run({"export", "begun.lunette", "--format", "pytorch", "--data", CliProgram::moons, "--output",
                      "elsewhere"})
                 .code,
             0);
    // Debian 12's torchrun starts only with -r 1 -t 1 (see model.py); only the logs of stdout come of it.
    const Outcome outcome =
        run("/usr/bin/torchrun", {"-r", "1", "-t", "1", "--log_dir", cli.path("logs"), "--nproc_per_node", "2",
                                  cli.path("elsewhere/model.py"), "--steps", "100"});
    QVERIFY2(outcome.code == 0, outcome.text.constData());
    QCOMPARE(cli.run({"import", "elsewhere", "--output", "theirs.lunette"}).code, 0);

    const SavedModel a = loadModel(cli.path("ours.lunette").toStdString());
    const SavedModel b = loadModel(cli.path("theirs.lunette").toStdString());
    qInfo() << "weights differ by" << (a.state.theta - b.state.theta).cwiseAbs().maxCoeff();
    QVERIFY((a.state.theta - b.state.theta).cwiseAbs().maxCoeff() < 1e-3);
    QCOMPARE(b.state.optimizer.stepCount, 103);
    const auto evaluated = cli.run({"evaluate", "theirs.lunette", CliProgram::moons, "--report", "-"});
    const double theirs = lossOf(evaluated.output), ours = lossOf(cli.contents("ours.json"));
    qInfo() << "loss" << theirs << "for" << ours;
    QVERIFY(std::abs(theirs / ours - 1) < 1e-4);
}

QTEST_GUILESS_MAIN(PeersTest)
#include "PeersTest.moc"
