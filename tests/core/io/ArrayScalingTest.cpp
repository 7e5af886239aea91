#include "ArrayFiles.h"
#include "DatasetText.h"
#include "TestProgram.h"
#include "io/ArrayFormat.h"

#include <QTest>

#include <cmath>

using namespace lunette;
using namespace lunette::test;

namespace {

DataSplit openScaled(const std::string& path, const Settings& settings = {}) {
    return NpyFormat().open(path, settings, {});
}

Bytes firstImage(const Dataset& images) { return bytesOfImage(images, 0); }

/// Two gray pictures of 1 x 2 pixels, stored as numbers of a type.
template <class Number>
Bytes twoPictures(const std::string& type, const std::vector<Number>& numbers) {
    return npyFile(type, "(2, 1, 2)", bytesOf(numbers));
}

}  // namespace

/// How stored numbers become pixels.
class ArrayScalingTest : public QObject {
    Q_OBJECT
private slots:
    void values_ofEveryType_areScaledByANamedRule_data() {
        QTest::addColumn<Bytes>("file");
        QTest::addColumn<Bytes>("pixels");  // of both pictures, in order
        QTest::addColumn<QString>("note");
        using V16 = std::vector<std::uint16_t>;
        using VF = std::vector<float>;
        QTest::newRow("bytes") << npyFile("|u1", "(2, 1, 2)", {0, 7, 200, 255}) << Bytes{0, 7, 200, 255} << "uint8";
        QTest::newRow("bytes of 0 and 1")
            << npyFile("|u1", "(2, 1, 2)", {0, 1, 1, 0}) << Bytes{0, 255, 255, 0} << "times 255";
        QTest::newRow("bool") << npyFile("|b1", "(2, 1, 2)", {0, 1, 1, 1}) << Bytes{0, 255, 255, 255} << "true 255";
        QTest::newRow("words") << twoPictures<std::uint16_t>("<u2", V16{0, 257, 514, 65535}) << Bytes{0, 1, 2, 255}
                               << "divided by 257";
        QTest::newRow("words, big-endian")
            << npyFile(">u2", "(2, 1, 2)", {0, 0, 1, 1, 2, 2, 255, 255}) << Bytes{0, 1, 2, 255} << "divided by 257";
        QTest::newRow("words within bytes")
            << twoPictures<std::uint16_t>("<u2", V16{0, 3, 200, 255}) << Bytes{0, 3, 200, 255} << "as they are";
        QTest::newRow("signed bytes") << twoPictures<std::int8_t>("|i1", {-100, -20, 50, 100})
                                      << Bytes{0, 102, 191, 255} << "from -100 to 100";
        QTest::newRow("64-bit") << twoPictures<std::int64_t>("<i8", {0, 4, 8, 16}) << Bytes{0, 64, 128, 255}
                                << "from 0 to 16";
        QTest::newRow("32-bit within bytes")
            << twoPictures<std::uint32_t>("<u4", {0, 4, 8, 255}) << Bytes{0, 4, 8, 255} << "as they are";
        QTest::newRow("unit floats") << twoPictures<float>("<f4", VF{0.0F, 0.2F, 0.5F, 1.0F}) << Bytes{0, 51, 128, 255}
                                     << "times 255";
        QTest::newRow("doubles about 0") << twoPictures<double>("<f8", {-1.0, -0.5, 0.0, 1.0}) << Bytes{0, 64, 128, 255}
                                         << "from -1 to 1";
        QTest::newRow("half") << twoPictures<std::uint16_t>("<f2", V16{0x0000, 0x3800, 0x3c00, 0x3400})
                              << Bytes{0, 128, 255, 64} << "times 255";
        QTest::newRow("not finite") << twoPictures<float>("<f4", VF{0.0F, NAN, INFINITY, 1.0F}) << Bytes{0, 0, 0, 255}
                                    << "2 numbers are not finite";
        QTest::newRow("wider than a number")
            << twoPictures<double>("<f8", {-1.5e308, 0.0, 1.5e308, 0.75e308}) << Bytes{0, 128, 255, 191} << "stretched";
        QTest::newRow("all the same") << twoPictures<float>("<f4", VF{7.0F, 7.0F, 7.0F, 7.0F}) << Bytes{0, 0, 0, 0}
                                      << "the same";
    }

    void values_ofEveryType_areScaledByANamedRule() {
        QFETCH(Bytes, file);
        QFETCH(Bytes, pixels);
        QFETCH(QString, note);
        const TemporaryFolder folder;
        const DataSplit split = openScaled(folder.write("pictures.npy", file));
        QCOMPARE(split.train->shape(), (ImageShape{2, 1, 1}));
        // The second of two is held out.
        QCOMPARE(firstImage(*split.train), Bytes(pixels.begin(), pixels.begin() + 2));
        QCOMPARE(firstImage(*split.test), Bytes(pixels.begin() + 2, pixels.end()));
        const QString notes = notesOf(split);
        QVERIFY2(notes.contains(note), qPrintable(notes));
    }

    void scale_stretch_spansTheWholeRange() {
        const TemporaryFolder folder;
        const std::string path = folder.write("dark.npy", npyFile("|u1", "(2, 1, 2)", {10, 12, 14, 20}));
        const DataSplit stretched = openScaled(path, {{"scale", "stretch"}}), asStored = openScaled(path);
        QCOMPARE(firstImage(*stretched.train), (Bytes{0, 51}));
        QCOMPARE(firstImage(*stretched.test), (Bytes{102, 255}));
        QCOMPARE(firstImage(*asStored.train), (Bytes{10, 12}));
        QCOMPARE(firstImage(*asStored.test), (Bytes{14, 20}));
    }

    void testValues_areScaledLikeTrainingValues_data() {
        QTest::addColumn<Bytes>("train");
        QTest::addColumn<Bytes>("test");
        QTest::addColumn<Bytes>("pixels");  // of the one test picture
        const auto onePicture = [](const std::string& type, const Bytes& numbers) {
            return npyFile(type, "(1, 1, 2)", numbers);
        };
        QTest::newRow("floats that are stretched") << onePicture("<f4", bytesOf<float>({-10, 0}))
                                                   << onePicture("<f4", bytesOf<float>({-5, 10})) << Bytes{64, 255};
        QTest::newRow("floats, one above 1") << onePicture("<f8", bytesOf<double>({0, 2}))
                                             << onePicture("<f8", bytesOf<double>({0, 1})) << Bytes{0, 128};
        QTest::newRow("words, dark ones to judge by")
            << onePicture("<u2", bytesOf<std::uint16_t>({0, 65535}))
            << onePicture("<u2", bytesOf<std::uint16_t>({0, 255})) << Bytes{0, 1};
        QTest::newRow("bytes, dark ones to judge by")
            << onePicture("|u1", {0, 200}) << onePicture("|u1", {0, 1}) << Bytes{0, 1};
        QTest::newRow("each type for itself")
            << onePicture("|u1", {0, 200}) << onePicture("<f4", bytesOf<float>({0, 1})) << Bytes{0, 255};
    }

    void testValues_areScaledLikeTrainingValues() {
        QFETCH(Bytes, train);
        QFETCH(Bytes, test);
        QFETCH(Bytes, pixels);
        const TemporaryFolder folder;
        folder.write("x_test.npy", test);
        const DataSplit split = openScaled(folder.write("x_train.npy", train));
        QCOMPARE(firstImage(*split.test), pixels);
    }
};

static const lunette::test::TestClass<ArrayScalingTest> kArrayScalingTest;
#include "ArrayScalingTest.moc"
