#include "ArrayFiles.h"
#include "DatasetText.h"
#include "MemoryLimit.h"
#include "PickleBytes.h"
#include "TestProgram.h"
#include "io/CifarFormat.h"

#include <QTest>

#include <filesystem>

using namespace lunette;
using namespace lunette::test;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPixels = 3072;

/// A picture of one color, plane by plane.
Bytes planes(std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
    Bytes bytes;
    for (const std::uint8_t value : {red, green, blue}) bytes.insert(bytes.end(), kPixels / 3, value);
    return bytes;
}

Bytes record(const Bytes& labels, const Bytes& pixels) {
    Bytes bytes = labels;
    append(bytes, pixels);
    return bytes;
}

Bytes joinedPieces(const std::vector<Bytes>& pieces) {
    Bytes all;
    for (const Bytes& piece : pieces) append(all, piece);
    return all;
}

Bytes pythonBatch(const std::vector<int>& labels, const Bytes& pixels, const std::string& key = "labels") {
    return pickled(pickledDictionary({{"batch_label", pickledText("training batch 1 of 5")},
                                      {"data", pickledArray("u1", {static_cast<int>(labels.size()), kPixels}, pixels)},
                                      {key, pickledNumbers(labels)}}));
}

const std::vector<std::string> kTenNames{"airplane", "automobile", "bird",  "cat",  "deer",
                                         "dog",      "frog",       "horse", "ship", "truck"};

Bytes bytesOfText(const std::string& text) { return {text.begin(), text.end()}; }

std::string tenLines() {
    std::string text;
    for (const std::string& name : kTenNames) text += name + "\n";
    return text + "\n";
}

/// Two batches and a test batch of the binary version.
void writeBinary(const TemporaryFolder& folder) {
    folder.write("data_batch_2.bin", record({9}, planes(7, 8, 9)));
    folder.write("data_batch_1.bin", joinedPieces({record({3}, planes(1, 2, 3)), record({0}, planes(4, 5, 6))}));
    folder.write("test_batch.bin", record({5}, planes(70, 80, 90)));
    folder.write("batches.meta.txt", bytesOfText(tenLines()));
}

Bytes begin(const Dataset& data, Index image, std::size_t count) {
    Bytes bytes = bytesOfImage(data, image);
    bytes.resize(count);
    return bytes;
}

DataSplit openCifar(const std::string& path, const Settings& settings = {}) {
    return CifarFormat().open(path, settings, {});
}

QString classNamesOf(const Dataset& data) {
    return texts({data.classNames().begin(), data.classNames().end()}).join('|');
}

}  // namespace

class CifarFormatTest : public QObject {
    Q_OBJECT
private slots:
    void binaryFolder_ofBatches_isOneDataset() {
        const TemporaryFolder folder;
        writeBinary(folder);
        QVERIFY(CifarFormat().recognizes(folder.path()));
        const DataSplit split = openCifar(folder.path());
        QCOMPARE(split.train->shape(), (ImageShape{32, 32, 3}));
        QCOMPARE(split.train->size(), 3);
        QVERIFY(std::ranges::equal(split.train->labels(), std::array{3, 0, 9}));  // by the batches' numbers
        QCOMPARE(begin(*split.train, 0, 6), (Bytes{1, 2, 3, 1, 2, 3}));
        QCOMPARE(bytesOfImage(*split.train, 2).back(), std::uint8_t{9});
        QCOMPARE(split.test->size(), 1);
        QCOMPARE(split.test->image(0)[1], 80);
        QCOMPARE(classNamesOf(*split.train), texts(kTenNames).join('|'));
        QVERIFY2(notesOf(split).contains("CIFAR-10, binary version: 3 images"), qPrintable(notesOf(split)));
        QVERIFY(QString::fromStdString(split.splitDescription.english()).contains("test_batch.bin"));
        QCOMPARE(CifarFormat().files(folder.path()).size(), 4U);
    }

    /// What lies where within a picture: a ramp in the green plane.
    void first_ofAllBatches_isTaken() {
        const TemporaryFolder folder;
        writeBinary(folder);
        const DataSplit split = CifarFormat().open(folder.path(), {{"first", "2"}}, {});
        QCOMPARE(split.train->size(), 2);
        QCOMPARE(split.test->size(), 1);
        QCOMPARE(begin(*split.train, 1, 3), (Bytes{4, 5, 6}));
        QVERIFY2(notesOf(split).contains("Only the first 2"), qPrintable(notesOf(split)));
    }

