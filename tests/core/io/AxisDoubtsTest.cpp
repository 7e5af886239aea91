#include "ArrayFiles.h"
#include "DatasetText.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/ArrayFormat.h"

#include <QTest>

#include <cmath>

using namespace lunette;
using namespace lunette::test;

namespace {

/// A pixel of one of many pictures: a soft hill at a place of its own.
std::uint8_t hill(std::size_t image, std::size_t y, std::size_t x, std::size_t height, std::size_t width) {
    const auto place = [](std::size_t number, double step, std::size_t length) {
        return std::fmod(static_cast<double>(number) * step, 1.0) * static_cast<double>(length);
    };
    const double down = (static_cast<double>(y) - place(image, 0.618, height)) / static_cast<double>(height);
    const double right = (static_cast<double>(x) - place(image, 0.755, width)) / static_cast<double>(width);
    return static_cast<std::uint8_t>(std::lround(255.0 * std::exp(-12.0 * (down * down + right * right))));
}

enum class Order { Nhw, Hwn, Hnw };

/// The numbers of an array of hills in C's order.
Bytes hills(std::size_t count, std::size_t height, std::size_t width, Order order) {
    Bytes bytes;
    const std::size_t outer = order == Order::Nhw ? count : height;
    const std::size_t middle = order == Order::Nhw ? height : order == Order::Hnw ? count : width;
    const std::size_t inner = order == Order::Hwn ? count : width;
    for (std::size_t a = 0; a < outer; ++a)
        for (std::size_t b = 0; b < middle; ++b)
            for (std::size_t c = 0; c < inner; ++c)
                bytes.push_back(order == Order::Nhw   ? hill(a, b, c, height, width)
                                : order == Order::Hwn ? hill(c, a, b, height, width)
                                                      : hill(b, a, c, height, width));
    return bytes;
}

DataSplit openBytes(const TemporaryFolder& folder, const std::string& shape, const Bytes& bytes,
                    const Settings& settings = {}) {
    return NpyFormat().open(folder.write("a.npy", npyFile("|u1", shape, bytes)), settings, {});
}

}  // namespace

class AxisDoubtsTest : public QObject {
    Q_OBJECT
private slots:
    void dimensions_thatAreTakenWrongly_areDoubted_data() {
        QTest::addColumn<QByteArray>("shape");
        QTest::addColumn<Bytes>("numbers");
        QTest::addColumn<Settings>("options");
        QTest::addColumn<QString>("says");
        QTest::newRow("images first") << QByteArray("(40, 20, 28)") << hills(40, 20, 28, Order::Nhw) << Settings{}
                                      << "";
        QTest::newRow("images last, no square")
            << QByteArray("(20, 28, 40)") << hills(40, 20, 28, Order::Hwn) << Settings{} << "axes=hwn takes the last";
        QTest::newRow("the same as requested")
            << QByteArray("(20, 28, 40)") << hills(40, 20, 28, Order::Hwn) << Settings{{"axes", "hwn"}} << "";
        QTest::newRow("images in the middle") << QByteArray("(20, 40, 28)") << hills(40, 20, 28, Order::Hnw)
                                              << Settings{} << "numpy.moveaxis(images, 1, 0)";
        QTest::newRow("rows") << QByteArray("(40, 400)") << hills(40, 20, 20, Order::Nhw) << Settings{} << "";
        QTest::newRow("columns, of the form of rows")
            << QByteArray("(144, 400)") << hills(400, 12, 12, Order::Hwn) << Settings{} << "axes=hwn takes the last";
        QTest::newRow("columns, of the form of colored rows")
            << QByteArray("(560, 300)") << hills(300, 28, 20, Order::Hwn) << Settings{} << "axes=hwn takes the last";
        QTest::newRow("one picture") << QByteArray("(120, 144)") << hills(1, 120, 144, Order::Nhw) << Settings{}
                                     << "may be one picture";
        Bytes noise;
        for (std::uint32_t i = 0; i < 8000; ++i) noise.push_back(static_cast<std::uint8_t>((i * 2654435761U) >> 24U));
        QTest::newRow("noise") << QByteArray("(20, 20, 20)") << noise << Settings{} << "";
    }

