#include "ArrayFiles.h"
#include "DatasetText.h"
#include "MemoryLimit.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/ArrayFormat.h"
#include "io/StoredNumbers.h"
#include "io/WholeFile.h"

#include <QTest>

#include <cmath>
#include <filesystem>

using namespace lunette;
using namespace lunette::test;

namespace {

DataSplit openNpy(const std::string& path, const Settings& settings = {}) {
    return NpyFormat().open(path, settings, {});
}
DataSplit openNpz(const std::string& path, const Settings& settings = {}) {
    return NpzFormat().open(path, settings, {});
}

/// As it is read from a file.
double halfPrecision(std::uint16_t bits) {
    const std::array<std::uint8_t, 2> bigEndian{static_cast<std::uint8_t>(bits >> 8U), static_cast<std::uint8_t>(bits)};
    return storedNumber<Eigen::half>(bigEndian.data(), 0, true);
}

}  // namespace

class ArrayFormatTest : public QObject {
    Q_OBJECT
private slots:
    /// Each arrangement that people bring: the first picture, and what the report says of it.
    void arrays_ofEveryArrangement_givePictures_data() {
        QTest::addColumn<QByteArray>("shape");
        QTest::addColumn<Settings>("options");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("images");
        QTest::addColumn<Bytes>("first");
        QTest::addColumn<QString>("says");
        QTest::newRow("images last") << QByteArray("(2, 2, 16)") << Settings{} << "2x2x1" << 16 << Bytes{0, 16, 32, 48}
                                     << "axes=nhw";
        QTest::newRow("images last, requested") << QByteArray("(2, 3, 4)") << Settings{{"axes", "hwn"}} << "3x2x1" << 4
                                                << Bytes{0, 4, 8, 12, 16, 20} << "holds 2 x 3 x 4";
        QTest::newRow("images first, requested") << QByteArray("(2, 2, 16)") << Settings{{"axes", "nhw"}} << "16x2x1"
                                                 << 2 << counting(32) << "holds 2 x 2 x 16";
        QTest::newRow("color, images last") << QByteArray("(2, 2, 3, 5)") << Settings{} << "2x2x3" << 5
                                            << Bytes{0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55} << "axes=nhw";
        QTest::newRow("rows, images last") << QByteArray("(4, 6)") << Settings{{"axes", "hwn"}} << "2x2x1" << 6
                                           << Bytes{0, 6, 12, 18} << "holds 4 x 6";
        QTest::newRow("color in rows") << QByteArray("(3, 48)") << Settings{{"order", "pixels"}} << "4x4x3" << 3
                                       << counting(48) << "order=planes";
        QTest::newRow("the first") << QByteArray("(8, 2, 2)") << Settings{{"first", "3"}} << "2x2x1" << 3 << counting(4)
                                   << "Only the first 3";
        QTest::newRow("turned") << QByteArray("(4, 2, 3)") << Settings{{"turn", "transpose"}} << "2x3x1" << 4
                                << Bytes{0, 3, 1, 4, 2, 5} << "changed places";
        QTest::newRow("a square of rows")
            << QByteArray("(9, 9)") << Settings{} << "3x3x1" << 9 << counting(9) << "may be one picture";
        QTest::newRow("pixels, images, classes")
            << QByteArray("(4, 32, 2)") << Settings{} << "2x32x1" << 4 << counting(64) << "pixels are very long";
    }

    void arrays_ofEveryArrangement_givePictures() {
        QFETCH(QByteArray, shape);
        QFETCH(Settings, options);
        QFETCH(QString, expected);
        QFETCH(int, images);
        QFETCH(Bytes, first);
        QFETCH(QString, says);
        std::size_t count = 1;
        for (const QByteArray& length : QByteArray(shape).replace("(", "").replace(")", "").split(','))
            count *= length.trimmed().toULongLong();
        const TemporaryFolder folder;
        const DataSplit split =
            openNpy(folder.write("a.npy", npyFile("|u1", shape.toStdString(), counting(count))), options);
        QCOMPARE(QString::fromStdString(split.train->shape().describe()), expected);
        QCOMPARE(split.train->size() + split.test->size(), images);
        QCOMPARE(std::ranges::count(sortedImagesOf(split), first), 1);
        const QString notes = notesOf(split);
        QVERIFY2(notes.contains(says), qPrintable(notes));
    }

