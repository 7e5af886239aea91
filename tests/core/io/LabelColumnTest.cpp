#include "ArrayFiles.h"
#include "DatasetText.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/ArrayFormat.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace lunette;
using namespace lunette::test;

namespace {

/// Rows of 4 x 4 pixels, all of 10, 20, 30 and so on by their row, with a label before or behind them.
std::vector<double> rowsOf(const std::vector<int>& labels, bool isLast, double unit = 1.0) {
    std::vector<double> numbers;
    for (std::size_t row = 0; row < labels.size(); ++row) {
        if (!isLast) numbers.push_back(labels[row]);
        for (int i = 0; i < 16; ++i) numbers.push_back((i + static_cast<int>(row % 20) * 10) * unit);
        if (isLast) numbers.push_back(labels[row]);
    }
    return numbers;
}

Bytes asBytes(const std::vector<double>& numbers) {
    Bytes bytes;
    for (const double number : numbers) bytes.push_back(static_cast<std::uint8_t>(number));
    return bytes;
}

/// The same numbers column by column.
template <class Number>
std::vector<Number> byColumns(const std::vector<Number>& numbers, std::size_t columns) {
    std::vector<Number> result;
    for (std::size_t column = 0; column < columns; ++column)
        for (std::size_t at = column; at < numbers.size(); at += columns) result.push_back(numbers[at]);
    return result;
}

/// Rows of 4 x 4 pixels as those of rowsOf(), with a one-hot label of 3 classes before or behind them.
std::vector<double> oneHotRowsOf(const std::vector<int>& labels, bool isLast) {
    std::vector<double> numbers;
    for (std::size_t row = 0; row < labels.size(); ++row) {
        std::vector<double> hot(3, 0.0);
        hot[static_cast<std::size_t>(labels[row])] = 1.0;
        if (!isLast) std::ranges::copy(hot, std::back_inserter(numbers));
        for (int i = 0; i < 16; ++i) numbers.push_back(i + static_cast<int>(row % 20) * 10);
        if (isLast) std::ranges::copy(hot, std::back_inserter(numbers));
    }
    return numbers;
}

std::string shapeOf(std::size_t rows) { return "(" + std::to_string(rows) + ", 17)"; }

std::vector<int> labelsFor(std::size_t count, int classes) {
    std::vector<int> labels;
    for (std::size_t i = 0; i < count; ++i)
        labels.push_back(static_cast<int>(i * 7 % static_cast<std::size_t>(classes)));
    return labels;
}

/// That of the image whose first pixel has this level.
std::string labelOf(const DataSplit& data, int level) {
    for (const auto& part : {data.train, data.test})
        for (Index i = 0; i < part->size(); ++i)
            if (part->image(i)[0] == level)
                return part->classNames()[static_cast<std::size_t>(part->labels()[static_cast<std::size_t>(i)])];
    return {};
}

}  // namespace

