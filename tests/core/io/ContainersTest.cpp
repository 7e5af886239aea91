#include "ArrayFiles.h"
#include "DatasetText.h"
#include "MemoryLimit.h"
#include "Paths.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/ArrayFormat.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <random>

using namespace lunette;
using namespace lunette::test;
using namespace std::string_literals;

// The files are those of make_containers.py.

namespace {

namespace fs = std::filesystem;

QString skippedOf(const DataSplit& split) {
    QStringList list;
    for (const auto& [what, why] : split.train->report().skipped)
        list.append(QString::fromStdString(what.english() + " " + why.english()));
    return list.join('\n');
}

QString classesOf(const DataSplit& split) {
    return texts({split.train->classNames().begin(), split.train->classNames().end()}).join('|');
}

QString factorNames(const DataSplit& split) {
    QStringList names;
    for (const Factor& factor : split.train->factors()) names.append(QString::fromStdString(factor.name));
    return names.join('|');
}

/// A pixel of the three houses.
std::uint8_t house(std::size_t row, std::size_t column, std::size_t channel, std::size_t image) {
    return static_cast<std::uint8_t>((row * 32 * 9 + column * 9 + channel * 3 + image) % 251);
}

/// The three house numbers in color, whose labels are 10, 1 and 7.
void checkHouses(const DataSplit& split) {
    QCOMPARE(split.train->shape(), (ImageShape{32, 32, 3}));
    QCOMPARE(classesOf(split), QString("0|1|7"));
    QVERIFY2(notesOf(split).contains("stands for the digit 0"), qPrintable(notesOf(split)));
    std::vector<Bytes> expected(3);
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t pixel = 0; pixel < 1024; ++pixel)
            for (std::size_t channel = 0; channel < 3; ++channel)
                expected[i].push_back(house(pixel / 32, pixel % 32, channel, i));
    std::ranges::sort(expected);
    QCOMPARE(sortedImagesOf(split), expected);
}

/// Opens files that differ from a sound one in up to three bytes, and its beginnings: each opens or is refused.
void openChanged(const DatasetFormat& format, const std::string& sound, int count) {
    const TemporaryFolder folder;
    const Bytes bytes = readAll(sound);
    std::mt19937 random(1);
    const auto below = [&](std::size_t most) {
        return std::uniform_int_distribution<std::size_t>(0, most - 1)(random);
    };
    for (int i = 0; i < count; ++i) {
        Bytes changed = bytes;
        for (int k = 0; k <= i % 3; ++k) changed[below(changed.size())] = static_cast<std::uint8_t>(below(256));
        if (i % 4 == 3) changed.resize(below(changed.size()));
        const std::string path = folder.write("changed", changed);
        const QString message = messageOf([&] { format.open(path, {}, {}); });
        QVERIFY2(message.isEmpty() || message.contains("changed"), qPrintable(message));
    }
}

Bytes matElement(std::uint32_t type, Bytes data) {
    Bytes bytes;
    appendLittle(bytes, type, 4);
    appendLittle(bytes, data.size(), 4);
    data.resize((data.size() + 7) / 8 * 8);
    append(bytes, data);
    return bytes;
}

/// An array of a MATLAB file.
Bytes matArray(std::uint8_t matlabClass, const std::vector<std::uint32_t>& dimensions, const Bytes& numbers,
               std::uint8_t name = 'X') {
    Bytes flags, lengths, array;
    appendLittle(flags, matlabClass, 8);
    for (const std::uint32_t length : dimensions) appendLittle(lengths, length, 4);
    append(array, matElement(6, flags));
    append(array, matElement(5, lengths));
    append(array, matElement(1, {name}));
    append(array, matElement(2, numbers));
    return matElement(14, array);
}

/// A matrix of version 4; `kind` is the number that says its machine, type and use.
Bytes mat4Matrix(int kind, std::uint32_t rows, std::uint32_t columns, const std::string& name, const Bytes& numbers,
                 bool isBigEndian) {
    Bytes bytes;
    for (const std::uint32_t number : {static_cast<std::uint32_t>(kind + (isBigEndian ? 1000 : 0)), rows, columns,
                                       std::uint32_t{0}, static_cast<std::uint32_t>(name.size() + 1)}) {
        Bytes one;
        appendLittle(one, number, 4);
        if (isBigEndian) std::ranges::reverse(one);
        append(bytes, one);
    }
    append(bytes, name);
    bytes.push_back(0);
    append(bytes, numbers);
    return bytes;
}