    void dimensions_thatAreTakenWrongly_areDoubted() {
        QFETCH(QByteArray, shape);
        QFETCH(Bytes, numbers);
        QFETCH(Settings, options);
        QFETCH(QString, says);
        const TemporaryFolder folder;
        const QString notes = notesOf(openBytes(folder, shape.toStdString(), numbers, options));
        if (says.isEmpty())
            QVERIFY2(!notes.contains("Doubtful"), qPrintable(notes));
        else
            QVERIFY2(notes.contains(says), qPrintable(notes));
    }

    void aLongLastDimension_countsTheImages() {
        const TemporaryFolder folder;
        const DataSplit split = openBytes(folder, "(10, 8, 160)", hills(160, 10, 8, Order::Hwn));
        QCOMPARE(split.train->shape(), (ImageShape{8, 10, 1}));
        QVERIFY2(notesOf(split).contains("axes=nhw takes the first"), qPrintable(notesOf(split)));
    }

    void columnsOfPixels_fewerThanPixels_arePictures() {
        const TemporaryFolder folder;
        const DataSplit split = openBytes(folder, "(784, 50)", hills(50, 28, 28, Order::Hwn));
        QCOMPARE(split.train->size() + split.test->size(), 50);
        Bytes first;
        for (std::size_t i = 0; i < 784; ++i) first.push_back(hill(0, i / 28, i % 28, 28, 28));
        QCOMPARE(std::ranges::count(sortedImagesOf(split), first), 1);
    }

    void onePicture_ofOneOrThreeChannels_isRefusedOrDoubted() {
        const TemporaryFolder folder;
        QVERIFY(
            throws(ErrorKind::Unsupported, [&] { openBytes(folder, "(20, 30, 1)", hills(1, 20, 30, Order::Nhw)); }));
        const QString notes = notesOf(openBytes(folder, "(3, 20, 30)", hills(3, 20, 30, Order::Nhw)));
        QVERIFY2(notes.contains("may be one picture in color"), qPrintable(notes));
    }

    /// 16 x 16 x 4 numbers are also 32 x 32: what is smoother as the former is doubted.
    void rowsOfFourChannels_takenForGray_areDoubted() {
        const TemporaryFolder folder;
        const auto rows = [&](auto level) {
            Bytes bytes;
            for (int picture = 0; picture < 20; ++picture)
                for (int at = 0; at < 1024; ++at) bytes.push_back(static_cast<std::uint8_t>(level(picture, at)));
            return notesOf(openBytes(folder, "(20, 1024)", bytes));
        };
        const auto color = [](int picture, int x, int y, int channel) {
            return channel == 3 ? 255 : 60 * channel + 3 * x + 2 * y + picture;
        };
        const QString pixels = rows([&](int p, int at) { return color(p, at / 4 % 16, at / 64, at % 4); });
        QVERIFY2(pixels.contains("smoother as 16 x 16 pixels of four channels") && pixels.contains("16, 16, 4)"),
                 qPrintable(pixels));
        const QString gray = rows([&](int p, int at) { return 4 * (at % 32) + 3 * (at / 32) + p; });
        QVERIFY2(!gray.contains("four channels"), qPrintable(gray));
    }

