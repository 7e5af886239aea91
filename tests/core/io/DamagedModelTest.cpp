#include "Paths.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/ModelFile.h"

#include <QRegularExpression>
#include <QTest>

using namespace lunette;
using lunette::test::Bytes;
using lunette::test::messageOf;
using lunette::test::readAll;
using lunette::test::TemporaryFolder;
using lunette::test::throws;

namespace {

/// Written by Lunette 0.1.0 before files had a checksum.
const std::string kEarlier = lunette::test::sourcePath("tests/core/io/earlier.lunette").toStdString();

std::size_t headerLength(const Bytes& file) {
    std::size_t length = 0;
    for (std::size_t i = 8; i-- > 0;) length = length << 8 | file[i];
    return length;
}

Bytes tensorsOf(const Bytes& file) {
    return {file.begin() + static_cast<std::ptrdiff_t>(8 + headerLength(file)), file.end()};
}

/// The file with another text in its header, whose length may differ.
Bytes withHeader(const Bytes& file, const std::string& from, const std::string& to) {
    std::string header(file.begin() + 8, file.begin() + static_cast<std::ptrdiff_t>(8 + headerLength(file)));
    const std::size_t at = header.find(from);
    if (at == std::string::npos) throw std::runtime_error("no such text: " + from);
    header.replace(at, from.size(), to);
    Bytes result;
    for (int i = 0; i < 8; ++i) result.push_back(static_cast<std::uint8_t>(header.size() >> (8 * i)));
    result.insert(result.end(), header.begin(), header.end());
    const Bytes tensors = tensorsOf(file);
    result.insert(result.end(), tensors.begin(), tensors.end());
    return result;
}

/// The earlier file as this version saves it.
Bytes savedAnew() {
    const TemporaryFolder folder;
    saveModel(loadModel(kEarlier), folder.path("m"));
    return readAll(folder.path("m"));
}

}  // namespace

class DamagedModelTest : public QObject {
    Q_OBJECT
private slots:
    void fileOfAnEarlierVersion_opensWithItsVeryBytes() {
        const SavedModel saved = loadModel(kEarlier);
        QCOMPARE(saved.origin.spec, std::string("pictures/set.npy"));
        QCOMPARE(saved.state.step, 9);
        QCOMPARE(saved.state.best.epoch, 3);
        const Bytes earlier = tensorsOf(readAll(kEarlier));
        QVERIFY(!earlier.empty());
        QCOMPARE(tensorsOf(savedAnew()), earlier);
    }

    void newFile_differsByItsChecksumAlone() {
        const Bytes anew = savedAnew(), earlier = readAll(kEarlier);
        const QString header = QString::fromUtf8(
            QByteArray(reinterpret_cast<const char*>(anew.data()) + 8, static_cast<qsizetype>(headerLength(anew))));
        const auto checksum = QRegularExpression("\"checksum\":\"crc32:[0-9a-f]{8}\",").match(header);
        QVERIFY2(checksum.hasMatch(), qPrintable(header.left(200)));
        // Without it the file is, but for the padding, the one that the earlier version wrote.
        const Bytes without = withHeader(anew, checksum.captured().toStdString(), "");
        const auto text = [](const Bytes& file) {
            return QByteArray(reinterpret_cast<const char*>(file.data()) + 8,
                              static_cast<qsizetype>(headerLength(file)))
                .trimmed();
        };
        QCOMPARE(text(without), text(earlier));
    }

    void flippedBitAnywhereInTheTensors_isNoticed() {
        const TemporaryFolder folder;
        const Bytes sound = savedAnew();
        QCOMPARE(messageOf([&] { loadModel(folder.write("m", sound)); }), QString());
        const std::size_t first = 8 + headerLength(sound);
        for (std::size_t at = first; at < sound.size(); at += at + 97 < sound.size() ? 97 : 1) {
            Bytes damaged = sound;
            damaged[at] ^= 1;
            QVERIFY(throws(ErrorKind::Damaged, {"m"}, [&] { loadModel(folder.write("m", damaged)); }));
        }
    }