Bytes matFile(const Bytes& elements) {
    Bytes file(124, ' ');
    const std::string start = "MATLAB 5.0 MAT-file";
    std::ranges::copy(start, file.begin());
    append(file, std::string("\0\1IM", 4));
    append(file, elements);
    return file;
}

/// A MATLAB file of one array of a class, with four numbers.
Bytes matFile(std::uint8_t matlabClass, const std::vector<std::uint32_t>& dimensions) {
    return matFile(matArray(matlabClass, dimensions, {1, 2, 3, 4}));
}

/// An element as MATLAB packs it, the last `missing` bytes not there.
Bytes packedElement(const Bytes& element, std::size_t missing = 0) {
    const QByteArray stream = qCompress(element.data(), static_cast<qsizetype>(element.size())).mid(4);
    Bytes bytes;
    appendLittle(bytes, 15, 4);
    appendLittle(bytes, static_cast<std::uint64_t>(stream.size()), 4);
    append(bytes, stream.toStdString());
    bytes.resize(bytes.size() - missing);
    return bytes;
}

/// Numbers that zlib cannot make much shorter.
Bytes mixedBytes(std::size_t count) {
    Bytes bytes(count);
    std::minstd_rand random(1);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random() >> 8U);
    return bytes;
}

}  // namespace

class ContainersTest : public QObject {
    Q_OBJECT
private slots:
#ifdef LUNETTE_HDF5
    void hdf5_inOnePiece_isReadWhereItLies() {
        const DataSplit split = open("contiguous.h5");
        QCOMPARE(sortedImagesOf(split),
                 (std::vector<Bytes>{{0, 1, 2, 3}, {4, 5, 6, 7}, {8, 9, 10, 11}, {12, 13, 14, 15}}));
        QCOMPARE(classesOf(split), QString("1|3"));
    }

    void hdf5_packedInGroups_hasItsParts() {
        const DataSplit split = open("packed.h5");
        QCOMPARE(split.train->size(), 4);
        QCOMPARE(split.test->size(), 2);
        QCOMPARE(bytesOfImage(*split.train, 3), (Bytes{191, 207, 223, 239}));  // of 16, times 255
        QCOMPARE(classesOf(split), QString("cat|cow|dog"));
        QVERIFY(std::ranges::equal(split.train->labels(), std::array{0, 2, 0, 1}));
        QVERIFY(std::ranges::equal(split.test->labels(), std::array{2, 0}));
        QVERIFY2(notesOf(split).contains("'half', 4, float16") && notesOf(split).contains("'mask', 4, bool"),
                 qPrintable(notesOf(split)));
    }

    void hdf5_ofShapes_hasItsFactors() {
        const DataSplit split = open("shapes.h5");
        QCOMPARE(split.train->size() + split.test->size(), 6);
        QCOMPARE(split.train->shape(), (ImageShape{64, 64, 3}));
        QCOMPARE(factorNames(split), QString("floor hue|wall hue|object hue|scale|shape|orientation"));
        const DataSplit two = open("shapes.h5", {{"first", "2"}});
        QCOMPARE(two.train->size() + two.test->size(), 2);
        QVERIFY(notesOf(two).contains("Only the first 2"));
    }

    void hdf5_thatHoldsOtherThings_saysWhich() {
        const DataSplit split = open("odd.h5");
        const QString skipped = skippedOf(split);
        for (const char* reason :
             {"record holds records", "words holds text of varying length", "number is a single value",
              "nothing is empty", "complex holds records", "reference holds references", "outside lies in other files",
              "virtual is made of other datasets", "huge claims 1099511627776 numbers"})
            QVERIFY2(skipped.contains(reason), qPrintable(QString(reason) + "\n" + skipped));
        QVERIFY(!skipped.contains("elsewhere") && !skipped.contains("soft"));
        QCOMPARE(sortedImagesOf(split).size(), 4U);
    }