    void pixels_ofARamp_keepTheirPlaces() {
        Bytes pixels(kPixels, 0);
        for (std::size_t i = 0; i < 1024; ++i) pixels[1024 + i] = static_cast<std::uint8_t>(i % 32 * 8);
        const TemporaryFolder folder;
        const std::string path =
            folder.write("data_batch_1.bin", joinedPieces({record({1}, pixels), record({1}, planes(1, 1, 1))}));
        const DataSplit split = openCifar(path);
        const Dataset& ramp = split.train->image(0)[0] == 0 ? *split.train : *split.test;
        for (std::size_t y : {0U, 31U})
            for (std::size_t x = 0; x < 32; ++x) {
                QCOMPARE(ramp.image(0)[(y * 32 + x) * 3 + 1], static_cast<std::uint8_t>(x * 8));
                QCOMPARE(ramp.image(0)[(y * 32 + x) * 3 + 2], std::uint8_t{0});
            }
    }

    void pythonFolder_ofBatches_isOneDataset() {
        const TemporaryFolder folder;
        folder.write("data_batch_1", pythonBatch({3, 0}, joinedPieces({planes(1, 2, 3), planes(4, 5, 6)})));
        folder.write("test_batch", pythonBatch({9}, planes(70, 80, 90)));
        folder.write("batches.meta", pickled(pickledDictionary({{"label_names", pickledTexts(kTenNames)}})));
        folder.write("readme.html", bytesOfText("<html>"));
        const DataSplit split = openCifar(folder.path());
        QVERIFY(std::ranges::equal(split.train->labels(), std::array{3, 0}));
        QCOMPARE(begin(*split.train, 1, 4), (Bytes{4, 5, 6, 4}));
        QVERIFY(std::ranges::equal(split.test->labels(), std::array{9}));
        QCOMPARE(classNamesOf(*split.test), texts(kTenNames).join('|'));
        QVERIFY(notesOf(split).contains("Python version"));
    }

    void cifar100_byEitherLabel_opens() {
        std::vector<std::string> fine, coarse;
        for (int k = 0; k < 100; ++k) fine.push_back("fine " + std::to_string(k));
        for (int k = 0; k < 20; ++k) coarse.push_back("coarse " + std::to_string(k));
        const TemporaryFolder binary, python;
        binary.write("train.bin", joinedPieces({record({19, 99}, planes(1, 2, 3)), record({0, 12}, planes(4, 5, 6))}));
        binary.write("test.bin", record({7, 3}, planes(7, 8, 9)));
        const auto batch = [](const std::vector<int>& all, const std::vector<int>& few, const Bytes& pixels) {
            return pickled(
                pickledDictionary({{"fine_labels", pickledNumbers(all)},
                                   {"coarse_labels", pickledNumbers(few)},
                                   {"data", pickledArray("u1", {static_cast<int>(all.size()), kPixels}, pixels)}}));
        };
        python.write("train", batch({99, 12}, {19, 0}, joinedPieces({planes(1, 2, 3), planes(4, 5, 6)})));
        python.write("test", batch({3}, {7}, planes(7, 8, 9)));
        python.write("meta", pickled(pickledDictionary({{"fine_label_names", pickledTexts(fine)},
                                                        {"coarse_label_names", pickledTexts(coarse)}})));
        for (const TemporaryFolder* folder : {&binary, &python}) {
            const DataSplit split = openCifar(folder->path()), few = openCifar(folder->path(), {{"labels", "coarse"}});
            QVERIFY(std::ranges::equal(split.train->labels(), std::array{99, 12}));
            QVERIFY(std::ranges::equal(few.train->labels(), std::array{19, 0}));
            QVERIFY(std::ranges::equal(few.test->labels(), std::array{7}));
            QCOMPARE(split.train->classNames().size(), 100U);
            QCOMPARE(few.train->classNames().size(), 20U);
            QVERIFY(!openCifar(folder->path(), {{"labels", "none"}}).train->hasLabels());
        }
        QCOMPARE(openCifar(python.path()).train->classNames()[99], std::string("fine 99"));
        QCOMPARE(openCifar(binary.path()).train->classNames()[99], std::string("99"));
        QVERIFY(notesOf(openCifar(binary.path())).contains("no 'fine_label_names.txt' with 100 names"));
    }

    void oneBatch_byItself_findsItsTestFile() {
        const TemporaryFolder folder;
        writeBinary(folder);
        const DataSplit one = openCifar(folder.path("data_batch_1.bin"));
        QCOMPARE(one.train->size(), 2);
        QCOMPARE(one.test->size(), 1);
        fs::remove(folder.path("test_batch.bin"));
        const DataSplit alone = openCifar(folder.path("data_batch_1.bin"));
        QCOMPARE(alone.train->size() + alone.test->size(), 2);
    }

