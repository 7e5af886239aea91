#include "DatasetText.h"
#include "MemoryLimit.h"
#include "PackedBytes.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/IdxFormat.h"

#include <QTest>

#include <filesystem>

using namespace lunette;
using lunette::test::Bytes;
using lunette::test::bytesOfImage;
using lunette::test::counting;
using lunette::test::idxFile;
using lunette::test::messageOf;
using lunette::test::notesOf;
using lunette::test::packed;
using lunette::test::TemporaryFolder;
using lunette::test::throws;
using lunette::test::withOneGibibyte;

namespace {

DataSplit openIdx(const std::string& path) { return IdxFormat().open(path, {}, {}); }

Bytes imageFile(std::uint32_t count, std::uint32_t side = 2) {
    return idxFile(8, {count, side, side}, counting(std::size_t{count} * side * side));
}

Bytes labels(const Bytes& values) { return idxFile(8, {static_cast<std::uint32_t>(values.size())}, values); }

}  // namespace

class IdxFormatTest : public QObject {
    Q_OBJECT
private slots:
    void emnist_byItsName_isTurned() {
        const TemporaryFolder folder;
        const Bytes file = idxFile(8, {2, 2, 3}, counting(12));
        const std::string path = folder.write("emnist-letters-images-idx3-ubyte", file);
        const DataSplit split = openIdx(path);
        QCOMPARE(split.train->shape(), (ImageShape{2, 3, 1}));
        QCOMPARE(bytesOfImage(*split.train, 0), (Bytes{0, 3, 1, 4, 2, 5}));
        QVERIFY(notesOf(split).contains("turn=none"));
        const DataSplit stored = IdxFormat().open(path, {{"turn", "none"}}, {});
        QCOMPARE(bytesOfImage(*stored.train, 0), (Bytes{0, 1, 2, 3, 4, 5}));
        QCOMPARE(openIdx(folder.write("train-images-idx3-ubyte", file)).train->shape(), (ImageShape{3, 2, 1}));
    }

    void grayPictures_withLabelsBeside_areLabeled_data() {
        QTest::addColumn<QString>("imageFile");
        QTest::addColumn<QString>("labelFile");
        QTest::newRow("plain") << "train-images-idx3-ubyte"
                               << "train-labels-idx1-ubyte";
        QTest::newRow("packed") << "train-images-idx3-ubyte.gz"
                                << "train-labels-idx1-ubyte.gz";
        QTest::newRow("mixed") << "train-images-idx3-ubyte"
                               << "train-labels-idx1-ubyte.gz";
        QTest::newRow("dotted") << "train-images.idx3-ubyte"
                                << "train-labels.idx1-ubyte";
        QTest::newRow("one dotted") << "train-images-idx3-ubyte.gz"
                                    << "train-labels.idx1-ubyte.gz";
        QTest::newRow("other words") << "kuzushiji-letters-train-images-idx3-ubyte"
                                     << "kuzushiji-letters-train-labels-idx1-ubyte";
    }

    void grayPictures_withLabelsBeside_areLabeled() {
        QFETCH(QString, imageFile);
        QFETCH(QString, labelFile);
        const TemporaryFolder folder;
        const auto write = [&](const QString& name, const Bytes& bytes) {
            return folder.write(name.toStdString(), name.endsWith(".gz") ? packed(bytes) : bytes);
        };
        write(labelFile, labels({2, 0, 1}));
        const std::string path = write(imageFile, idxFile(8, {3, 2, 1}, {0, 51, 102, 153, 204, 255}));
        QVERIFY(IdxFormat().recognizes(path));
        const DataSplit split = openIdx(path);
        QCOMPARE(split.train->size() + split.test->size(), 3);
        QCOMPARE(split.train->shape(), (ImageShape{1, 2, 1}));
        QCOMPARE(split.train->classNames().size(), 3U);
        QCOMPARE(split.train->classNames()[2], std::string("2"));
        QCOMPARE(split.train->labels()[0], 2);
        QCOMPARE(split.train->image(0)[1], 51);
        QCOMPARE(split.spec, path);
        const QString notes = notesOf(split);
        for (const QString& said : {imageFile, labelFile, QString("3 x 2 x 1, uint8"), QString("as they are")})
            QVERIFY2(notes.contains(said), qPrintable(notes));
    }