    void hdf5_byName_isTaken() {
        QVERIFY(test::throws(ErrorKind::Unknown, {"none", "train/images"}, [&] {
            open("packed.h5", {{"images", "none"}});
        }));
        QCOMPARE(open("packed.h5", {{"images", "test/images"}}).train->size(), 1);
    }

    void matlab73_houses_areTurnedAndTenIsZero() { checkHouses(open("matlab73.mat")); }

    void hdf5_changedAnywhere_opensOrIsRefused() {
        for (const char* name : {"contiguous.h5", "packed.h5", "odd.h5", "matlab73.mat"})
            openChanged(Hdf5Format(), path(name), 8);
    }

    void hdf5_broken_isRefused_data() {
        QTest::addColumn<Bytes>("file");
        const Bytes sound = readAll(path("contiguous.h5"));
        QTest::newRow("the signature alone") << Bytes(sound.begin(), sound.begin() + 8);
        QTest::newRow("half of it") << Bytes(sound.begin(), sound.begin() + 1000);
        QTest::newRow("without its last byte") << Bytes(sound.begin(), sound.end() - 1);
        Bytes noise = sound;
        std::fill(noise.begin() + 8, noise.end(), std::uint8_t{0xff});
        QTest::newRow("noise") << noise;
    }

    void hdf5_broken_isRefused() {
        QFETCH(Bytes, file);
        const TemporaryFolder folder;
        const std::string path = folder.write("broken.h5", file);
        QVERIFY(Hdf5Format().recognizes(path));
        const QString message = messageOf([&] { Hdf5Format().open(path, {}, {}); });
        QVERIFY2(message.contains("broken.h5"), qPrintable(message));
    }
#endif

#ifdef LUNETTE_MATIO
    void mat_houses_areTurnedAndTenIsZero() { checkHouses(openMat("svhn.mat")); }

    void mat_trainAndTestFiles_findEachOther() {
        const TemporaryFolder folder;
        for (const char* name : {"train_32x32.mat", "test_32x32.mat"})
            fs::copy_file(path("svhn.mat"), folder.path(name));
        const MatFormat format;
        const DataSplit split = format.open(folder.path("train_32x32.mat"), {}, {});
        QCOMPARE(split.train->size(), 3);
        QCOMPARE(split.test->size(), 3);
        QVERIFY(std::ranges::equal(split.test->labels(), std::array{0, 1, 2}));
        QVERIFY(QString::fromStdString(split.splitDescription.english()).contains("test_32x32.mat"));
        QCOMPARE(format.files(folder.path("train_32x32.mat")).size(), 2U);
    }

    void mat_columnsOfPixels_areFound() {
        const DataSplit split = openMat("columns.mat");
        QCOMPARE(split.train->size() + split.test->size(), 17);
        QCOMPARE(split.train->shape(), (ImageShape{4, 4, 1}));
        QVERIFY(notesOf(split).contains("axes=nhw"));
        QCOMPARE(classesOf(split), QString("0|1|2"));
        Bytes first;
        for (int i = 0; i < 16; ++i) first.push_back(static_cast<std::uint8_t>(17 * i));
        QCOMPARE(std::ranges::count(sortedImagesOf(split), first), 1);
    }

    void mat_structure_givesItsFields() {
        const DataSplit split = openMat("structure.mat");
        QCOMPARE(split.train->size() + split.test->size(), 9);
        QCOMPARE(classesOf(split), QString("0|1"));
        QVERIFY2(notesOf(split).contains("training.labels"), qPrintable(notesOf(split)));
        QCOMPARE(sortedImagesOf(split).front(), (Bytes{0, 66, 131, 197}));  // 0, 9, 18 and 27 of 35
    }

    void mat_structureInAStructure_givesItsFields() {
        const DataSplit split = openMat("nested.mat");  // as EMNIST's: dataset.train.images, dataset.test.labels
        QCOMPARE(split.train->size(), 9);
        QCOMPARE(split.test->size(), 4);
        QCOMPARE(classesOf(split), QString("1|2|3"));
        QCOMPARE(bytesOfImage(*split.train, 1).front(), std::uint8_t{16});
        QVERIFY2(notesOf(split).contains("those of 'dataset.train.labels'"), qPrintable(notesOf(split)));
    }