class LabelColumnTest : public QObject {
    Q_OBJECT
private slots:
    /// In files of every kind the label's column becomes labels, and the rest pictures.
    void rowsWithALabel_giveBoth_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<Bytes>("contents");
        QTest::addColumn<Settings>("options");
        const std::vector<int> few = labelsFor(12, 4), many = labelsFor(400, 10);
        std::vector<int> gaps = many;
        for (int& label : gaps) label = label % 2 == 0 ? 3 : 8;
        const auto npy = [](const std::vector<int>& labels, bool isLast) {
            return npyFile("|u1", shapeOf(labels.size()), asBytes(rowsOf(labels, isLast)));
        };
        QTest::newRow("first") << "a.npy" << npy(few, false) << Settings{};
        QTest::newRow("last") << "a.npy" << npy(few, true) << Settings{};
        QTest::newRow("as many rows as a picture has pixels") << "a.npy" << npy(many, false) << Settings{};
        QTest::newRow("the same, last") << "a.npy" << npy(many, true) << Settings{};
        QTest::newRow("not all classes are there") << "a.npy" << npy(gaps, false) << Settings{};
        QTest::newRow("floats") << "a.npy" << npyFile("<f8", shapeOf(400), bytesOf(rowsOf(many, false))) << Settings{};
        QTest::newRow("floats of 0 to 1, below the labels")
            << "a.npy" << npyFile("<f8", shapeOf(400), bytesOf(rowsOf(many, false, 1.0 / 255.0))) << Settings{};
        QTest::newRow("column by column, first")
            << "a.npy" << npyFile("|u1", shapeOf(400), byColumns(asBytes(rowsOf(many, false)), 17), true) << Settings{};
        QTest::newRow("column by column, last")
            << "a.npy" << npyFile("|u1", shapeOf(400), byColumns(asBytes(rowsOf(many, true)), 17), true) << Settings{};
        QTest::newRow("packed") << "a.npz" << zipFile({{"data.npy", npy(many, false), true}}) << Settings{};
        QTest::newRow("packed, the first images")
            << "a.npz" << zipFile({{"data.npy", npy(many, true), true}}) << Settings{{"first", "20"}};
        QTest::newRow("width named") << "a.npy" << npy(many, false) << Settings{{"width", "4"}};
    }

    void rowsWithALabel_giveBoth() {
        QFETCH(QString, file);
        QFETCH(Bytes, contents);
        QFETCH(Settings, options);
        const TemporaryFolder folder;
        const std::string path = folder.write(file.toStdString(), contents);
        const DataSplit data =
            file.endsWith("npz") ? NpzFormat().open(path, options, {}) : NpyFormat().open(path, options, {});
        QCOMPARE(data.train->shape(), (ImageShape{4, 4, 1}));
        QVERIFY2(data.train->hasLabels(), qPrintable(notesOf(data)));
        Bytes picture = counting(16);
        for (std::uint8_t& level : picture) level = static_cast<std::uint8_t>(level + 10);
        QVERIFY(std::ranges::count(sortedImagesOf(data), picture) > 0);
        const std::string label = labelOf(data, 10);  // of the second row of 20
        QVERIFY2(label == "3" || label == "7" || label == "8", label.c_str());
        QVERIFY2(notesOf(data).contains(QRegularExpression("Of the 17 numbers in a row of '(a|data)' the (first|last) "
                                                           "is one of [0-9]+ whole numbers, as a label is")),
                 qPrintable(notesOf(data)));
        QVERIFY(notesOf(data).contains("x 17, "));
        QVERIFY(notesOf(data).contains(QRegularExpression("The labels are those of '(a|data) column (1|17)'")));
    }

    /// One-hot labels in rows, and labels of either kind below or above pictures that are columns.
    void otherLabelsBesidePixels_giveBoth_data() {
        QTest::addColumn<Bytes>("file");
        QTest::addColumn<QString>("note");
        const std::vector<int> three = labelsFor(30, 3), few = labelsFor(30, 10);
        const auto file = [](const char* shape, const std::vector<double>& numbers, bool isFortran = false) {
            return npyFile("|u1", shape, asBytes(numbers), isFortran);
        };
        const std::vector<double> last = oneHotRowsOf(three, true), first = oneHotRowsOf(three, false);
        QTest::newRow("one-hot, last") << file("(30, 19)", last)
                                       << "Of the 19 numbers in a row of 'a' the last 3 are zeros and a single 1";
        QTest::newRow("one-hot, first") << file("(30, 19)", first)
                                        << "Of the 19 numbers in a row of 'a' the first 3 are zeros and a single 1";
        QTest::newRow("one-hot, column by column")
            << file("(30, 19)", byColumns(last, 19), true) << "'a columns 17-19'";
        QTest::newRow("MATLAB's columns, a label below")
            << file("(17, 30)", rowsOf(few, true), true)
            << "Of the 17 numbers in a column of 'a' the last is one of 10 whole numbers";
        QTest::newRow("columns, a label above") << file("(17, 30)", byColumns(rowsOf(few, false), 17)) << "'a row 1'";
        QTest::newRow("columns, one-hot") << file("(19, 30)", byColumns(last, 19)) << "'a rows 17-19'";
    }

    void otherLabelsBesidePixels_giveBoth() {
        QFETCH(Bytes, file);
        QFETCH(QString, note);
        const TemporaryFolder folder;
        const DataSplit data = NpyFormat().open(folder.write("a.npy", file), {}, {});
        QCOMPARE(data.train->shape(), (ImageShape{4, 4, 1}));
        QCOMPARE(data.train->size() + data.test->size(), 30);
        QVERIFY2(notesOf(data).contains(note), qPrintable(notesOf(data)));
        QVERIFY2(data.train->hasLabels(), qPrintable(notesOf(data)));
        const bool isOneHot = data.train->classNames().size() == 3;
        QCOMPARE(labelOf(data, 10), std::string(isOneHot ? "1" : "7"));  // of image 2
        QCOMPARE(labelOf(data, 20), std::string(isOneHot ? "2" : "4"));
        Bytes picture = counting(16);
        for (std::uint8_t& level : picture) level = static_cast<std::uint8_t>(level + 10);
        QVERIFY(std::ranges::count(sortedImagesOf(data), picture) > 0);
    }

    void rowsWithALabel_ofTwoFiles_areTrainedOnAndJudgedBy() {
        const TemporaryFolder folder;
        folder.write("x_test.npy", npyFile("|u1", "(8, 17)", asBytes(rowsOf(labelsFor(8, 4), false))));
        const std::string path =
            folder.write("x_train.npy", npyFile("|u1", "(12, 17)", asBytes(rowsOf(labelsFor(12, 4), false))));
        const DataSplit data = NpyFormat().open(path, {}, {});
        QCOMPARE(data.train->size(), 12);
        QCOMPARE(data.test->size(), 8);
        QCOMPARE(data.test->labels()[1], 3);
        QCOMPARE(texts({data.train->classNames().begin(), data.train->classNames().end()}).join(' '),
                 QString("0 1 2 3"));
        folder.write("y_train.npy", npyFile("|u1", "(12,)", {9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9, 8}));
        folder.write("y_test.npy", npyFile("|u1", "(8,)", {9, 8, 9, 8, 9, 8, 9, 8}));
        const DataSplit named = NpyFormat().open(path, {}, {});  // labels of their own go before
        QCOMPARE(texts({named.train->classNames().begin(), named.train->classNames().end()}).join(' '), QString("8 9"));
        QCOMPARE(named.train->shape(), (ImageShape{4, 4, 1}));
    }

    void labels_none_leavesTheColumnOut() {
        const TemporaryFolder folder;
        const std::string path =
            folder.write("a.npy", npyFile("|u1", "(400, 17)", asBytes(rowsOf(labelsFor(400, 10), false))));
        const DataSplit data = NpyFormat().open(path, {{"labels", "none"}}, {});
        QCOMPARE(data.train->shape(), (ImageShape{4, 4, 1}));
        QVERIFY(!data.train->hasLabels());
    }

    /// Arrays whose rows have no label are taken as before.
    void otherArrays_stayAsTheyAre() {
        const TemporaryFolder folder;
        std::vector<double> columns;  // 17 smooth pictures of 20 x 20, one a column
        for (int pixel = 0; pixel < 400; ++pixel)
            for (int picture = 0; picture < 17; ++picture)
                columns.push_back(10 * (pixel / 20) + 2 * (pixel % 20) + picture);
        const std::string path = folder.write("c.npy", npyFile("|u1", "(400, 17)", asBytes(columns)));
        const DataSplit pictures = NpyFormat().open(path, {}, {});
        QCOMPARE(pictures.train->shape(), (ImageShape{20, 20, 1}));
        const DataSplit requested = NpyFormat().open(
            folder.write("d.npy", npyFile("|u1", "(400, 17)", asBytes(rowsOf(labelsFor(400, 10), false)))),
            {{"axes", "hwn"}}, {});
        QCOMPARE(requested.train->shape(), (ImageShape{20, 20, 1}));
        const DataSplit table = NpzFormat().open(
            folder.write("t.npz", zipFile({{"images.npy", npyFile("|u1", "(12, 2, 2)", counting(48))},
                                           {"values.npy",
                                            npyFile("|u1", "(12, 17)", asBytes(rowsOf(labelsFor(12, 4), false)))}})),
            {}, {});
        QCOMPARE(table.train->shape(), (ImageShape{2, 2, 1}));
        QCOMPARE(table.train->factors().size(), 17U);
        std::vector<double> twice = oneHotRowsOf(labelsFor(30, 3), true);
        twice[16] = twice[17] = 1.0;  // the first row has two of them
        QVERIFY(throws(ErrorKind::Unsupported, {"19"}, [&] {
            NpyFormat().open(folder.write("w.npy", npyFile("|u1", "(30, 19)", asBytes(twice))), {}, {});
        }));
        QVERIFY(throws(ErrorKind::Unsupported, {"17"}, [&] {
            std::vector<double> halves = rowsOf(labelsFor(12, 4), false);
            for (double& number : halves) number += 0.5;
            NpyFormat().open(folder.write("h.npy", npyFile("<f8", "(12, 17)", bytesOf(halves))), {}, {});
        }));
    }
};

static const lunette::test::TestClass<LabelColumnTest> kLabelColumnTest;
#include "LabelColumnTest.moc"