    void rowsOfColor_inPlanes_areRecognized() {
        Bytes planes, color;  // three pictures of 4 x 4 whose colors rise by 1 a pixel
        for (int picture = 0; picture < 3; ++picture) {
            for (const int ground : {10, 100, 200})
                for (int i = 0; i < 16; ++i) planes.push_back(static_cast<std::uint8_t>(ground + i));
            for (int i = 0; picture == 0 && i < 16; ++i)
                for (const int ground : {10, 100, 200}) color.push_back(static_cast<std::uint8_t>(ground + i));
        }
        const TemporaryFolder folder;
        const DataSplit split = openNpy(folder.write("c.npy", npyFile("|u1", "(3, 48)", planes)));
        QCOMPARE(sortedImagesOf(split).front(), color);
        QVERIFY(notesOf(split).contains("plane by plane (order=pixels"));
    }

    void onePhotograph_asAnArray_isRefused() {
        const TemporaryFolder folder;
        const QString message =
            messageOf([&] { openNpy(folder.write("p.npy", npyFile("|u1", "(9, 10, 3)", counting(270)))); });
        QVERIFY2(message.contains("one picture in color") && message.contains("axes=nhw"), qPrintable(message));
    }

    void labels_ofEveryKind_areTaken() {
        const TemporaryFolder folder;
        const Bytes x = npyFile("|u1", "(3, 2, 2)", counting(12));
        const DataSplit oneHot = openNpz(folder.write(
            "o.npz",
            zipFile({{"x_train.npy", x}, {"y_train.npy", npyFile("|u1", "(3, 3)", {0, 0, 1, 1, 0, 0, 0, 0, 1})}})));
        QCOMPARE(texts({oneHot.train->classNames().begin(), oneHot.train->classNames().end()}).join('|'),
                 QString("0|2"));
        const std::vector<float> angles{0.5F, 1.25F, 0.5F};
        const DataSplit real = openNpz(folder.write(
            "a.npz", zipFile({{"images.npy", x}, {"labels.npy", npyFile("<f4", "(3,)", bytesOf(angles))}})));
        QVERIFY(!real.train->hasLabels());
        QCOMPARE(real.train->factors().size(), 1U);
        QCOMPARE(real.train->factors()[0].name, std::string("labels"));
        QCOMPARE(real.train->factors()[0].values[0], 0.5F);
        const DataSplit sprites = openNpz(
            folder.write("d.npz", zipFile({{"imgs.npy", x},
                                           {"latents_classes.npy", npyFile("|u1", "(3, 2)", {0, 1, 0, 2, 0, 3})},
                                           {"latents_values.npy", npyFile("|u1", "(3, 2)", {7, 10, 7, 20, 7, 30})}})));
        QCOMPARE(sprites.train->factors().size(), 1U);  // the first column is of one value
        QCOMPARE(sprites.train->factors()[0].name, std::string("latents_values 2"));
        QCOMPARE(sprites.train->factors()[0].values[0], 10.0F);
    }