    void mat_thatHoldsOtherThings_saysWhich() {
        const QString skipped = skippedOf(openMat("odd.mat"));
        for (const char* reason : {"cell is a cell array", "text is text", "sparse is a sparse array",
                                   "complex holds complex numbers", "nothing is empty", "several is a structure"})
            QVERIFY2(skipped.contains(reason), qPrintable(QString(reason) + "\n" + skipped));
        QCOMPARE(factorNames(openMat("odd.mat")), QString("mask"));  // it lies behind complex numbers
    }

    void mat4_matrices_areReadInEitherOrder() {
        const TemporaryFolder folder;
        for (const bool isBigEndian : {false, true}) {
            // Five pictures of 4 x 4 in a column each: picture k has the levels k, k + 10, k + 20 and so on.
            Bytes pixels;
            for (int k = 0; k < 5; ++k)
                for (int i = 0; i < 16; ++i) pixels.push_back(static_cast<std::uint8_t>(k + 10 * i));
            Bytes doubles;
            for (const int label : {7, 8, 7, 8, 7}) {
                Bytes one = bytesOf<double>({static_cast<double>(label)});
                if (isBigEndian) std::ranges::reverse(one);
                append(doubles, one);
            }
            Bytes file = mat4Matrix(50, 16, 5, "X", pixels, isBigEndian);
            append(file, mat4Matrix(1, 1, 3, "title", Bytes(24), isBigEndian));
            append(file, mat4Matrix(0, 5, 1, "y", doubles, isBigEndian));
            const std::string path = folder.write("old.mat", file);
            QVERIFY(MatFormat().recognizes(path));
            const DataSplit split = MatFormat().open(path, {{"axes", "hwn"}}, {});
            QCOMPARE(split.train->shape(), (ImageShape{4, 4, 1}));
            const std::vector<Bytes> images = sortedImagesOf(split);
            QCOMPARE(images.size(), 5U);
            Bytes second(16);  // MATLAB's columns are those of the picture
            for (std::size_t i = 0; i < 16; ++i) second[i] = static_cast<std::uint8_t>(1 + 10 * i);
            QVERIFY2(std::ranges::count(images, second) == 1, qPrintable(notesOf(split)));
            QCOMPARE(texts({split.train->classNames().begin(), split.train->classNames().end()}),
                     (QStringList{"7", "8"}));
            QVERIFY(skippedOf(split).contains("title is text"));
        }
    }

    void mat4_broken_isRefused() {
        const TemporaryFolder folder;
        const Bytes sound = mat4Matrix(50, 16, 5, "X", Bytes(80), false);
        const auto message = [&](const Bytes& file) {
            const std::string path = folder.write("old.mat", file);
            return messageOf([&] { MatFormat().open(path, {}, {}); });
        };
        QVERIFY(
            message(Bytes(sound.begin(), sound.end() - 1)).contains("version 4, is damaged or cut short at byte 0"));
        Bytes goesOn = sound;
        append(goesOn, Bytes(7, 1));
        QVERIFY(message(goesOn).contains("at byte " + QString::number(sound.size())));
        QVERIFY(message(mat4Matrix(50, 0x7fffffff, 0x7fffffff, "X", Bytes(80), false)).contains("damaged"));
        QVERIFY(message(mat4Matrix(1, 4, 4, "words", Bytes(128), false)).contains("its 'words' is text"));
        QVERIFY(message(mat4Matrix(2, 4, 3, "some", Bytes(96), false)).contains("sparse"));
        for (const int kind : {4000, 60, 100, 3, 2000})
            QVERIFY(!MatFormat().recognizes(folder.write("x.mat", mat4Matrix(kind, 2, 2, "X", Bytes(32), false))));
        QVERIFY(!MatFormat().recognizes(folder.write("x.mat", mat4Matrix(0, 2, 2, "a b", Bytes(32), false))));
        QVERIFY(!MatFormat().recognizes(folder.write("x.mat", Bytes(100))));
    }