    void folders_aroundAndWithGaps_areSaid() {
        const TemporaryFolder folder;
        fs::create_directories(folder.path("cifar-10-batches-bin"));
        folder.write("cifar-10-batches-bin/data_batch_1.bin", record({1}, planes(1, 2, 3)));
        folder.write("cifar-10-batches-bin/data_batch_4.bin", record({2}, planes(4, 5, 6)));
        QVERIFY(CifarFormat().recognizes(folder.path()));
        const DataSplit split = openCifar(folder.path());
        QCOMPARE(split.train->size() + split.test->size(), 2);
        QVERIFY(notesOf(split).contains("batch 2 is missing") && notesOf(split).contains("batch 3 is missing"));
    }

    void otherFiles_areNotRecognized() {
        const TemporaryFolder folder;
        const CifarFormat format;
        QVERIFY(!format.recognizes(folder.path()));
        QVERIFY(!format.recognizes(folder.path("absent")));
        QVERIFY(!format.recognizes(folder.write("weights.bin", Bytes(5000, 1))));
        QVERIFY(!format.recognizes(folder.write("other.bin", record({10}, planes(1, 2, 3)))));
        QVERIFY(!format.recognizes(folder.write("train", bytesOfText("text"))));
        QVERIFY(!format.recognizes(folder.write("data_batch_1", bytesOfText("text"))));
        QVERIFY(format.recognizes(folder.write("mine.bin", record({9}, planes(1, 2, 3)))));
    }

    void brokenBatches_areRefused_data();
    void brokenBatches_areRefused();
};

void CifarFormatTest::brokenBatches_areRefused_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<Bytes>("file");
    QTest::addColumn<QString>("says");
    const Bytes sound = record({3}, planes(1, 2, 3));
    const QString binary = "data_batch_1.bin", python = "data_batch_1";
    QTest::newRow("empty") << binary << Bytes() << "holds 0 bytes";
    QTest::newRow("cut short") << binary << Bytes(sound.begin(), sound.end() - 1) << "holds 3072 bytes";
    QTest::newRow("goes on") << binary << record(sound, {1}) << "holds 3074 bytes";
    QTest::newRow("a label of 10") << binary << joinedPieces({sound, record({10}, planes(1, 2, 3))})
                                   << "image 2 the label 10";
    QTest::newRow("no data") << python << pickled(pickledDictionary({{"labels", pickledNumbers({1})}})) << "'data'";
    QTest::newRow("data of other pictures")
        << python
        << pickled(pickledDictionary(
               {{"data", pickledArray("u1", {2, 4}, counting(8))}, {"labels", pickledNumbers({1, 2})}}))
        << "images x 3,072 bytes";
    QTest::newRow("floats") << python
                            << pickled(pickledDictionary({{"data", pickledArray("f4", {1, 3072}, Bytes(4 * kPixels))},
                                                          {"labels", pickledNumbers({1})}}))
                            << "images x 3,072 bytes";
    QTest::newRow("no labels") << python << pythonBatch({1}, planes(1, 2, 3), "names") << "no list 'labels'";
    QTest::newRow("too few labels") << python
                                    << pickled(
                                           pickledDictionary({{"data", pickledArray("u1", {1, 3072}, planes(1, 2, 3))},
                                                              {"labels", pickledNumbers({1, 2})}}))
                                    << "each of its 1 images";
    QTest::newRow("a label below 0") << python << pythonBatch({-1}, planes(1, 2, 3)) << "the label -1";
    QTest::newRow("words as labels") << python
                                     << pickled(
                                            pickledDictionary({{"data", pickledArray("u1", {1, 3072}, planes(1, 2, 3))},
                                                               {"labels", pickledTexts({"cat"})}}))
                                     << "a label that is no number";
    QTest::newRow("a command") << python << pickled("cos\nsystem\nU\4true\x85R") << "'os.system'";
    const Bytes whole = pythonBatch({1}, planes(1, 2, 3));
    QTest::newRow("a pickle cut short") << python << Bytes(whole.begin(), whole.end() - 100) << "ends within";
}

void CifarFormatTest::brokenBatches_areRefused() {
    QFETCH(QString, name);
    QFETCH(Bytes, file);
    QFETCH(QString, says);
    const TemporaryFolder folder;
    const std::string path = folder.write(name.toStdString(), file);
    QVERIFY(CifarFormat().recognizes(path));
    QString message;
    withOneGibibyte([&] { message = messageOf([&] { openCifar(path); }); });
    QVERIFY2(message.contains(says) && message.contains(name), qPrintable(message));
}

static const lunette::test::TestClass<CifarFormatTest> kCifarFormatTest;
#include "CifarFormatTest.moc"