    /// MATLAB's row and column vectors say the same as those of one dimension.
    void labels_ofRowAndColumnVectors_areOneAnImage() {
        Bytes pictures, words;
        std::vector<float> angles;
        for (int i = 0; i < 100; ++i) {
            for (int k = 0; k < 4; ++k) pictures.push_back(static_cast<std::uint8_t>(i));
            angles.push_back(0.5F + static_cast<float>(i));
            words.push_back(i % 2 == 0 ? 'a' : 'b');
        }
        for (const std::string shape : {"(100,)", "(1, 100)", "(100, 1)"}) {
            const TemporaryFolder folder;
            const auto open = [&](const char* name, const Bytes& values) {
                return openNpz(folder.write(
                    "a.npz", zipFile({{"images.npy", npyFile("|u1", "(100, 2, 2)", pictures)}, {name, values}})));
            };
            const DataSplit real = open("labels.npy", npyFile("<f4", shape, bytesOf(angles)));
            QCOMPARE(real.train->factors().size(), 1U);
            QCOMPARE(real.train->factors()[0].values[0], 0.5F + static_cast<float>(real.train->image(0)[0]));
            QVERIFY2(notesOf(real).contains("gives no labels, but a factor"), qPrintable(notesOf(real)));
            const DataSplit factor = open("angle.npy", npyFile("<f4", shape, bytesOf(angles)));
            QCOMPARE(factor.train->factors().size(), 1U);
            QVERIFY2(notesOf(factor).contains("'angle' gives a factor."), qPrintable(notesOf(factor)));
            QCOMPARE(open("labels.npy", npyFile("|S1", shape, words)).train->classNames().size(), 2U);
        }
    }

    void partners_ofEveryName_areFoundOnce() {
        for (const char* partner : {"faces_target.npy", "faces-labels.npy", "faces_y.npy", "y_faces.npy"}) {
            const TemporaryFolder folder;
            folder.write(partner, npyFile("|u1", "(3,)", {4, 4, 7}));
            const DataSplit split = openNpy(folder.write("faces.npy", npyFile("|u1", "(3, 2, 2)", counting(12))));
            QVERIFY2(split.train->hasLabels(), partner);
            QVERIFY(!notesOf(split).contains("Nothing was taken"));
        }
    }

    /// The same three color pictures of 5 x 2 in every arrangement.
    void npy_colorsInAnyAxisOrder_givePictures_data() {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<bool>("isFortran");
        QTest::addColumn<QList<int>>("order");  // of the axes image, row, column, channel
        QTest::newRow("channels last") << "(3, 2, 5, 3)" << false << QList<int>{0, 1, 2, 3};
        QTest::newRow("channels first") << "(3, 3, 2, 5)" << false << QList<int>{0, 3, 1, 2};
        QTest::newRow("channels last, Fortran") << "(3, 2, 5, 3)" << true << QList<int>{3, 2, 1, 0};
        QTest::newRow("channels first, Fortran") << "(3, 3, 2, 5)" << true << QList<int>{2, 1, 3, 0};
    }