    void colorPictures_areRead() {
        const TemporaryFolder folder;
        const DataSplit split = openIdx(folder.write("images-idx4-ubyte", idxFile(8, {2, 2, 2, 3}, counting(24))));
        QCOMPARE(split.train->shape(), (ImageShape{2, 2, 3}));
        QCOMPARE(split.train->image(0)[11], 11);
    }

    void values_ofEveryType_becomePixels_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<Bytes>("values");
        QTest::addColumn<Bytes>("pixels");
        QTest::newRow("bytes") << 8 << Bytes{0, 51, 102, 255} << Bytes{0, 51, 102, 255};
        QTest::newRow("bytes of 0 and 1") << 8 << Bytes{0, 1, 1, 0} << Bytes{0, 255, 255, 0};
        QTest::newRow("signed bytes, stretched") << 9 << Bytes{0x80, 0, 0x7f, 0x7f} << Bytes{0, 128, 255, 255};
        QTest::newRow("16 bits") << 11 << Bytes{0, 0, 0, 9, 0, 200, 0, 255} << Bytes{0, 9, 200, 255};
        QTest::newRow("32 bits") << 12 << Bytes{0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 200, 0, 0, 0, 255}
                                 << Bytes{0, 9, 200, 255};
        QTest::newRow("floats within 0..1, one not a number")
            << 13 << Bytes{0, 0, 0, 0, 0x3f, 0, 0, 0, 0x3f, 0x80, 0, 0, 0x7f, 0xc0, 0, 0} << Bytes{0, 128, 255, 0};
        Bytes doubles(32);
        doubles[8] = doubles[16] = 0x3f;
        doubles[9] = 0xe0;   // 0.5
        doubles[17] = 0xf0;  // 1
        QTest::newRow("doubles") << 14 << doubles << Bytes{0, 128, 255, 0};
    }

    void values_ofEveryType_becomePixels() {
        QFETCH(int, type);
        QFETCH(Bytes, values);
        QFETCH(Bytes, pixels);
        const TemporaryFolder folder;
        const std::string path =
            folder.write("train-images-idx3-ubyte", idxFile(std::uint8_t(type), {2, 1, 2}, values));
        folder.write("test-images-idx3-ubyte", idxFile(std::uint8_t(type), {2, 1, 2}, values));
        const DataSplit split = openIdx(path);
        Bytes read = bytesOfImage(*split.train, 0);
        const Bytes second = bytesOfImage(*split.train, 1);
        read.insert(read.end(), second.begin(), second.end());
        QCOMPARE(read, pixels);
    }

    void labels_ofEveryType_areReadOrRefused() {
        const TemporaryFolder folder;
        const std::string path = folder.write("train-images-idx3-ubyte", imageFile(3));
        folder.write("test-images-idx3-ubyte", imageFile(3));
        folder.write("train-labels-idx1-ubyte", idxFile(12, {3}, {0, 0, 0, 2, 0, 0, 1, 44, 0, 0, 0, 0}));
        const DataSplit split = openIdx(path);
        QCOMPARE(split.train->labels()[0], 2);
        QCOMPARE(split.train->labels()[1], 300);
        QCOMPARE(split.train->classNames().size(), 301U);
        folder.write("train-labels-idx1-ubyte", idxFile(9, {3}, {0, 0xff, 0}));
        QVERIFY(throws(ErrorKind::Damaged, {"2", "-1"}, [&] { openIdx(path); }));
        folder.write("train-labels-idx1-ubyte", idxFile(13, {3}, {0, 0, 0, 0, 0x3f, 0, 0, 0, 0, 0, 0, 0}));
        QVERIFY(throws(ErrorKind::Damaged, {"2", "0.5"}, [&] { openIdx(path); }));
    }

    void missingLabels_areReported() {
        const TemporaryFolder folder;
        const DataSplit split = openIdx(folder.write("train-images-idx3-ubyte", imageFile(6)));
        QVERIFY(!split.train->hasLabels());
        QVERIFY(notesOf(split).contains("No label file"));
    }

    void testFile_beside_isHeldOut() {
        for (const char* testFile : {"t10k-images-idx3-ubyte.gz", "test-images.idx3-ubyte"}) {
            const TemporaryFolder folder;
            const bool isPacked = std::string(testFile).ends_with(".gz");
            folder.write(testFile, isPacked ? packed(imageFile(2)) : imageFile(2));
            folder.write("t10k-labels-idx1-ubyte", labels({4, 4}));
            folder.write("test-labels-idx1-ubyte", labels({4, 4}));
            folder.write("train-labels-idx1-ubyte", labels({0, 1, 2}));
            const DataSplit split = openIdx(folder.write("train-images-idx3-ubyte", imageFile(3)));
            QCOMPARE(split.train->size(), 3);
            QCOMPARE(split.test->size(), 2);
            QCOMPARE(split.test->labels()[1], 4);
            QCOMPARE(split.train->classNames().size(), 5U);  // both know the classes of both
            QCOMPARE(split.test->classNames().size(), 5U);
            QVERIFY(QString::fromStdString(split.splitDescription.english()).contains(testFile));
        }
    }

    void testFile_isScaledLikeTheTrainingFile() {
        const TemporaryFolder folder;
        const auto onePicture = [](std::uint8_t a, std::uint8_t b) { return idxFile(9, {1, 1, 2}, {a, b}); };
        folder.write("test-images-idx3-ubyte", onePicture(5, 20));
        const DataSplit split = openIdx(folder.write("train-images-idx3-ubyte", onePicture(0, 10)));
        QVERIFY(std::ranges::equal(split.train->image(0), Bytes{0, 128}));
        QVERIFY(std::ranges::equal(split.test->image(0), Bytes{64, 255}));
    }

    void first_ofBothFiles_keepsTheirLabels() {
        const TemporaryFolder folder;
        folder.write("train-labels-idx1-ubyte", idxFile(8, {4}, {3, 1, 2, 0}));
        folder.write("t10k-labels-idx1-ubyte", idxFile(8, {3}, {1, 1, 3}));
        folder.write("t10k-images-idx3-ubyte", idxFile(8, {3, 2, 2}, counting(12)));
        const std::string path = folder.write("train-images-idx3-ubyte", idxFile(8, {4, 2, 2}, counting(16)));
        const DataSplit split = IdxFormat().open(path, {{"first", "2"}, {"scale", "stretch"}}, {});
        QCOMPARE(split.train->size(), 2);
        QCOMPARE(split.test->size(), 2);
        QVERIFY(std::ranges::equal(split.train->labels(), std::array{3, 1}));
        QCOMPARE(bytesOfImage(*split.train, 1).back(), std::uint8_t{255});  // the largest of those that are taken
        QVERIFY2(notesOf(split).contains("Only the first 2"), qPrintable(notesOf(split)));
    }

    void folder_ofOneDataset_opens() {
        const TemporaryFolder folder;
        folder.write("train-images-idx3-ubyte.gz", packed(imageFile(3)));
        folder.write("t10k-images-idx3-ubyte.gz", packed(imageFile(2)));
        QVERIFY(IdxFormat().recognizes(folder.path()));
        QCOMPARE(openIdx(folder.path()).train->size(), 3);
        QCOMPARE(openIdx(folder.path() + "/").spec, folder.path());
        QCOMPARE(openIdx(folder.path() + "/").train->name(), std::filesystem::path(folder.path()).filename().string());
        folder.write("train-images-idx3-ubyte", imageFile(3));  // the same, unpacked beside it
        QCOMPARE(openIdx(folder.path()).test->size(), 2);
        QVERIFY(!notesOf(openIdx(folder.path())).contains("Nothing was taken"));
        folder.write("valid-images-idx3-ubyte.gz", packed(imageFile(2)));
        QVERIFY(notesOf(openIdx(folder.path())).contains("Nothing was taken of 'valid-images-idx3-ubyte' in"));
        folder.write("letters-train-images-idx3-ubyte", imageFile(3));
        QVERIFY(throws(ErrorKind::Conflict, {folder.path(), "2"}, [&] { openIdx(folder.path()); }));
        QVERIFY(!IdxFormat().recognizes(TemporaryFolder().path()));
    }

    /// As Kaggle's MNIST unpacks.
    void foldersOfTheFilesNames_openAsTheFiles_data() {
        QTest::addColumn<QString>("path");  // within the folder
        QTest::newRow("around them") << "";
        QTest::newRow("of the images") << "/train-images-idx3-ubyte";
        QTest::newRow("the file") << "/train-images-idx3-ubyte/train-images-idx3-ubyte";
    }

    void foldersOfTheFilesNames_openAsTheFiles() {
        QFETCH(QString, path);
        const TemporaryFolder folder;
        const auto write = [&](const std::string& name, const Bytes& bytes) {
            std::filesystem::create_directory(folder.path(name));
            folder.write(name + "/" + name, bytes);
        };
        write("train-images-idx3-ubyte", imageFile(3));
        write("train-labels-idx1-ubyte", labels({2, 0, 1}));
        write("t10k-images-idx3-ubyte", imageFile(2));
        write("t10k-labels-idx1-ubyte", labels({1, 2}));
        const std::string opened = folder.path() + path.toStdString();
        QVERIFY(IdxFormat().recognizes(opened));
        const DataSplit split = openIdx(opened);
        QVERIFY(std::ranges::equal(split.train->labels(), std::array{2, 0, 1}));
        QVERIFY(std::ranges::equal(split.test->labels(), std::array{1, 2}));
        QCOMPARE(IdxFormat().files(folder.path()).size(), 4U);
        folder.write("train-images.idx3-ubyte", imageFile(3));  // the same once more
        QCOMPARE(openIdx(folder.path()).train->size(), 3);
        QVERIFY(!notesOf(openIdx(folder.path())).contains("Nothing was taken"));
    }

    void labelsOfSeveralNumbers_giveTheFirst() {
        const TemporaryFolder folder;
        folder.write("qmnist-train-labels-idx2-int",
                     idxFile(12, {2, 2}, {0, 0, 0, 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 9, 9}));
        folder.write("qmnist-test-images-idx3-ubyte", imageFile(2));
        const DataSplit split = openIdx(folder.write("qmnist-train-images-idx3-ubyte", imageFile(2)));
        QVERIFY(std::ranges::equal(split.train->labels(), std::array{1, 0}));
        QVERIFY(notesOf(split).contains("Of 2 numbers of each image in it the first is the label."));
    }

    void recognizes_contents_underAnyName() {
        const TemporaryFolder folder;
        QVERIFY(IdxFormat().recognizes(folder.write("pictures.bin", imageFile(2))));
        QVERIFY(IdxFormat().recognizes(folder.write("pictures.gz", packed(imageFile(2)))));
        QVERIFY(IdxFormat().recognizes(folder.write("x-idx3-ubyte", {})));
        QVERIFY(!IdxFormat().recognizes(folder.write("text.gz", packed({'a', 'b', 'c', 'd', 'e'}))));
        QVERIFY(!IdxFormat().recognizes(folder.write("icon.ico", {0, 0, 1, 0, 1, 0})));
        QVERIFY(!IdxFormat().recognizes(folder.write("short", {0, 0})));
        QVERIFY(!IdxFormat().recognizes(folder.path("missing")));
    }

    void open_brokenFile_isRefused_data() {
        QTest::addColumn<Bytes>("file");
        QTest::addColumn<QString>("says");
        const Bytes sound = imageFile(3);
        QTest::newRow("empty") << Bytes() << "is empty";
        QTest::newRow("packed nothing") << packed({}) << "cut short";
        QTest::newRow("a picture under this name") << Bytes{0x89, 'P', 'N', 'G', 13, 10} << "not an IDX file";
        QTest::newRow("unknown type") << idxFile(7, {3, 2, 2}, counting(12)) << "element type 7";
        QTest::newRow("one float too few") << idxFile(13, {1, 2, 2}, counting(15)) << "cut short";
        QTest::newRow("many doubles") << idxFile(14, {0x20000000, 1, 1}, counting(15)) << "at most 768 MiB";
        QTest::newRow("no dimension") << idxFile(8, {}, {}) << "0 dimensions";
        QTest::newRow("too many dimensions") << idxFile(8, {1, 1, 1, 1, 1}, {1}) << "5 dimensions";
        QTest::newRow("labels") << labels({1, 2, 3}) << "label file";
        QTest::newRow("two dimensions") << idxFile(8, {3, 4}, counting(12)) << "3 x 4";
        QTest::newRow("five channels") << idxFile(8, {1, 2, 2, 5}, counting(20)) << "1 x 2 x 2 x 5";
        QTest::newRow("no images") << idxFile(8, {0, 28, 28}, {}) << "holds no image";
        QTest::newRow("no pixels") << idxFile(8, {3, 0, 28}, {}) << "holds no image";
        QTest::newRow("huge") << idxFile(8, {0xFFFFFFFF, 28, 28}, counting(100)) << "4294967295 x 28 x 28";
        QTest::newRow("overflows to 0") << idxFile(8, {0x80000000, 0x80000000, 4}, {}) << "at most 768 MiB";
        QTest::newRow("large, but not there") << idxFile(8, {1000000, 28, 28}, counting(100)) << "cut short";
        QTest::newRow("goes on") << idxFile(8, {3, 2, 2}, counting(13)) << "goes on";
        QTest::newRow("goes on, packed") << packed(idxFile(8, {3, 2, 2}, Bytes(1 << 20))) << "goes on";
        QTest::newRow("half a gzip header") << Bytes{0x1f, 0x8b, 8} << "cut short";
        QTest::newRow("one image only") << imageFile(1) << "at least two";
        for (const std::size_t length : {1, 3, 4, 9, 15, 16, 27})
            QTest::addRow("cut at %zu", length)
                << Bytes(sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(length)) << "cut short";
    }

    void open_brokenFile_isRefused() {
        QFETCH(Bytes, file);
        QFETCH(QString, says);
        const TemporaryFolder folder;
        const std::string path = folder.write("train-images-idx3-ubyte", file);
        QVERIFY(IdxFormat().recognizes(path));
        QString message;
        withOneGibibyte([&] { message = messageOf([&] { openIdx(path); }); });
        QVERIFY2(message.contains(says), qPrintable(message));
        QVERIFY2(message.contains("train-images-idx3-ubyte"), qPrintable(message));
    }

    void largeFile_isMapped() {
        const TemporaryFolder folder;
        const std::uint32_t count = 400'000;
        const Bytes head = idxFile(8, {count, 28, 28}, {7, 8, 9});
        const std::string path = folder.write("images-idx3-ubyte", head);
        std::filesystem::resize_file(path, 16 + std::uintmax_t{count} * 784);  // 300 MB that take no room on the disk
        test::withMemory(rlim_t{200} << 20, [&] {
            const DataSplit split = openIdx(path);
            QCOMPARE(split.train->size() + split.test->size(), Index(count));
            const auto first = split.train->image(0);
            QVERIFY(first[0] == 7 && first[2] == 9 && first[783] == 0);
        });
        std::filesystem::resize_file(path, 17 + std::uintmax_t{count} * 784);
        QVERIFY(throws(ErrorKind::Damaged, {path}, [&] { openIdx(path); }));
        std::filesystem::resize_file(path, 15 + std::uintmax_t{count} * 784);
        QVERIFY(throws(ErrorKind::Damaged, {path}, [&] { openIdx(path); }));
    }

    void open_filesThatDoNotBelongTogether_isRefused() {
        const TemporaryFolder folder;
        const std::string path = folder.write("train-images-idx3-ubyte", imageFile(3));
        folder.write("t10k-images-idx3-ubyte", imageFile(3, 4));
        QVERIFY(throws(ErrorKind::Conflict, {path}, [&] { openIdx(path); }));
        folder.write("t10k-images-idx3-ubyte", imageFile(3));
        folder.write("train-labels-idx1-ubyte", labels({1, 2}));
        const QString message = messageOf([&] { openIdx(path); });
        QVERIFY2(message.contains("2 labels") && message.contains("3 images"), qPrintable(message));
        QVERIFY2(message.contains("train-labels-idx1-ubyte") && message.contains("train-images-idx3-ubyte"),
                 qPrintable(message));
        folder.write("train-labels-idx1-ubyte", imageFile(3));
        QVERIFY(throws(ErrorKind::Conflict, {folder.path("train-labels-idx1-ubyte")}, [&] { openIdx(path); }));
    }

    void hostileFiles_openOrAreRefusedAsListed() {
        const auto files = test::hostileFiles("idx/");
        if (files.empty()) QSKIP("no hostile files beside the project (LUNETTE_TEST_DATA)");
        for (const auto& [path, expected] : files) {
            QString message;
            withOneGibibyte([&] { message = messageOf([&] { openIdx(path); }); });
            if (expected == "accept") QVERIFY2(message.isEmpty(), qPrintable(message));
            if (expected == "reject") QVERIFY2(!message.isEmpty(), path.c_str());
        }
    }

    void mnist_opens() {
        const QString mnist = test::realData("mnist");
        if (mnist.isEmpty()) QSKIP("no MNIST beside the project (LUNETTE_TEST_DATA)");
        const DataSplit split = openIdx(mnist.toStdString());
        QCOMPARE(split.train->size(), 60000);
        QCOMPARE(split.test->size(), 10000);
        QCOMPARE(split.train->shape(), (ImageShape{28, 28, 1}));
        QCOMPARE(split.train->labels()[0], 5);
        QCOMPARE(split.test->labels()[0], 7);
    }
};

static const lunette::test::TestClass<IdxFormatTest> kIdxFormatTest;
#include "IdxFormatTest.moc"