    void weightsAlone_areTakenWhateverTheChecksum() {
        const TemporaryFolder folder;
        Bytes changed = savedAnew();
        changed[8 + headerLength(changed)] ^= 1;
        const SavedModel saved = loadModel(kEarlier);
        QVERIFY(loadWeights(folder.write("m", changed), *saved.model) != saved.state.theta);
    }

    void everyError_isOneCleanSentenceThatNamesTheFile_data() {
        QTest::addColumn<Bytes>("file");
        const Bytes sound = savedAnew();
        const auto row = [&](const char* name, std::string from, std::string to) {
            for (std::string* text : {&from, &to}) std::ranges::replace(*text, '\'', '"');
            QTest::newRow(name) << withHeader(sound, from, to);
        };
        QTest::newRow("empty") << Bytes();
        QTest::newRow("seven bytes") << Bytes(7);
        QTest::newRow("zeros") << Bytes(100);
        QTest::newRow("cut in the header") << Bytes(sound.begin(), sound.begin() + 100);
        QTest::newRow("cut in the tensors") << Bytes(sound.begin(), sound.end() - 5);
        Bytes longer = sound;
        longer.push_back(0);
        QTest::newRow("goes on") << longer;
        Bytes flipped = sound;
        flipped.back() ^= 1;
        QTest::newRow("flipped bit") << flipped;
        row("zero byte in a tensor's name", "'mean.0.bias':", "'mean.0.\\u0000bias':");
        row("line break in a tensor's type", "'mean.0.bias':{'dtype':'F32'", "'mean.0.bias':{'dtype':'F\\n\\u0000'");
        row("zero byte twice", "'__metadata__':{", "'a\\u0000b':1,'a\\u0000b':2,'__metadata__':{");
        row("zero byte in the version", "'version':'1'", "'version':'\\u0000\\u001b[2J'");
        row("another program's", "lunette-model", "another-model");
        row("unknown parameter", "\\'latents\\'", "\\'lat\\\\u0000ents\\'");
        row("impossible value", "\\'latents\\':\\'2\\'", "\\'latents\\':\\'\\\\u00002.\\'");
        row("impossible combination", "\\'sparsity\\':\\'none\\'", "\\'sparsity\\':\\'kl\\'");
        row("no hidden unit", "\\'hidden\\':\\'5\\'", "\\'hidden\\':\\'0\\'");
        row("no channels", "\\'channels\\':\\'32,64\\'", "\\'channels\\':\\'\\',\\'architecture\\':\\'conv\\'");
        row("another objective", "\\'objective\\':\\'vae\\'", "\\'objective\\':\\'pca\\'");
        row("other latents", "\\'latents\\':\\'2\\'", "\\'latents\\':\\'3\\'");
        row("impossible picture", "\\'channels\\':1", "\\'channels\\':9");
        row("wrong kind", "\\'channels\\':1", "\\'channels\\':[");
        row("negative step", "\\'step\\':9", "\\'step\\':-9");
        row("no history", "'history'", "'hIstory'");
        row("missing tensor", "'mean.0.bias'", "'mean.0.bIas'");
        row("missing tensor of the best epoch", "'best.mean.0.bias'", "'mean.7.bias'");
        row("another type", "'mean.0.bias':{'dtype':'F32'", "'mean.0.bias':{'dtype':'I32'");
    }

    void everyError_isOneCleanSentenceThatNamesTheFile() {
        QFETCH(Bytes, file);
        const TemporaryFolder folder;
        const QString message = messageOf([&] { loadModel(folder.write("some model", file)); });
        const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
        QVERIFY2(std::none_of(message.begin(), message.end(), isControl), qPrintable(message));
        QVERIFY2(message.contains("some model' "), qPrintable(message));
        QVERIFY2(message.endsWith('.') && !message.endsWith(".."), qPrintable(message));
        static const QRegularExpression sentenceWithin("\\.\\s");
        QVERIFY2(!message.contains(sentenceWithin), qPrintable(message));
    }
};

static const lunette::test::TestClass<DamagedModelTest> kDamagedModelTest;
#include "DamagedModelTest.moc"