    void npy_colorsInAnyAxisOrder_givePictures() {
        QFETCH(QString, shape);
        QFETCH(bool, isFortran);
        QFETCH(QList<int>, order);
        const std::array<int, 4> lengths{3, 2, 5, 3};
        const auto valueAt = [&](const std::array<int, 4>& at) {
            return static_cast<std::uint8_t>(((at[0] * 2 + at[1]) * 5 + at[2]) * 3 + at[3]);
        };
        Bytes stored;  // the axis order[3] runs fastest
        std::array<int, 4> at{};
        const auto fill = [&](auto self, int depth) -> void {
            if (depth == 4) return stored.push_back(valueAt(at));
            const auto axis = static_cast<std::size_t>(order[depth]);
            for (at[axis] = 0; at[axis] < lengths[axis]; ++at[axis]) self(self, depth + 1);
        };
        fill(fill, 0);
        const TemporaryFolder folder;
        const DataSplit split =
            openNpy(folder.write("rgb.npy", npyFile("|u1", shape.toStdString(), stored, isFortran)));
        QCOMPARE(split.train->shape(), (ImageShape{5, 2, 3}));
        const auto images = sortedImagesOf(split);
        QCOMPARE(images.size(), 3U);
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t k = 0; k < 30; ++k) QCOMPARE(images[i][k], static_cast<std::uint8_t>(30 * i + k));
    }

    void npy_rowsOfPixels_becomeSquaresOrTheRequestedWidth() {
        const TemporaryFolder folder;
        const std::string path = folder.write("rows.npy", npyFile("|u1", "(3, 6)", counting(18)));
        QVERIFY(test::throws(ErrorKind::Unsupported, {path}, [&] { openNpy(path); }));
        QCOMPARE(openNpy(path, {{"width", "2"}}).train->shape(), (ImageShape{2, 3, 1}));
        QVERIFY(test::throws(ErrorKind::Unsupported, {path}, [&] { openNpy(path, {{"width", "4"}}); }));
        const DataSplit square = openNpy(folder.write("square.npy", npyFile("|u1", "(3, 4)", counting(12))));
        QCOMPARE(square.train->shape(), (ImageShape{2, 2, 1}));
        // In Fortran order the images run fastest.
        const std::string turned = folder.write("turned.npy", npyFile("|u1", "(2, 4)", {0, 4, 1, 5, 2, 6, 3, 7}, true));
        QCOMPARE(sortedImagesOf(openNpy(turned)), (std::vector<Bytes>{{0, 1, 2, 3}, {4, 5, 6, 7}}));
    }

    void npy_withOpacity_liesOverWhite() {
        const TemporaryFolder folder;
        const Bytes values{100, 50, 0, 255, 100, 50, 0, 0, 100, 50, 0, 127, 0, 0, 0, 51};
        const DataSplit split = openNpy(folder.write("rgba.npy", npyFile("|u1", "(2, 2, 1, 4)", values)));
        QCOMPARE(split.train->shape(), (ImageShape{1, 2, 3}));
        QCOMPARE(sortedImagesOf(split),
                 (std::vector<Bytes>{{100, 50, 0, 255, 255, 255}, {178, 153, 128, 204, 204, 204}}));
        QVERIFY(notesOf(split).contains("over white"));
    }

    void npy_ambiguousChannels_haveToBeNamed() {
        const TemporaryFolder folder;
        const std::string path = folder.write("odd.npy", npyFile("|u1", "(2, 3, 5, 3)", counting(90)));
        QVERIFY(test::throws(ErrorKind::Unsupported, {path}, [&] { openNpy(path); }));
        QCOMPARE(openNpy(path, {{"channels", "first"}}).train->shape(), (ImageShape{3, 5, 3}));
        QCOMPARE(openNpy(path, {{"channels", "last"}}).train->shape(), (ImageShape{5, 3, 3}));
        QVERIFY(test::throws(ErrorKind::Unknown, {"chanels"}, [&] { openNpy(path, {{"chanels", "last"}}); }));
    }

    void npy_withPartnersBeside_findsLabelsAndTestData() {
        const TemporaryFolder folder;
        const std::string path = folder.write("X_train.npy", npyFile("|u1", "(4, 1, 2)", counting(8)));
        folder.write("y_train.npy", npyFile("<i8", "(4,)", bytesOf<std::int64_t>({7, 3, 7, 3})));
        folder.write("X_test.npy", npyFile("|u1", "(2, 1, 2)", {9, 9, 8, 8}));
        folder.write("y_test.npy", npyFile("<i4", "(2, 1)", bytesOf<std::int32_t>({11, 3})));
        const DataSplit split = openNpy(path);
        QCOMPARE(split.train->size(), 4);
        QCOMPARE(split.test->size(), 2);
        QCOMPARE(texts({split.train->classNames().begin(), split.train->classNames().end()}),
                 (QStringList{"3", "7", "11"}));
        QVERIFY(std::ranges::equal(split.train->labels(), std::array{1, 0, 1, 0}));
        QVERIFY(std::ranges::equal(split.test->labels(), std::array{2, 0}));
        QVERIFY(!openNpy(path, {{"labels", "none"}}).train->hasLabels());
    }

    void npz_ofOneMember_findsItsPartners() {
        const TemporaryFolder folder;
        const auto write = [&](const std::string& name, const Bytes& array) {
            return folder.write(name, zipFile({{"arr_0.npy", array, true}}));
        };
        const std::string path = write("k-train-imgs.npz", npyFile("|u1", "(3, 2, 2)", counting(12)));
        write("k-train-labels.npz", npyFile("|u1", "(3,)", {5, 5, 6}));
        write("k-test-imgs.npz", npyFile("|u1", "(2, 2, 2)", counting(8)));
        write("k-test-labels.npz", npyFile("|u1", "(2,)", {6, 5}));
        const DataSplit split = openNpz(path);
        QCOMPARE(split.test->size(), 2);
        QVERIFY(std::ranges::equal(split.test->labels(), std::array{1, 0}));
    }

    void largeFile_isMapped() {
        const TemporaryFolder folder;
        const std::string path = folder.write("x.bin", counting(5000));
        for (const std::uint64_t from : {std::uint64_t{1}, kMappedFrom}) {
            const SharedBytes file = wholeFile(path, from);
            QVERIFY(std::ranges::equal(file.bytes, counting(5000)));
        }
        const std::string array = folder.write("x.npy", npyFile("|u1", "(400000, 28, 28)", {200, 8, 9}));
        const auto head = std::filesystem::file_size(array) - 3;
        std::filesystem::resize_file(array, head + std::uintmax_t{400'000} * 784);  // 300 MB, none of them on the disk
        withMemory(rlim_t{200} << 20, [&] {
            const DataSplit split = openNpy(array);
            QCOMPARE(split.train->size() + split.test->size(), Index(400'000));
            QVERIFY(split.train->image(0)[0] == 200 && split.train->image(0)[783] == 0);
        });
        QVERIFY(wholeFile(folder.write("nothing", {}), 0).bytes.empty());
        QVERIFY(
            test::throws(ErrorKind::Unreadable, {folder.path("absent")}, [&] { wholeFile(folder.path("absent"), 1); }));
    }

    /// 942 MB of bytes, none of them on the disk; as bits they take 118 MB.
    void zerosAndOnes_tooManyForBytes_becomeBits() {
        const TemporaryFolder folder;
        Bytes pixels(4096 + 64, 0);
        pixels[3] = pixels[4095] = pixels[4096] = 1;
        const std::string array = folder.write("x.npy", npyFile("|u1", "(230000, 64, 64)", pixels));
        const auto head = std::filesystem::file_size(array) - pixels.size();
        std::filesystem::resize_file(array, head + std::uintmax_t{230'000} * 4096);
        withMemory(rlim_t{400} << 20, [&] {
            const DataSplit split = openNpy(array);
            QCOMPARE(split.train->size() + split.test->size(), Index(230'000));
            std::vector<std::size_t> lit;
            for (const auto& part : {split.train, split.test})
                for (Index i = 0; i < 2; ++i) {
                    const Bytes image = bytesOfImage(*part, i);
                    for (std::size_t k = 0; k < image.size(); ++k)
                        if (image[k] != 0) lit.push_back(image[k] == 255 ? k : 9999);
                }
            std::ranges::sort(lit);
            const std::vector<std::size_t> first{3, 4095}, second{0}, both{0, 3, 4095};
            QVERIFY(lit == first || lit == second || lit == both);  // some may lie behind those looked at
            QVERIFY(notesOf(split).contains("one bit"));
        });
    }

    void bytesAboveOne_areNoBits() {
        const Bytes bytes{0, 1, 1, 0, 2, 0};
        ByteReader sound(std::make_unique<MemorySource>(std::span(bytes).first(4)), "x");
        QCOMPARE(*bitsOf(sound, 2, 2, {}), (Bytes{0x40, 0x80}));
        ByteReader others(std::make_unique<MemorySource>(bytes), "x");
        QVERIFY(!bitsOf(others, 3, 2, {}).has_value());
        ByteReader cut(std::make_unique<MemorySource>(bytes), "x");
        QVERIFY(test::throws(ErrorKind::Damaged, {"x"}, [&] { bitsOf(cut, 4, 2, {}); }));
    }

    void dSprites_hasTheNamesOfItsFactors() {
        const TemporaryFolder folder;
        Bytes values;
        for (std::uint8_t i = 0; i < 3; ++i)
            for (const std::uint8_t value : {std::uint8_t{1}, i, i, i, i, i}) values.push_back(value);
        const DataSplit split = openNpz(
            folder.write("d.npz", zipFile({{"imgs.npy", npyFile("|u1", "(3, 64, 64)", Bytes(3 * 4096, 1)), true},
                                           {"latents_classes.npy", npyFile("|u1", "(3, 6)", values)},
                                           {"latents_values.npy", npyFile("|u1", "(3, 6)", values)}})));
        QStringList names;
        for (const Factor& factor : split.train->factors()) names.append(QString::fromStdString(factor.name));
        QCOMPARE(names.join('|'), QString("shape|scale|orientation|x|y"));  // all are of one color
    }

    void first_ofAPackedArray_readsOnlyThose() {
        const TemporaryFolder folder;
        Bytes archive = zipFile({{"a.npy", npyFile("|u1", "(600, 64, 64)", Bytes(600 * 4096, 7)), true}});
        const DataSplit split = openNpz(folder.write("a.npz", archive), {{"first", "3"}});
        QCOMPARE(split.train->size() + split.test->size(), 3);
        QCOMPARE(split.train->image(1)[4095], std::uint8_t{7});
    }

    void npy_largerThanMemoryOnceConverted_isRefused() {
        const TemporaryFolder folder;
        const std::string array = folder.write("x.npy", npyFile("<f4", "(200000, 64, 64)", {}));
        const auto head = std::filesystem::file_size(array);
        std::filesystem::resize_file(array, head + std::uintmax_t{200'000} * 4 * 4096);  // 3.3 GB, none on the disk
        QString message;
        withMemory(rlim_t{200} << 20, [&] { message = messageOf([&] { openNpy(array); }); });
        QVERIFY2(message.contains(QString::fromStdString(array)) && message.contains("unsigned bytes"),
                 qPrintable(message));
    }

    void halfPrecision_ofKnownBits_isExact() {
        const std::array<std::pair<std::uint16_t, double>, 6> known{{{0x3c00, 1.0},
                                                                     {0xc000, -2.0},
                                                                     {0x7bff, 65504.0},
                                                                     {0x0001, 0x1p-24},
                                                                     {0x3555, 0.333251953125},
                                                                     {0x8000, 0.0}}};
        for (const auto& [bits, value] : known) QCOMPARE(halfPrecision(bits), value);
        QVERIFY(std::isinf(halfPrecision(0x7c00)) && std::isnan(halfPrecision(0x7e00)));
    }

    void npy_broken_isRefused_data();
    void npy_broken_isRefused();
    void npz_broken_isRefused_data();
    void npz_broken_isRefused();
    void hostileFiles_openOrAreRefusedAsListed();
    void npyio_filesOfPictures_open();
};

void ArrayFormatTest::npy_broken_isRefused_data() {
    QTest::addColumn<Bytes>("file");
    QTest::addColumn<QString>("says");
    const Bytes sound = npyFile("|u1", "(3, 2, 2)", counting(12));
    const auto header = [](const std::string& dictionary) { return npyWithHeader(dictionary, counting(12)); };
    const std::string good = "{'descr': '|u1', 'fortran_order': False, 'shape': (3, 2, 2), }";
    QTest::newRow("empty") << Bytes() << "is empty";
    QTest::newRow("a picture under this name") << Bytes{0x89, 'P', 'N', 'G', 13, 10, 0, 0, 0} << "not an .npy file";
    QTest::newRow("version 9") << npyWithHeader(good, counting(12), 9) << "version 9";
    QTest::newRow("more than it says") << npyFile("|u1", "(2, 2, 2)", counting(12)) << "goes on";
    QTest::newRow("less than it says") << npyFile("|u1", "(4, 2, 2)", counting(12)) << "cut short";
    QTest::newRow("no images") << npyFile("|u1", "(0, 2, 2)", {}) << "holds no image";
    QTest::newRow("one image") << npyFile("|u1", "(1, 2, 2)", counting(4)) << "at least two";
    QTest::newRow("one dimension") << npyFile("|u1", "(12,)", counting(12)) << "images x height x width";
    QTest::newRow("five channels") << npyFile("|u1", "(2, 2, 2, 5)", counting(40)) << "1, 3 or 4 channels";
    QTest::newRow("40 dimensions") << npyFile("|u1", "(1" + std::string(80, ',') + ")", counting(1)) << "header";
    QTest::newRow("overflow") << npyFile("<f8", "(4294967296, 4294967296, 2)", counting(16)) << "more than any file";
    QTest::newRow("overflow to 0") << npyFile("|u1", "(4294967296, 4294967296)", {}) << "more than any file";
    QTest::newRow("a long number") << npyFile("|u1", "(" + std::string(400, '9') + ", 2)", counting(12))
                                   << "impossible";
    QTest::newRow("objects") << npyFile("|O", "(3, 2, 2)", counting(12)) << "Python objects";
    QTest::newRow("text") << npyFile("<U3", "(3, 2, 2)", Bytes(144)) << "text";
    QTest::newRow("complex") << npyFile("<c8", "(3, 2, 2)", Bytes(96)) << "type 'c'";
    QTest::newRow("no size") << npyFile("<f0", "(3, 2, 2)", {}) << "'<f0'";
    QTest::newRow("records") << header("{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (3,), }")
                             << "records";
    QTest::newRow("no shape") << header("{'descr': '|u1', 'fortran_order': False, }") << "must give";
    QTest::newRow("no type") << header("{'descr': '', 'fortran_order': False, 'shape': (3,)}") << "no type";
    QTest::newRow("another key") << header("{'descr': '|u1', 'order': False, 'shape': (3, 2, 2)}") << "'order'";
    QTest::newRow("order is no bool") << header("{'descr': '|u1', 'fortran_order': 0, 'shape': (3, 2, 2)}")
                                      << "malformed";
    QTest::newRow("nested") << header("{'descr': '|u1', 'fortran_order': False, 'shape': ((3,), 2)}") << "shape";
    QTest::newRow("deep") << npyWithHeader(std::string(60000, '('), {}, 2) << "malformed";
    QTest::newRow("noise") << header("\x01\xff\x80 zz") << "malformed";
    QTest::newRow("a header of a gigabyte") << npyWithHeader(std::string(70000, ' '), {}, 2) << "70000 bytes";
    for (const std::size_t length : {3, 7, 9, 30, 70})
        QTest::addRow("cut at %zu", length)
            << Bytes(sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(length)) << "cut short";
}

void ArrayFormatTest::npy_broken_isRefused() {
    QFETCH(Bytes, file);
    QFETCH(QString, says);
    const TemporaryFolder folder;
    const std::string path = folder.write("broken.npy", file);
    QVERIFY(NpyFormat().recognizes(path));
    QString message;
    withOneGibibyte([&] { message = messageOf([&] { openNpy(path); }); });
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY2(message.contains("broken"), qPrintable(message));
}

void ArrayFormatTest::npz_broken_isRefused_data() {
    QTest::addColumn<Bytes>("file");
    QTest::addColumn<QString>("says");
    const Bytes array = npyFile("|u1", "(3, 2, 2)", counting(12));
    const Bytes sound = zipFile({{"a.npy", array, true}});
    const std::size_t entry = sound.size() - 22 - 46 - 5, end = sound.size() - 22;
    const auto changed = [](Bytes bytes, std::size_t at, std::uint8_t value) {
        bytes[at] = value;
        return bytes;
    };
    /// In the member's own header and in the directory, where it comes two bytes later.
    const auto changedTwice = [&](std::size_t at, std::uint8_t value) {
        return changed(changed(sound, at, value), entry + at + 2, value);
    };
    QTest::newRow("empty") << Bytes() << "no ZIP file";
    QTest::newRow("no members") << zipFile({}) << "holds nothing";
    QTest::newRow("no directory") << Bytes(sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(end))
                                  << "cut short";
    QTest::newRow("more members than there are") << changed(sound, end + 10, 9) << "copy or download";
    QTest::newRow("directory elsewhere") << changed(sound, end + 16, 250) << "copy or download";
    QTest::newRow("header elsewhere") << changed(sound, entry + 42, 200) << "copy or download";
    QTest::newRow("encrypted") << zipFile({{.name = "a.npy", .contents = array, .isEncrypted = true}}) << "encrypted";
    QTest::newRow("unknown method") << zipFile({{.name = "a.npy", .contents = array, .method = 77}})
                                    << "pack it in another way";
    QTest::newRow("two packed sizes") << changed(sound, entry + 21, 200) << "'a.npy' is damaged";
    QTest::newRow("two sizes") << changed(sound, entry + 27, 0x40) << "'a.npy' is damaged";
    QTest::newRow("two checksums") << changed(sound, entry + 16, sound[entry + 16] ^ 1) << "'a.npy' is damaged";
    QTest::newRow("packed size past the end") << changedTwice(19, 200) << "'a.npy' cannot be unpacked";
    QTest::newRow("wrong checksum") << changedTwice(14, sound[14] ^ 1) << "CRC";
    QTest::newRow("claims a gigabyte") << changedTwice(25, 0x40) << "at most 768 MiB";
    QTest::newRow("claims less than it packs") << changedTwice(22, sound[22] - 1) << "goes on";
    QTest::newRow("claims more than it packs") << changedTwice(23, 2) << "a.npy";
    QTest::newRow("only objects") << zipFile({{"a.npy", npyFile("|O", "(3,)", {})}}) << "never loaded";
}

void ArrayFormatTest::npz_broken_isRefused() {
    QFETCH(Bytes, file);
    QFETCH(QString, says);
    const TemporaryFolder folder;
    const std::string path = folder.write("broken.npz", file);
    QVERIFY(NpzFormat().recognizes(path));
    QString message;
    withOneGibibyte([&] { message = messageOf([&] { openNpz(path); }); });
    QVERIFY2(!message.isEmpty() && message.contains(says), qPrintable(message));
    QVERIFY2(message.contains("broken.npz"), qPrintable(message));
}

void ArrayFormatTest::hostileFiles_openOrAreRefusedAsListed() {
    const auto arrays = hostileFiles("npy/");
    if (arrays.empty()) QSKIP("no hostile files beside the project (LUNETTE_TEST_DATA)");
    auto files = arrays;
    std::ranges::copy(hostileFiles("npz/"), std::back_inserter(files));
    QCOMPARE(files.size(), 31U);
    for (const auto& [path, expected] : files) {
        QString message;
        withOneGibibyte([&] { message = messageOf([&] { path.ends_with(".npy") ? openNpy(path) : openNpz(path); }); });
        if (expected == "accept") QVERIFY2(message.isEmpty(), qPrintable(message));
        if (expected == "reject") QVERIFY2(!message.isEmpty(), path.c_str());
        QVERIFY2(message.isEmpty() || message.contains(QFileInfo(QString::fromStdString(path)).completeBaseName()),
                 qPrintable(message));
    }
}

void ArrayFormatTest::npyio_filesOfPictures_open() {
    const QString folder = realData("hostile/npyio");
    if (folder.isEmpty()) QSKIP("no arrays beside the project (LUNETTE_TEST_DATA)");
    int opened = 0, refused = 0;
    for (const QFileInfo& file : QDir(folder).entryInfoList({"*.npy", "*.npz"})) {
        const std::string path = file.filePath().toStdString();
        const QString message = messageOf([&] { path.ends_with(".npy") ? openNpy(path) : openNpz(path); });
        // Of their shapes only these hold more than one picture.
        const QString name = file.fileName();
        const bool isPictures = name.contains("6x1") || name.contains("2x3x4") || name.endsWith(".npz");
        QVERIFY2(message.isEmpty() == isPictures, qPrintable(name + ": " + message));
        (message.isEmpty() ? opened : refused)++;
    }
    QVERIFY(opened >= 23 && refused >= 60);
    const DataSplit split = openNpy((folder + "/data_float64_2x3x4_corder.npy").toStdString());
    QCOMPARE(split.train->shape(), (ImageShape{4, 3, 1}));
}

static const lunette::test::TestClass<ArrayFormatTest> kArrayFormatTest;
#include "ArrayFormatTest.moc"