    void codesOfMissingNumbers_areDoubted_data() {
        QTest::addColumn<std::vector<float>>("numbers");
        QTest::addColumn<QString>("code");  // empty: none is doubted
        QTest::newRow("-999") << std::vector<float>{-999.0F, 0.0F, 17.0F, 250.0F} << "-999";
        QTest::newRow("-1") << std::vector<float>{-1.0F, 0.0F, 17.0F, 250.0F} << "-1";
        QTest::newRow("9999") << std::vector<float>{0.5F, 9999.0F, 17.0F, 250.0F} << "9999";
        QTest::newRow("-999 below others") << std::vector<float>{-999.0F, -20.0F, 17.0F, 250.0F} << "-999";
        QTest::newRow("huge") << std::vector<float>{1e30F, -20.0F, 17.0F, 250.0F} << "1.0000000150474662e+30";
        QTest::newRow("about 0") << std::vector<float>{-1.0F, -0.5F, 0.25F, 1.0F} << "";
        QTest::newRow("signs") << std::vector<float>{-1.0F, 0.0F, 0.0F, 1.0F} << "";
        QTest::newRow("heights") << std::vector<float>{-99.0F, -60.0F, 500.0F, 999.0F} << "";
    }

    void codesOfMissingNumbers_areDoubted() {
        QFETCH(std::vector<float>, numbers);
        QFETCH(QString, code);
        const TemporaryFolder folder;
        const QString notes =
            notesOf(NpyFormat().open(folder.write("a.npy", npyFile("<f4", "(2, 1, 2)", bytesOf(numbers))), {}, {}));
        QCOMPARE(notes.contains("may stand for missing ones"), !code.isEmpty());
        QVERIFY2(code.isEmpty() || notes.contains("Doubtful: " + code + " lies apart"), qPrintable(notes));
    }

    void membersOfOneNumberAnImage_areFactors() {
        const TemporaryFolder folder;
        const std::vector<float> ages{20.5F, 31.0F, 42.0F};
        const DataSplit split =
            NpzFormat().open(folder.write("a.npz", zipFile({{"images.npy", npyFile("|u1", "(3, 2, 2)", counting(12))},
                                                            {"labels.npy", npyFile("|u1", "(1, 3)", {7, 8, 7})},
                                                            {"age.npy", npyFile("<f4", "(3,)", bytesOf(ages))},
                                                            {"sex.npy", npyFile("|u1", "(3, 1)", {0, 1, 1})},
                                                            {"site.npy", npyFile("|u1", "(3,)", {4, 4, 4})},
                                                            {"other.npy", npyFile("|u1", "(5,)", {0, 1, 1, 2, 3})}})),
                             {}, {});
        QCOMPARE(split.train->classNames().size(), 2U);
        QCOMPARE(split.train->factors().size(), 2U);
        QCOMPARE(split.train->factors()[0].name, std::string("age"));
        QCOMPARE(split.train->factors()[0].values[0], 20.5F);
        const QString notes = notesOf(split);
        QVERIFY2(notes.contains("'site' is of one value") && notes.contains("other members: 'other', 5"),
                 qPrintable(notes));
    }

    void partners_ofManyNames_areFound_data() {
        QTest::addColumn<QString>("images");
        QTest::addColumn<QString>("labels");
        for (const auto& [images, labels] : {std::pair{"trainX", "trainY"},
                                             {"Xtr", "Ytr"},
                                             {"train.x", "train.y"},
                                             {"imgs", "lbls"},
                                             {"train_data", "train_targets"},
                                             {"features", "labels"},
                                             {"fea", "gnd"}})
            QTest::newRow(images) << images << labels;
    }

    void partners_ofManyNames_areFound() {
        QFETCH(QString, images);
        QFETCH(QString, labels);
        const TemporaryFolder folder;
        folder.write(labels.toStdString() + ".npy", npyFile("|u1", "(3,)", {7, 8, 7}));
        const std::string path = folder.write(images.toStdString() + ".npy", npyFile("|u1", "(3, 2, 2)", counting(12)));
        QCOMPARE(NpyFormat().open(path, {}, {}).train->classNames().size(), 2U);
    }
};

static const lunette::test::TestClass<AxisDoubtsTest> kAxisDoubtsTest;
#include "AxisDoubtsTest.moc"