    void mat_changedAnywhere_opensOrIsRefused() {
        for (const char* name : {"svhn.mat", "columns.mat", "structure.mat", "nested.mat", "odd.mat"})
            openChanged(MatFormat(), path(name), 8);
    }

    void mat_broken_isRefused_data() {
        QTest::addColumn<Bytes>("file");
        QTest::addColumn<QString>("says");
        const Bytes sound = readAll(path("svhn.mat"));
        QTest::newRow("the header alone") << Bytes(sound.begin(), sound.begin() + 128) << "no array";
        QTest::newRow("no header") << Bytes(sound.begin(), sound.begin() + 30) << "damaged";
        QTest::newRow("half of it") << Bytes(sound.begin(), sound.begin() + 200) << "";
        QTest::newRow("a gigabyte of bytes") << matFile(9, {1 << 15, 1 << 15, 1}) << "cannot hold";
        QTest::newRow("a million cells") << matFile(1, {1 << 20, 1}) << "no array";
        QTest::newRow("2^93 numbers") << matFile(6, {0x7fffffff, 0x7fffffff, 0x7fffffff}) << "";
        const std::vector<std::uint32_t> lengths{20, 20, 100};
        const Bytes few = matArray(9, lengths, mixedBytes(39'999)), whole = matArray(9, lengths, mixedBytes(40'000));
        Bytes fewAndMore = few;
        append(fewAndMore, whole);
        QTest::newRow("fewer numbers than it claims") << matFile(few) << "";
        QTest::newRow("another array in their place") << matFile(fewAndMore) << "";
        QTest::newRow("fewer, packed") << matFile(packedElement(few)) << "";
        QTest::newRow("cut short") << matFile(Bytes(whole.begin(), whole.end() - 8)) << "";
        QTest::newRow("a packed stream cut short") << matFile(packedElement(whole, 2)) << "";
        Bytes changed = packedElement(whole);
        changed[20'000] ^= 1U;
        QTest::newRow("a packed stream with a bit changed") << matFile(changed) << "";
    }

    void mat_wholeArray_opens_data() {
        QTest::addColumn<Bytes>("file");
        const Bytes whole = matArray(9, {20, 20, 100}, mixedBytes(40'000));
        QTest::newRow("as it is") << matFile(whole);
        QTest::newRow("packed") << matFile(packedElement(whole));
        Bytes second = packedElement(matArray(1, {1, 1}, {}, 'A'));
        append(second, matArray(1, {1, 1}, {}, 'B'));
        append(second, whole);
        QTest::newRow("behind others") << matFile(second);
    }

    void mat_wholeArray_opens() {
        QFETCH(Bytes, file);
        const TemporaryFolder folder;
        const DataSplit split = MatFormat().open(folder.write("whole.mat", file), {}, {});
        QCOMPARE(split.train->size() + split.test->size(), 100);
        QVERIFY((split.train->shape() == ImageShape{20, 20, 1}));
    }

    void mat_broken_isRefused() {
        QFETCH(Bytes, file);
        QFETCH(QString, says);
        const TemporaryFolder folder;
        const std::string path = folder.write("broken.mat", file);
        QVERIFY(MatFormat().recognizes(path));
        QString message;
        withOneGibibyte([&] { message = messageOf([&] { MatFormat().open(path, {}, {}); }); });
        QVERIFY2(message.contains("broken.mat") && message.contains(says), qPrintable(message));
    }
#endif

private:
    static std::string path(const std::string& name) {
        return lunette::test::sourcePath("tests/core/io/containers/").toStdString() + name;
    }
#ifdef LUNETTE_HDF5
    static DataSplit open(const std::string& name, const Settings& settings = {}) {
        return Hdf5Format().open(path(name), settings, {});
    }
#endif
#ifdef LUNETTE_MATIO
    static DataSplit openMat(const std::string& name) { return MatFormat().open(path(name), {}, {}); }
#endif
};

static const lunette::test::TestClass<ContainersTest> kContainersTest;
#include "ContainersTest.moc"
