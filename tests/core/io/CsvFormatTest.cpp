#include "MemoryLimit.h"
#include "PackedBytes.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/CsvFields.h"
#include "io/CsvFormat.h"
#include "io/CsvReader.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

using namespace lunette;
using namespace lunette::test;

namespace {

Bytes tableBytes(const QByteArray& text) { return {text.begin(), text.end()}; }

Dataset::Parts readTable(const QByteArray& text, const CsvOptions& options = {}) {
    const Bytes bytes = tableBytes(text);
    return readCsvPictures(std::make_unique<MemorySource>(bytes), "table.csv", options, {});
}

QString joinedWords(const std::vector<std::string>& words) {
    QStringList list;
    for (const auto& word : words) list.append(QString::fromStdString(word));
    return list.join('|');
}

QString joinedWords(const std::vector<Message>& messages) {
    QStringList list;
    for (const auto& message : messages) list.append(QString::fromStdString(message.english()));
    return list.join('|');
}

QList<QStringList> records(const QByteArray& text) {
    const Bytes bytes = tableBytes(text);
    CsvReader reader(std::make_unique<MemorySource>(bytes), "table.csv");
    QList<QStringList> result;
    while (reader.next()) {
        result.append(QStringList{QString::number(reader.line())});
        for (const auto& field : reader.fields())
            result.back().append(QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size())));
    }
    return result;
}

/// Fields of 4 x 4 pixels, 0, 10, 20 and so on beginning with the number of the row, in another order of the columns.
QByteArrayList pixelFields(int row, const std::vector<int>& order) {
    QByteArrayList fields;
    for (const int pixel : order) fields << QByteArray::number(10 * pixel + row);
    return fields;
}

QByteArrayList pixelNames(const std::vector<int>& order, const char* stem) {
    QByteArrayList names;
    for (const int pixel : order) names << stem + QByteArray::number(pixel);
    return names;
}

/// Tables whose names say what is a pixel, and which one.
void addRowsOfNamedPixels() {
    std::vector<int> counting(16), byText, byColumns;
    std::iota(counting.begin(), counting.end(), 0);
    byText = counting;
    std::ranges::sort(byText, {}, [](int i) { return std::to_string(i); });
    for (int i = 0; i < 16; ++i) byColumns.push_back(i % 4 * 4 + i / 4);
    Bytes first;
    for (const int i : counting) first.push_back(static_cast<std::uint8_t>(10 * i));
    using Row = std::function<QByteArrayList(int row)>;
    const auto table = [](const QByteArrayList& names, int rows, const Row& row, const char* separator = ",") {
        QByteArray text = names.join(separator) + '\n';
        for (int i = 0; i < rows; ++i) text += row(i).join(separator) + '\n';
        return text;
    };
    const auto add = [&](const char* name, const QByteArray& text, const char* labels, const char* factors,
                         const char* says) {
        QTest::newRow(name) << text << Settings{} << "4x4x1" << first << labels << "" << factors << says;
    };
    const auto labeled = [](int row, const QByteArrayList& pixels) {
        return QByteArrayList{QByteArray::number(row % 2)} + pixels;
    };
    add("pixels in the order of their names as text",
        table(QByteArrayList{"label"} + pixelNames(byText, "pixel"), 3,
              [&](int row) { return labeled(row, pixelFields(row, byText)); }),
        "0 1 0", "", "put in the order that their names count, from 'pixel0' to 'pixel15'");
    QByteArrayList places;
    for (const int i : byColumns) places << "r" + QByteArray::number(i / 4) + "c" + QByteArray::number(i % 4);
    add("pixels named by row and column, column by column",
        table(places, 2, [&](int row) { return pixelFields(row, byColumns); }), "", "", "from 'r0c0' to 'r3c3'");
    add("an index, names that count, a label",
        table(QByteArrayList{""} + pixelNames(counting, "") + QByteArrayList{"target"}, 3,
              [&](int row) {
                  return QByteArrayList{QByteArray::number(row)} + pixelFields(row, counting) +
                         QByteArrayList{QByteArray::number(row % 2)};
              }),
        "0 1 0", "", "column 1 counts and was left out");
    add("labels under no name are no index",
        table(QByteArrayList{""} + pixelNames(counting, ""), 12,
              [&](int row) { return labeled(row, pixelFields(row, counting)); }),
        "0 1 0 1 0 1 0 1 0 1 0 1", "", "labels are those of the table's column 1");
    add("two columns besides pixels",
        table(QByteArrayList{"digit", "writer"} + pixelNames(counting, "pixel"), 3,
              [&](int row) {
                  return QByteArrayList{QByteArray::number(row % 2), "7"} + pixelFields(row, counting);
              }),
        "0 1 0", "writer=7", "factors are the table's columns writer");
    add("a price before pixels",
        table(QByteArrayList{"price"} + pixelNames(counting, "pixel"), 2,
              [&](int row) { return QByteArrayList{"9.5"} + pixelFields(row, counting); }),
        "", "price=9.5", "columns price");
    add("whole prices that hardly repeat",
        table(QByteArrayList{"price"} + pixelNames(counting, "pixel"), 12,
              [&](int row) { return QByteArrayList{QByteArray::number(100 + row)} + pixelFields(row, counting); }),
        "", "price=100", "columns price");
    const QByteArray plain = table(QByteArrayList{"label"} + pixelNames(counting, "pixel"), 3,
                                   [&](int row) { return labeled(row, pixelFields(row, counting)); });
    add("a title above the names", "My digits\n" + plain, "0 1 0", "", "under a line of names");
    add("names as R writes them",
        pixelNames(counting, "V").join(' ') + '\n' + "\"1\" " + pixelFields(0, counting).join(' ') + '\n' + "\"2\" " +
            pixelFields(1, counting).join(' ') + '\n',
        "", "", "column 1 counts and was left out");
    std::vector<int> withoutOne = counting;
    for (int& i : withoutOne) i += i >= 3 ? 1 : 0;
    add("the column of a pixel missing",
        table(pixelNames(withoutOne, "p"), 2, [&](int row) { return pixelFields(row, counting); }), "", "",
        "count from 'p0' to 'p16', of which 1 are missing");
    const QByteArray sum = table(pixelNames(counting, "p"), 5, [&](int row) {
        QByteArrayList fields;
        for (const int i : counting) fields << QByteArray::number(row < 4 ? 10 * i + row : 40 * i + 6);
        return fields;
    });
    QTest::newRow("sums below the pictures") << sum << Settings{{"first", "5"}} << "4x4x1"
                                             << Bytes{0, 4, 8, 13, 17, 21, 25, 29, 34, 38, 42, 46, 50, 55, 59, 63} << ""
                                             << ""
                                             << ""
                                             << "Doubtful: the last line is the sum of all others";
    QByteArray thousands = table(
        pixelNames(counting, "p"), 2, [&](int row) { return pixelFields(row, counting); }, ";");
    thousands.replace(";150", ";1.160").replace(";140", ";2.000");
    QTest::newRow("points that may part thousands")
        << thousands << Settings{} << "4x4x1" << Bytes{0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 2, 1}
        << ""
        << ""
        << ""
        << "Doubtful: numbers such as 1.160";
}

}  // namespace

class CsvFormatTest : public QObject {
    Q_OBJECT
private slots:
    void records_ofEveryQuoting_areSplitIntoFields_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<QStringList>>("expected");  // the line's number, then the fields
        using Records = QList<QStringList>;
        QTest::newRow("plain") << QByteArray("a,b\n1,2\n") << Records{{"1", "a", "b"}, {"2", "1", "2"}};
        QTest::newRow("no last break") << QByteArray("a,b\n1,2") << Records{{"1", "a", "b"}, {"2", "1", "2"}};
        QTest::newRow("Windows") << QByteArray("a;b\r\n1;2\r\n") << Records{{"1", "a", "b"}, {"2", "1", "2"}};
        QTest::newRow("tabs") << QByteArray("a\tb,c\td\n") << Records{{"1", "a", "b,c", "d"}};
        QTest::newRow("byte-order mark") << QByteArray("\xEF\xBB\xBFy,2\n") << Records{{"1", "y", "2"}};
        QTest::newRow("empty lines and fields")
            << QByteArray("\n\n,1,\n\n2\n") << Records{{"3", "", "1", ""}, {"5", "2"}};
        QTest::newRow("quotes") << QByteArray("\"a,\"\"b\"\"\",c\n1,\"2\n3\"\n4,5")
                                << Records{{"1", "a,\"b\"", "c"}, {"2", "1", "2\n3"}, {"4", "4", "5"}};
        QTest::newRow("an open quote") << QByteArray("1,\"2\n3,4\n5,6")
                                       << Records{{"1", "1", "2"}, {"2", "3", "4"}, {"3", "5", "6"}};
        QTest::newRow("a quote within a field")
            << QByteArray("1,5\" disk\n2,\"5\"\" disk\"\n") << Records{{"1", "1", "5\" disk"}, {"2", "2", "5\" disk"}};
        QTest::newRow("a title above") << QByteArray("My own digits\na;b\n")
                                       << Records{{"1", "My own digits"}, {"2", "a", "b"}};
        QTest::newRow("names between blanks above decimal commas")
            << QByteArray("a b\n0,5 1,5\n") << Records{{"1", "a", "b"}, {"2", "0.5", "1.5"}};
        QTest::newRow("decimal commas") << QByteArray("0,5;1,25;a, b\n1;2,5;c\n")
                                        << Records{{"1", "0.5", "1.25", "a, b"}, {"2", "1", "2.5", "c"}};
        QTest::newRow("as many decimals as fields") << QByteArray("0,5;1,5\n") << Records{{"1", "0.5", "1.5"}};
        QTest::newRow("a decimal comma in no number")
            << QByteArray("0,5;1,5;1,2-dione\n") << Records{{"1", "0.5", "1.5", "1,2-dione"}};
        QTest::newRow("bars") << QByteArray("1|2\n") << Records{{"1", "1", "2"}};
        QTest::newRow("as NumPy saves") << QByteArray("# a b\n1.5  2\n3 4e1\n")
                                        << Records{{"2", "1.5", "2"}, {"3", "3", "4e1"}};
        QTest::newRow("as Excel says it") << QByteArray("sep=;\r\n1;2\r\n") << Records{{"2", "1", "2"}};
        QTest::newRow("commas within fields")
            << QByteArray("a;b\n1;2,3,4\n") << Records{{"1", "a", "b"}, {"2", "1", "2,3,4"}};
        QTest::newRow("carriage returns alone")
            << QByteArray("a,b\r1,2\r3,4") << Records{{"1", "a", "b"}, {"2", "1", "2"}, {"3", "3", "4"}};
        QTest::newRow("UTF-16") << QByteArray(
                                       "\xFF\xFE\xE9\0,\0"
                                       "2\0\n\0"
                                       "3\0,\0\x3C\xD8\x19\xDF",
                                       18)
                                << Records{{"1", "\u00e9", "2"}, {"2", "3", "\U0001f319"}};
        QTest::newRow("UTF-16, big-endian") << QByteArray(
                                                   "\xFE\xFF\0"
                                                   "a\0,\x67\x08",
                                                   8)
                                            << Records{{"1", "a", "\u6708"}};
        QTest::newRow("UTF-16, half a character") << QByteArray(
                                                         "\xFF\xFE"
                                                         "a\0,\0\x3D\xD8",
                                                         8)
                                                  << Records{{"1", "a", "\ufffd"}};
        QTest::newRow("no comment later on") << QByteArray("1,2\n#3,4\n") << Records{{"1", "1", "2"}, {"2", "#3", "4"}};
        QTest::newRow("nothing") << QByteArray() << Records{};
    }

    void records_ofEveryQuoting_areSplitIntoFields() {
        QFETCH(QByteArray, text);
        QFETCH(QList<QStringList>, expected);
        QCOMPARE(records(text), expected);
    }

    void records_longerThanOneRead_areWhole() {
        const QByteArray line = QByteArray("12,").repeated(200'000) + "7\n";
        const auto result = records(line + line);
        QCOMPARE(result.size(), 2);
        QCOMPARE(result[1].size(), 200'002);
        QCOMPARE(result[1].back(), QString("7"));
    }

    void records_ofWindows_brokenBetweenTwoReads_areWhole() {
        // The reader reads 256 KiB at once, of which the last byte is the first half of the break.
        const QByteArray names = "label," + QByteArray("x").repeated((256 << 10) - 7) + "\r\n";
        const auto result = records(names + "a,1\r\nb,2\r\n");
        QCOMPARE(result.size(), 3);
        QCOMPARE(result[1], (QStringList{"2", "a", "1"}));
        QCOMPARE(result[2], (QStringList{"3", "b", "2"}));
    }

    void readNumbers_ofAFieldOfSeveral_readsTheirDecimalCommas() {
        std::vector<float> numbers;
        QVERIFY(readNumbers("1,5 2 0,25", numbers));
        QCOMPARE(numbers, (std::vector<float>{1.5F, 2.0F, 0.25F}));
        QVERIFY(readNumbers("[-1,5  2,5e1]", numbers));
        QCOMPARE(numbers, (std::vector<float>{-1.5F, 25.0F}));
        for (const char* list : {"1,5", "1, 5", "[1,5]", "1,5,2 5", "[[1,5], [2,5]]", "(1,5) (2,5)", "1 , 5"})
            QVERIFY2(!hasDecimalCommas(list), list);
        QVERIFY(readNumbers("[[1,5], [2,5]]", numbers));
        QCOMPARE(numbers.size(), 4U);
    }

    void fieldNumber_readsOnlyNumbers() {
        QCOMPARE(fieldNumber(" +1.5 "), std::optional(1.5F));
        QCOMPARE(fieldNumber("-2e1"), std::optional(-20.0F));
        QVERIFY(std::isnan(*fieldNumber("nan")));
        QCOMPARE(fieldNumber("1e39"), std::optional(HUGE_VALF));
        QCOMPARE(fieldNumber("1e400"), std::optional(HUGE_VALF));
        QCOMPARE(fieldNumber("1" + std::string(49, '0')), std::optional(HUGE_VALF));
        QCOMPARE(fieldNumber("1e-60"), std::optional(0.0F));
        QCOMPARE(fieldNumber("-1e-400"), std::optional(0.0F));
        for (const char* word : {"", " ", "x", "1x", "1 2", "0x10", "--1", "1,5"}) QVERIFY2(!fieldNumber(word), word);
    }

    void label_namedOrFound_givesClasses_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("requested");
        QTest::addColumn<QString>("classes");
        QTest::addColumn<QList<int>>("labels");
        const QList<int> turns{0, 1, 0};
        QTest::newRow("none") << QByteArray("0,0,0,255\n1,1,1,1\n2,2,2,2\n") << ""
                              << "" << QList<int>{};
        QTest::newRow("by name") << QByteArray("a,Digit,c,d,e\n0,7,0,0,255\n1,3,1,1,1\n2,7,2,2,2\n") << ""
                                 << "3|7" << QList<int>{1, 0, 1};
        QTest::newRow("requested by name") << QByteArray("a,b,c,d,e\n0,7,0,0,255\n1,13,1,1,1\n2,7,2,2,2\n") << "b"
                                           << "7|13" << turns;
        QTest::newRow("requested by number") << QByteArray("0,0,7,0,255\n1,1,13,1,1\n2,2,7,2,2\n") << "3"
                                             << "7|13" << turns;
        QTest::newRow("words") << QByteArray("0,cat,0,0,255\n1,dog,1,1,1\n2,cat,2,2,2\n") << ""
                               << "cat|dog" << turns;
        QTest::newRow("last") << QByteArray("0,0,0,255,1\n0,1,1,1,2\n0,2,2,2,1\n") << ""
                              << "1|2" << turns;
        QTest::newRow("first") << QByteArray("1,0,0,0,255\n2,1,1,1,1\n1,2,2,2,2\n") << ""
                               << "1|2" << turns;
        QTest::newRow("counted columns") << QByteArray("0,1,2,3,kind\n0,0,0,255,b\n0,1,1,1,c\n0,2,2,2,b\n") << ""
                                         << "b|c" << turns;
        QTest::newRow("an index") << QByteArray(",p0,p1,p2,p3,label\n0,0,0,0,255,b\n1,0,1,1,1,c\n2,0,2,2,2,b\n") << ""
                                  << "b|c" << turns;
        QTest::newRow("refused") << QByteArray("l,a,b,c,d\n5,0,0,0,255\n6,1,1,1,1\n5,2,2,2,2\n") << "l"
                                 << "5|6" << turns;
    }

    void label_namedOrFound_givesClasses() {
        QFETCH(QByteArray, text);
        QFETCH(QString, requested);
        QFETCH(QString, classes);
        QFETCH(QList<int>, labels);
        CsvOptions options;
        options.label = requested.toStdString();
        const Dataset::Parts parts = readTable(text, options);
        QCOMPARE(parts.shape, (ImageShape{2, 2, 1}));
        QCOMPARE(parts.pixels.size(), 12U);
        QCOMPARE(parts.pixels[3], std::uint8_t{255});
        QCOMPARE(parts.pixels[11], std::uint8_t{2});
        QCOMPARE(joinedWords(parts.classNames), classes);
        QCOMPARE(QList<int>(parts.labels.begin(), parts.labels.end()), labels);
    }

    void width_requested_shapesThePictures() {
        CsvOptions options;
        options.width = 3;
        const Dataset::Parts parts = readTable("0,0,0,0,0,255\n9,9,9,9,9,9\n", options);
        QCOMPARE(parts.shape, (ImageShape{3, 2, 1}));
    }

    void values_thatAreNoBytes_areStretched() {
        QCOMPARE(readTable("0,4\n8,16\n", {.label = "none", .width = 1}).pixels, (Bytes{0, 64, 128, 255}));
        QCOMPARE(readTable("0,0.2\n0.6,1\n", {.label = "none", .width = 1}).pixels, (Bytes{0, 51, 153, 255}));
        QCOMPARE(readTable("10,20\n30,210\n", {.label = "none", .width = 1}).pixels, (Bytes{10, 20, 30, 210}));
        QCOMPARE(readTable("10,20\n30,210\n", {.label = "none", .width = 1, .scale = ScaleChoice::Stretch}).pixels,
                 (Bytes{0, 13, 26, 255}));
        const Dataset::Parts holes = readTable("0,nan,255,1\n2,3,4,inf\n");
        QCOMPARE(holes.pixels, (Bytes{0, 0, 255, 1, 2, 3, 4, 0}));
        QVERIFY(joinedWords(holes.report.notes).contains("2 numbers are not finite"));
    }

    void commas_inQuotedNumbers_areReadAsAllOfThemAllow_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<Bytes>("first");
        QTest::addColumn<QString>("says");  // of commas; empty: nothing
        QTest::newRow("thousands")
            << QByteArray("\"1,160\",\"0\",\"232\",\"1,160\"\n\"0\",\"0\",\"5\",\"7\"\n") << Bytes{255, 0, 51, 255}
            << "Doubtful: the commas of numbers in quotes, such as \"1,160\", were taken to part "
               "thousands";
        QTest::newRow("millions and fractions") << QByteArray("\"1,160,000\",0,\"232,000.0\",\"1,160,000\"\n0,0,5,7\n")
                                                << Bytes{255, 0, 51, 255} << "part thousands";
        QTest::newRow("decimals") << QByteArray("\"0,25\",\"1,000\",\"0,5\",0\n\"1,000\",0,0,\"0,75\"\n")
                                  << Bytes{64, 255, 128, 0} << "such as \"0,25\", were taken for decimal points.";
        QTest::newRow("a thousandth with a leading 0")
            << QByteArray("\"0,125\",\"1,000\",\"0,500\",0\n1,0,0,0\n") << Bytes{32, 255, 128, 0} << "decimal points";
        QTest::newRow("none") << QByteArray("\"9\",\"2\",\"30\",\"200\"\n5,60,7,8\n") << Bytes{9, 2, 30, 200} << "";
    }

    void commas_inQuotedNumbers_areReadAsAllOfThemAllow() {
        QFETCH(QByteArray, lines);
        QFETCH(Bytes, first);
        QFETCH(QString, says);
        for (const char* names : {"p0,p1,p2,p3\n", ""}) {
            const Dataset::Parts parts = readTable(names + lines);
            QCOMPARE(Bytes(parts.pixels.begin(), parts.pixels.begin() + 4), first);
            QVERIFY(parts.report.skipped.empty());
            const QString notes = joinedWords(parts.report.notes);
            QVERIFY2(notes.contains(says), qPrintable(notes));
            QCOMPARE(notes.contains("in quotes"), !says.isEmpty());
        }
    }

    /// Pixels of three digits in one field are no number.
    void commas_betweenQuotedNumbers_stay() {
        const Dataset::Parts parts = readTable("7,\"100,200,255,150\"\n8,\"200,100,150,255\"\n");
        QCOMPARE(parts.pixels, (Bytes{100, 200, 255, 150, 200, 100, 150, 255}));
        QCOMPARE(joinedWords(parts.classNames), QString("7|8"));
        QVERIFY(!joinedWords(parts.report.notes).contains("in quotes"));
        std::string example;
        QCOMPARE(quotedCommasIn({{"100,200,255"}, {"255,150,100"}}, example), QuotedCommas::None);  // colors
        QCOMPARE(quotedCommasIn({{"1,160", "0,5", "1,160,000"}}, example), QuotedCommas::None);
        QCOMPARE(quotedCommasIn({{"a, b", "x", "Smith,120"}}, example), QuotedCommas::None);
    }

    void brokenLines_areSkippedWithAReason() {
        const Dataset::Parts parts = readTable("0,0,0,255\n1,1,1\n2,2,x,2\n\n3,3,3,3\n4,,,\n");
        QCOMPARE(parts.pixels.size(), 8U);
        QCOMPARE(parts.report.skipped.size(), 3U);
        QCOMPARE(parts.report.skipped[0].what.english(), std::string("line 2"));
        QVERIFY(parts.report.skipped[0].why.english().find("3 fields where most have 4") != std::string::npos);
        QCOMPARE(parts.report.skipped[1].what.english(), std::string("line 3"));
        QVERIFY(parts.report.skipped[1].why.english().find("\"x\" in column 3") != std::string::npos);
        QCOMPARE(parts.report.skipped[2].what.english(), std::string("line 6"));
    }

    void brokenLine_amongMany_costsNoOther() {
        const QByteArray rows = QByteArray("0,0,0,255\n").repeated(60);
        for (const char* first : {"x,7,2,3\n", ",,NA,3\n", "1,\"7,2,3\n"}) {
            const Dataset::Parts parts = readTable(first + rows);
            QCOMPARE(parts.pixels.size(), 240U);
            QCOMPARE(parts.report.skipped.size(), 1U);
            QCOMPARE(parts.report.skipped[0].what.english(), std::string("line 1"));
        }
        const Dataset::Parts named = readTable("a,b,c,d\nx,1,2,3\n" + rows);
        QCOMPARE(named.pixels.size(), 240U);
        QCOMPARE(named.report.skipped.at(0).what.english(), std::string("line 2"));
        const Dataset::Parts quoted = readTable(rows + "\"0,0,0,9\n" + rows);
        QCOMPARE(quoted.pixels.size(), 480U);
        QVERIFY(quoted.report.skipped.at(0).why.english().find("quote") != std::string::npos);
    }

    /// Each kind of table that people bring, with the pixels, labels, parts, factors and words it must give.
    void tables_ofEveryKind_giveWhatTheyHold_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Settings>("options");
        QTest::addColumn<QString>("shape");
        QTest::addColumn<Bytes>("first");      // picture
        QTest::addColumn<QString>("labels");   // of all, by name
        QTest::addColumn<QString>("parts");    // t(rain) or h(eld out)
        QTest::addColumn<QString>("factors");  // with the values of the first picture
        QTest::addColumn<QString>("says");
        const QByteArray fer = "0,1 2 3 200,Training\n6,5 6 7 8,PublicTest\n0,9 9 9 9,PrivateTest\n";
        const Bytes one{1, 2, 3, 200};
        QTest::newRow("pixels in a field") << "emotion,pixels,Usage\n" + fer << Settings{} << "2x2x1" << one << "0 6 0"
                                           << "thh"
                                           << ""
                                           << "'Training' in column 'Usage'";
        QTest::newRow("blanks before names")
            << QByteArray("emotion, Usage, pixels\n0, Training,1 2 3 200\n6, PrivateTest,5 6 7 8\n") << Settings{}
            << "2x2x1" << one << "0 6"
            << "th"
            << ""
            << "column 'pixels'";
        QTest::newRow("no split wanted") << "emotion,pixels,Usage\n" + fer << Settings{{"split", "none"}} << "2x2x1"
                                         << one << "0 6 0"
                                         << ""
                                         << ""
                                         << "column 'Usage' holds words";
        QTest::newRow("pixels alone") << QByteArray("pixels\n1 2 3 200\n5 6 7 8\n") << Settings{} << "2x2x1" << one
                                      << ""
                                      << ""
                                      << ""
                                      << "numbers in each field";
        QTest::newRow("pixels in quotes and brackets")
            << QByteArray("label,image\ncat,\"[1, 2, 3, 200]\"\ndog,\"[5, 6, 7, 8]\"\n") << Settings{} << "2x2x1" << one
            << "cat dog"
            << ""
            << ""
            << "column 'image'";
        QTest::newRow("several numbers beside pixels")
            << QByteArray("age,gender,pixels\n30,1,1 2 3 200\n41,0,5 6 7 8\n") << Settings{} << "2x2x1" << one << ""
            << ""
            << "age=30 gender=1"
            << "factors are the table's columns age, gender";
        QTest::newRow("one part only") << QByteArray("pixels,Usage\n1 2 3 200,Training\n5 6 7 8,Training\n")
                                       << Settings{} << "2x2x1" << one << ""
                                       << ""
                                       << ""
                                       << "names only one part";
        QTest::newRow("a split of another name") << QByteArray("p,q,r,s,where\n1,2,3,200,train\n5,6,7,8,val\n")
                                                 << Settings{{"split", "where"}} << "2x2x1" << one << ""
                                                 << "th"
                                                 << ""
                                                 << "lines with a picture";
        QTest::newRow("factors by name") << QByteArray("p,q,r,s,angle\n1,2,3,200,0.5\n5,6,7,8,1.5\n")
                                         << Settings{{"factors", "angle"}} << "2x2x1" << one << ""
                                         << ""
                                         << "angle=0.5"
                                         << "columns angle";
        QTest::newRow("rewritten by pandas") << QByteArray("0,0.1,0.2,0.3,0.4\n3,1,2,3,200\n4,5,6,7,8\n3,9,9,9,9\n")
                                             << Settings{} << "2x2x1" << one << "3 4 3"
                                             << ""
                                             << ""
                                             << "as pandas names columns";
        QTest::newRow("rewritten, other numbers") << QByteArray("7,0,0.1,1,0.2\n3,1,2,3,200\n4,5,6,7,8\n3,9,9,9,9\n")
                                                  << Settings{} << "2x2x1" << one << "3 4 3"
                                                  << ""
                                                  << ""
                                                  << "as pandas names columns";
        QTest::newRow("numbers that are no names")
            << QByteArray("0,0.1,0.2,0.3\n0.5,0.5,0.5,1\n") << Settings{} << "2x2x1" << Bytes{0, 26, 51, 77} << ""
            << ""
            << ""
            << "without a line of names";
        QTest::newRow("one-hot at the end")
            << QByteArray("1,2,3,200,0,0,1\n5,6,7,8,1,0,0\n1,1,1,1,0,0,1\n") << Settings{} << "2x2x1" << one << "2 0 2"
            << ""
            << ""
            << "single 1 in each line";
        QTest::newRow("one-hot at the beginning, named")
            << QByteArray("cat,dog,p,q,r,s\n0,1,1,2,3,200\n1,0,5,6,7,8\n") << Settings{} << "2x2x1" << one << "dog cat"
            << ""
            << ""
            << "single 1 in each line";
        QTest::newRow("pixels in a field, no names") << QByteArray(fer) << Settings{} << "2x2x1" << one << "0 6 0"
                                                     << "thh"
                                                     << ""
                                                     << "'Training' in column 3";
        QTest::newRow("pixels in a field between semicolons")
            << QByteArray("label;image\ncat;1,2,3,200\ndog;5,6,7,8\n") << Settings{} << "2x2x1" << one << "cat dog"
            << ""
            << ""
            << "column 'image'";
        QTest::newRow("parts in a column of any name")
            << QByteArray("p,q,r,s,dataset\n1,2,3,200,train\n5,6,7,8,Val\n") << Settings{} << "2x2x1" << one << ""
            << "th"
            << ""
            << "'train' in column 'dataset'";
        QByteArray faces("age,img_name,pixels\n");
        for (int i = 0; i < 10; ++i)
            faces += "3" + QByteArray::number(i) + ",face" + QByteArray::number(i) + ".jpg,1 2 3 200\n";
        QTest::newRow("names that are no labels") << faces << Settings{{"factors", "age"}} << "2x2x1" << one << ""
                                                  << ""
                                                  << "age=30"
                                                  << "column 'img_name' holds words and was left out";
        QTest::newRow("rewritten by pandas, with an index")
            << QByteArray(",0,0.1,0.2,0.3,0.4\n0,3,1,2,3,200\n1,4,5,6,7,8\n2,3,9,9,9,9\n") << Settings{} << "2x2x1"
            << one << "3 4 3"
            << ""
            << ""
            << "as pandas names columns";
        QTest::newRow("a label that counts, a pixel that does not")
            << QByteArray("0,200,2,3,20\n1,6,7,8,8\n2,9,9,9,20\n1,9,9,9,20\n") << Settings{} << "2x2x1"
            << Bytes{200, 2, 3, 20} << "0 1 2 1"
            << ""
            << ""
            << "those of the table's column 1 (label= names another)";
        QTest::newRow("lines without a label") << QByteArray("label,p,q,r,s\nx,1,2,3,200\n,5,6,7,8\nx,9,9,9,9\n")
                                               << Settings{} << "2x2x1" << one << "x (none) x"
                                               << ""
                                               << ""
                                               << "1 label is missing (empty) and became the class '(none)'";
        QTest::newRow("numbers, and words for none")
            << QByteArray("label,p,q,r,s\n7,1,2,3,200\nNA,5,6,7,8\n?,9,9,9,9\n,9,9,9,9\n7,9,9,9,9\n") << Settings{}
            << "2x2x1" << one << "7 (none) (none) (none) 7"
            << ""
            << ""
            << "3 labels are missing (empty, '?', 'NA') and became the class '(none)'";
        QTest::newRow("classes that may mean none")
            << QByteArray("label,p,q,r,s\nnone,1,2,3,200\n-,5,6,7,8\ncat,9,9,9,9\nnone,9,9,9,9\n") << Settings{}
            << "2x2x1" << one << "none - cat none"
            << ""
            << ""
            << "3 labels may say that there is none ('-', 'none') and stay as they are";
        QTest::newRow("decimal commas in a field, quoted")
            << QByteArray("label,pixels\na,\"0,5 0 0,25 1\"\nb,\"0 0,5 1 0\"\n") << Settings{} << "2x2x1"
            << Bytes{128, 0, 64, 255} << "a b"
            << ""
            << ""
            << "Commas between digits of the pictures' fields were taken for decimal points";
        QTest::newRow("decimal commas in a field, behind a semicolon")
            << QByteArray("label;pixels\na;0,5 0 0,25 1\nb;0 0,5 1 0\n") << Settings{} << "2x2x1"
            << Bytes{128, 0, 64, 255} << "a b"
            << ""
            << ""
            << "taken for decimal points";
        const QByteArray flags = "p,q,r,s,is_training\n1,2,3,200,1\n5,6,7,8,0\n9,9,9,9,1\n";
        QTest::newRow("a flag of training") << flags << Settings{} << "2x2x1" << one << ""
                                            << "tht"
                                            << ""
                                            << "learn from the lines with '1' in column 'is_training'";
        QTest::newRow("a flag of training, requested") << QByteArray(flags).replace("is_training", "training")
                                                       << Settings{{"split", "training"}} << "2x2x1" << one << ""
                                                       << "tht"
                                                       << ""
                                                       << "with '1' in column 'training'";
        QTest::newRow("a flag of testing, in words")
            << QByteArray("p,q,r,s,isTest\n1,2,3,200,False\n5,6,7,8,True\n9,9,9,9,False\n") << Settings{} << "2x2x1"
            << one << ""
            << "tht"
            << ""
            << "with 'False' in column 'isTest' and are judged by those with 'True'";
        QTest::newRow("a partition of numbers") << QByteArray("p,q,r,s,partition\n1,2,3,200,0\n5,6,7,8,2\n9,9,9,9,1\n")
                                                << Settings{} << "2x2x1" << one << ""
                                                << "thh"
                                                << ""
                                                << "'0' in column 'partition'";
        QTest::newRow("a fold is no part") << QByteArray("pixels,fold\n1 2 3 200,0\n5 6 7 8,1\n9 9 9 9,2\n")
                                           << Settings{{"factors", "fold"}} << "2x2x1" << one << ""
                                           << ""
                                           << "fold=0"
                                           << "columns fold";
        QTest::newRow("one-hot labels beside a flag")
            << QByteArray("a,b,p,q,r,s,is_test\n1,0,1,2,3,200,0\n0,1,5,6,7,8,1\n1,0,9,9,9,9,0\n") << Settings{}
            << "2x2x1" << one << "a b a"
            << "tht"
            << ""
            << "have a single 1 in each line";
        QTest::newRow("no factors wanted") << QByteArray("age,gender,pixels\n30,1,1 2 3 200\n41,0,5 6 7 8\n")
                                           << Settings{{"factors", "none"}} << "2x2x1" << one << ""
                                           << ""
                                           << ""
                                           << "'age' is not one of the requested factors";
        QTest::newRow("missing, in other words")
            << QByteArray("1,\\N,3,200\n5,<NA>,7,8\n#N/A,6,7,8\n") << Settings{} << "2x2x1" << Bytes{1, 0, 3, 200} << ""
            << ""
            << ""
            << "3 fields hold no number";
        QTest::newRow("few numbers a line")
            << QByteArray("1,9,3,200\n5,6,7,8\n") << Settings{} << "2x2x1" << Bytes{1, 9, 3, 200} << ""
            << ""
            << ""
            << "Doubtful: pictures of 2 x 2 pixels";
        QTest::newRow("missing") << QByteArray("1,,3,200\n5,NA,7,8\n?,6,null,8\n") << Settings{} << "2x2x1"
                                 << Bytes{1, 0, 3, 200} << ""
                                 << ""
                                 << ""
                                 << "4 fields hold no number";
        QTest::newRow("the first lines") << QByteArray("1,9,3,200\n5,6,7,8\n9,9,9,9\n") << Settings{{"first", "2"}}
                                         << "2x2x1" << Bytes{1, 9, 3, 200} << ""
                                         << ""
                                         << ""
                                         << "were not read (first=)";
        QTest::newRow("turned") << QByteArray("1,9,3,200\n5,6,7,8\n") << Settings{{"turn", "transpose"}} << "2x2x1"
                                << Bytes{1, 3, 9, 200} << ""
                                << ""
                                << ""
                                << "changed places";
        QByteArray planes, pixels;  // 4 x 4 in red, green, blue that rise by 1 a pixel from 10, 100, 200
        Bytes color;
        for (int i = 0; i < 16; ++i)
            for (const int ground : {10, 100, 200}) color.push_back(static_cast<std::uint8_t>(ground + i));
        for (int i = 0; i < 48; ++i) {
            planes += QByteArray::number(color[static_cast<std::size_t>(i % 16 * 3 + i / 16)]) + (i < 47 ? "," : "\n");
            pixels += QByteArray::number(color[static_cast<std::size_t>(i)]) + (i < 47 ? "," : "\n");
        }
        QTest::newRow("color in planes") << planes + planes << Settings{} << "4x4x3" << color << ""
                                         << ""
                                         << ""
                                         << "order=pixels";
        QTest::newRow("color by pixels") << pixels + pixels << Settings{} << "4x4x3" << color << ""
                                         << ""
                                         << ""
                                         << "order=planes";
        QTest::newRow("color of a width") << pixels + pixels << Settings{{"width", "4"}} << "4x4x3" << color << ""
                                          << ""
                                          << ""
                                          << "order=planes";
        Bytes scrambled;
        for (std::size_t i = 0; i < 48; ++i) scrambled.push_back(color[i % 3 * 16 + i / 3]);
        QTest::newRow("the other order") << pixels + pixels << Settings{{"order", "planes"}} << "4x4x3" << scrambled
                                         << ""
                                         << ""
                                         << ""
                                         << "order=pixels";
        QTest::newRow("gray all the same")
            << pixels + pixels << Settings{{"channels", "1"}, {"width", "4"}} << "4x12x1" << color << ""
            << ""
            << ""
            << "lines with";
        QTest::newRow("robust") << QByteArray("0,1,2,4\n").repeated(600) + "0,1,2,1000000\n"
                                << Settings{{"scale", "robust"}} << "2x2x1" << Bytes{0, 64, 128, 255} << ""
                                << ""
                                << ""
                                << "largest thousandth";
        QTest::newRow("one hot pixel") << QByteArray("0,1,2,4\n").repeated(600) + "0,1,2,1000000\n"
                                       << Settings{} << "2x2x1" << Bytes{0, 0, 0, 0} << ""
                                       << ""
                                       << ""
                                       << "scale=robust";
        QTest::newRow("all equal") << QByteArray("1,2,3,200\n1,2,3,200\n") << Settings{} << "2x2x1" << one << ""
                                   << ""
                                   << ""
                                   << "are equal";
        QTest::newRow("all black") << QByteArray("0,0,0,0\n0,0,0,0\n") << Settings{} << "2x2x1" << Bytes{0, 0, 0, 0}
                                   << ""
                                   << ""
                                   << ""
                                   << "is black";
        addRowsOfNamedPixels();
    }

    void tables_ofEveryKind_giveWhatTheyHold() {
        QFETCH(QByteArray, text);
        QFETCH(Settings, options);
        QFETCH(QString, shape);
        QFETCH(Bytes, first);
        QFETCH(QString, labels);
        QFETCH(QString, parts);
        QFETCH(QString, factors);
        QFETCH(QString, says);
        CsvOptions parsed;
        csvParameters().apply(options, parsed);
        const Bytes bytes = tableBytes(text);
        const CsvPictures pictures = readCsvTable(std::make_unique<MemorySource>(bytes), "table.csv", parsed, {}, {});
        const Dataset::Parts& all = pictures.all;
        QCOMPARE(QString::fromStdString(all.shape.describe()), shape);
        QCOMPARE(Bytes(all.pixels.begin(), all.pixels.begin() + all.shape.pixelCount()), first);
        QStringList names;
        for (const std::int32_t label : all.labels)
            names.append(QString::fromStdString(all.classNames[static_cast<std::size_t>(label)]));
        QCOMPARE(names.join(' '), labels);
        QString flags;
        for (const bool isTest : pictures.isTest) flags += isTest ? 'h' : 't';
        QCOMPARE(flags, parts);
        QStringList values;
        for (const Factor& factor : all.factors)
            values.append(QString::fromStdString(factor.name) + '=' + QString::number(factor.values.front()));
        QCOMPARE(values.join(' '), factors);
        const QString notes =
            joinedWords(all.report.notes) + QString::fromStdString(pictures.splitDescription.english());
        QVERIFY2(notes.contains(says), qPrintable(notes));
    }

    void zeros_areNoSums() {
        const QByteArray zeros = QByteArray("0,0,0,0\n").repeated(6);
        QVERIFY(!joinedWords(readTable(zeros).report.notes).contains("sum of all others"));
    }

    void aWrongWidth_stripes_isDoubted() {
        QByteArray text;  // 8 x 18 pixels of a slope, so that a width of 12 makes stripes
        for (int picture = 0; picture < 3; ++picture)
            for (int i = 0; i < 144; ++i)
                text += QByteArray::number(i % 8 * 20 + i / 8 + picture) + (i < 143 ? "," : "\n");
        QVERIFY(
            joinedWords(readTable(text).report.notes).contains("striped at a width of 12 pixels and smoother at 8"));
        QVERIFY(!joinedWords(readTable(text, {.label = "none", .width = 8}).report.notes).contains("striped"));
    }

    void aColumnOfNumbers_besideWords_isNoPicture() {
        QVERIFY(throws(ErrorKind::Unsupported, {"table.csv"}, [] { readTable("weights.bin: 17\ncodes.bin: 4711\n"); }));
    }

    void aSplitColumn_withOtherWords_isRefused() {
        CsvOptions options;
        options.split = "where";
        QVERIFY(throws(ErrorKind::WrongValue, {"table.csv", "here"},
                       [&] { readTable("p,q,r,s,where\n1,2,3,4,here\n5,6,7,8,there\n", options); }));
    }

    void recognizes_linesOfNumbers_underAnyEnding() {
        const TemporaryFolder folder;
        const auto isTable = [&](const QByteArray& text) {
            return CsvFormat().recognizes(folder.write("zip.train", tableBytes(text)));
        };
        QVERIFY(isTable("1,2,3,4,5\n1,2,3,4,5\n"));
        QVERIFY(isTable("6.0000 -1.0 -1.0 0.5 0.1\n5.0 -1.0 -1.0 -0.8 1\n"));
        QVERIFY(isTable("2 4\n1 0.5 1 2 0\n2 0 1 1 0\n"));
        QVERIFY(isTable("label,a,b,c,d\n1,2,3,4,5\n"));
        QVERIFY(CsvFormat().recognizes(folder.write("zip.data.gz", packed(tableBytes("1 2 3 4\n5 6 7 8\n")))));
        for (const char* text : {"P2\n4 4\n15\n0 3 3 3\n", "a,b,c,d\ne,f,g,h\n", "one line\n", "1\n2\n3\n", ""})
            QVERIFY2(!isTable(text), text);
    }

    void emptyColumn_isLeftOut() {
        const Dataset::Parts parts = readTable("9,2,3,4,\n5,6,7,8,\n");
        QCOMPARE(parts.pixels.size(), 8U);
        QVERIFY(parts.classNames.empty());
        QVERIFY(joinedWords(parts.report.notes).contains("column 5 is empty"));
    }

    void label_ofTooManyWords_isLeftOut() {
        QByteArray text;
        for (int i = 0; i < 50; ++i) text += "0,0,0,255,a\n";  // as labels repeat
        for (int i = 0; i < 1450; ++i) text += "0,0,0,255,word" + QByteArray::number(i) + "\n";
        const Dataset::Parts parts = readTable(text);
        QCOMPARE(parts.pixels.size(), 6000U);
        QVERIFY(parts.labels.empty() && parts.classNames.empty());
        QVERIFY(joinedWords(parts.report.notes).contains("more than 1,000"));
    }

    void partners_ofManyKinds_giveLabelsAndParts_data() {
        QTest::addColumn<QStringList>("files");  // a name, a text, a name, ...; the first is opened
        QTest::addColumn<Settings>("settings");
        QTest::addColumn<QString>("train");  // level:label
        QTest::addColumn<QString>("test");   // empty: any share
        QTest::addColumn<QString>("says");
        const auto pictures = [](const std::vector<int>& levels, bool hasNames) {
            QString text = hasNames ? "a,b,c,d\n" : "";
            for (const int level : levels) text += QString("%1,%1,0,255\n").arg(level);
            return text;
        };
        const QString train = pictures({10, 20, 30}, true), test = pictures({40, 50}, true);
        const QString split = "Models learn from 'X_train.csv' and are judged by 'X_test.csv' (split=none";
        const QStringList all{"X_train.csv", train, "y_train.csv", "label\ncat\ndog\ncat\n",
                              "X_test.csv",  test,  "y_test.csv",  "label\ndog\ncat\n"};
        QTest::newRow("labels and parts") << all << Settings{} << "10:cat 20:dog 30:cat"
                                          << "40:dog 50:cat" << split;
        QTest::newRow("a third part") << all + QStringList{"X_val.csv", test, "y_val.csv", "label\ndog\ncat\n"}
                                      << Settings{} << "10:cat 20:dog 30:cat"
                                      << "40:dog 50:cat"
                                      << "'X_val.csv' beside it is a third part, which is not used";
        QTest::newRow("the labels' note") << all << Settings{} << "10:cat 20:dog 30:cat"
                                          << "40:dog 50:cat"
                                          << "The labels are the lines of 'y_train.csv' (label=none passes";
        QTest::newRow("no split wanted") << all << Settings{{"split", "none"}} << "10:cat 20:dog 30:cat"
                                         << ""
                                         << "lines of 'y_train.csv'";
        QTest::newRow("no label wanted") << all << Settings{{"label", "none"}} << "10: 20: 30:"
                                         << ""
                                         << "3 lines";
        QTest::newRow("the first of both") << all << Settings{{"first", "1"}} << "10:cat"
                                           << "40:dog" << split;
        QTest::newRow("the first of both, labels without a name")
            << QStringList{"X_train.csv", train, "y_train.csv", "cat\ndog\ncat\n"} << Settings{{"first", "2"}}
            << "10:cat 20:dog"
            << ""
            << "lines of 'y_train.csv'";
        QTest::newRow("no names") << QStringList{"X.csv", pictures({10, 20, 30}, false), "y.csv", "5\n7\n5\n"}
                                  << Settings{} << "10:5 20:7 30:5"
                                  << ""
                                  << "lines of 'y.csv'";
        QTest::newRow("a name over numbers")
            << QStringList{"X.csv", pictures({10, 20, 30}, false), "y.csv", "0\n5\n7\n5\n"} << Settings{}
            << "10:5 20:7 30:5"
            << ""
            << "The first line of 'y.csv' is taken for names";
        QTest::newRow("an index") << QStringList{"X_train.csv", train, "y_train.csv", ",0\n0,cat\n1,dog\n2,cat\n"}
                                  << Settings{} << "10:cat 20:dog 30:cat"
                                  << ""
                                  << "lines of";
        QTest::newRow("one-hot") << QStringList{"train_images.csv", train, "train_labels.csv",
                                                "cat,dog\n1,0\n0,1\n1,0\n"}
                                 << Settings{} << "10:cat 20:dog 30:cat"
                                 << ""
                                 << "lines of 'train_labels.csv'";
        QTest::newRow("a column called label")
            << QStringList{"X.csv", train, "y.csv", "who,label\nx,cat\ny,dog\nz,cat\n"} << Settings{}
            << "10:cat 20:dog 30:cat"
            << ""
            << "lines of";
        QTest::newRow("a broken line") << QStringList{"X_train.csv", train + "oh\n" + pictures({60}, false),
                                                      "y_train.csv", "label\ncat\ndog\ncat\nowl\ndog\n"}
                                       << Settings{} << "10:cat 20:dog 30:cat 60:dog"
                                       << ""
                                       << "lines of";
        QTest::newRow("a broken line to judge by")
            << QStringList{"X_train.csv",     train,        "y_train.csv",
                           "cat\ndog\ncat\n", "X_test.csv", "a,b,c,d\noh\n" + pictures({50}, false),
                           "y_test.csv",      "owl\ndog\n"}
            << Settings{} << "10:cat 20:dog 30:cat"
            << "50:dog" << split;
        QTest::newRow("no labels to judge by")
            << all.first(6) << Settings{} << "10:cat 20:dog 30:cat"
            << ""
            << "'X_test.csv' is left out, for no labels lie beside it; a share is held out in its place.";
        QTest::newRow("another length") << QStringList{"X_train.csv", train, "y_train.csv", "label\ncat\ndog\n"}
                                        << Settings{} << "10: 20: 30:"
                                        << ""
                                        << "Doubtful: 'y_train.csv' beside it is not taken for the labels: it has 2 "
                                           "lines for 3 pictures.";
        QTest::newRow("another order") << QStringList{"X_train.csv", train, "y_train.csv",
                                                      "id,label\n2,cat\n0,dog\n1,cat\n"}
                                       << Settings{} << "10: 20: 30:"
                                       << ""
                                       << "its column 'id' does not count the lines";
        QTest::newRow("real numbers") << QStringList{"X_train.csv", train, "y_train.csv", "y\n0.5\n0.25\n1\n"}
                                      << Settings{} << "10: 20: 30:"
                                      << ""
                                      << "numbers that are not whole";
        QTest::newRow("a column of its own")
            << QStringList{"X_train.csv", "label,a,b,c,d\n7,10,10,0,255\n9,20,20,0,255\n", "y_train.csv",
                           "label\ncat\ndog\n"}
            << Settings{} << "10:7 20:9"
            << ""
            << "those of the table's column 'label'";
    }

    void partners_ofManyKinds_giveLabelsAndParts() {
        QFETCH(QStringList, files);
        QFETCH(Settings, settings);
        QFETCH(QString, train);
        QFETCH(QString, test);
        QFETCH(QString, says);
        const TemporaryFolder folder;
        for (int i = 0; i < files.size(); i += 2)
            folder.write(files[i].toStdString(), tableBytes(files[i + 1].toUtf8()));
        const std::string path = folder.path(files.front().toStdString());
        const DataSplit data = CsvFormat().open(path, settings, {});
        const auto shown = [](const Dataset& part) {
            QStringList texts;
            for (Index i = 0; i < part.size(); ++i) {
                const auto place = static_cast<std::size_t>(i);
                texts << QString("%1:%2")
                             .arg(part.image(i)[0])
                             .arg(part.hasLabels()
                                      ? part.classNames()[static_cast<std::size_t>(part.labels()[place])].c_str()
                                      : "");
            }
            texts.sort();
            return texts.join(' ');
        };
        const QString notes = joinedWords(data.train->report().notes) + data.splitDescription.english().c_str();
        QVERIFY2(notes.contains(says), qPrintable(notes));
        const QString learned = shown(*data.train), judged = shown(*data.test);
        if (!test.isEmpty()) {
            QCOMPARE(learned, train);
            QCOMPARE(judged, test);
            return;
        }
        QStringList together = (learned + ' ' + judged).split(' ');
        together.sort();
        QCOMPARE(together.join(' '), train);
    }

    void partners_thatDoNotFit_areRefused() {
        const TemporaryFolder folder;
        const auto write = [&](const char* name, const char* text) { folder.write(name, tableBytes(text)); };
        write("X_train.csv", "a,b,c,d\n1,2,3,4\n5,6,7,8\n");
        write("y_train.csv", "cat\ndog\n");
        write("X_test.csv", "d,c,b,a\n4,3,2,1\n");
        write("y_test.csv", "cat\n");
        const auto open = [&](const Settings& settings = {}) {
            return CsvFormat().open(folder.path("X_train.csv"), settings, {});
        };
        QVERIFY(test::throws(ErrorKind::Conflict, {"X_test.csv", "X_train.csv"}, [&] { open(); }));
        QCOMPARE(open({{"split", "none"}}).train->classNames().size(), 2U);
        write("X_test.csv", "a,b,c,d\n4,3,2,1\n");
        write("y_test.csv", "cat\ndog\nowl\n");
        QVERIFY(test::throws(ErrorKind::Conflict, {"y_test.csv", "X_test.csv"}, [&] { open(); }));
        const auto files = CsvFormat().files(folder.path("X_train.csv"));
        QVERIFY(std::ranges::equal(files, std::array{folder.path("X_train.csv"), folder.path("y_train.csv"),
                                                     folder.path("X_test.csv"), folder.path("y_test.csv")}));
    }

    void recognizes_csvNames_inAnyCase() {
        for (const char* name : {"a.csv", "B.CSV", "c.Tsv", "d.csv.GZ", "e.txt"}) {
            const TemporaryFolder folder;
            QVERIFY2(CsvFormat().recognizes(folder.write(name, {'1'})), name);
        }
    }

    void open_brokenFile_isRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray() << "is empty";
        QTest::newRow("only breaks") << QByteArray("\n\n\r\n") << "is empty";
        QTest::newRow("words") << QByteArray("roses are red,\nviolets are blue,\n") << "no column of numbers";
        QTest::newRow("names alone") << QByteArray("a,b,c,d\n") << "no column of numbers";
        QTest::newRow("not square") << QByteArray("1,2,3\n4,5,6\n") << "width=W";
        QTest::newRow("no label at either end") << QByteArray("1,0.5,2,2,0.5\n1,7,3,3,0.25\n") << "label=1 or label=5";
        QTest::newRow("labels at both ends") << QByteArray("1,0,2,2,0\n2,7,3,3,1\n1,1,1,1,0\n") << "label=1 or label=5";
        QTest::newRow("zero byte") << QByteArray("1,2,3,4\n1,\0,3,4\n", 16) << "zero byte";
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << "";
        QTest::newRow("one line without end") << QByteArray(18 << 20, '1') << "16 MiB";
        QTest::newRow("every second line another")
            << QByteArray("9,2,7,4\n1,2\n").repeated(100'001) << "more than 100,000 lines";
        QTest::newRow("mostly other lines")
            << QByteArray("1,2,3,4\n").repeated(60) + QByteArray("prose\n").repeated(1500) << "most lines";
    }

    void open_brokenFile_isRefused() {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        for (const bool isPacked : {false, true}) {
            const TemporaryFolder folder;
            const std::string path =
                folder.write(isPacked ? "b.csv.gz" : "b.csv", isPacked ? packed(tableBytes(text)) : tableBytes(text));
            QVERIFY(CsvFormat().recognizes(path));
            QString message;
            withOneGibibyte([&] { message = messageOf([&] { CsvFormat().open(path, {}, {}); }); });
            QVERIFY2(!message.isEmpty() && message.contains(says), qPrintable(message));
            QVERIFY2(message.contains("b.csv"), qPrintable(message));
        }
    }

    void open_packedBomb_isRefusedWithinMemory() {
        // Half a gigabyte of lines in half a megabyte.
        const Bytes part = packed(tableBytes(QByteArray("0,0,0,0\n").repeated(4 << 20)));
        Bytes bomb;
        for (int i = 0; i < 16; ++i) bomb.insert(bomb.end(), part.begin(), part.end());
        const TemporaryFolder folder;
        const std::string path = folder.write("bomb.csv.gz", bomb);
        QString message;
        withOneGibibyte([&] { message = messageOf([&] { CsvFormat().open(path, {}, {}); }); });
        QVERIFY2(message.contains("bomb.csv.gz"), qPrintable(message));
    }

    void label_ofAnUnknownColumn_saysWhichThereAre() {
        CsvOptions options;
        options.label = "9";
        QVERIFY(throws(ErrorKind::Unknown, {"table.csv", "9", "4"}, [&] { readTable("1,2,3,4\n", options); }));
        QVERIFY(test::throws(ErrorKind::Unknown, {"lable"}, [] { CsvFormat().open("x.csv", {{"lable", "1"}}, {}); }));
    }

    void read_cancelled_stops() {
        const Bytes text = tableBytes(QByteArray("0,0,0,255\n").repeated(100'000));
        int calls = 0;
        QVERIFY_EXCEPTION_THROWN(readCsvPictures(std::make_unique<MemorySource>(text), "t.csv", {},
                                                 [&](double done) { return ++calls < 5 && done <= 1.0; }),
                                 Cancelled);
        QCOMPARE(calls, 5);
    }

    void open_realDigits_givesTheirClasses() {
        const QString file = realData("digits/digits.csv.gz");
        if (file.isEmpty()) QSKIP("no digits beside the project (LUNETTE_TEST_DATA)");
        const DataSplit split = CsvFormat().open(file.toStdString(), {}, {});
        QCOMPARE(split.train->size() + split.test->size(), 1797);
        QCOMPARE(split.train->shape(), (ImageShape{8, 8, 1}));
        QCOMPARE(split.train->classNames().size(), 10U);
        QVERIFY(split.train->report().skipped.empty());
        QVERIFY(joinedWords(split.train->report().notes).contains("from 0 to 16 were stretched"));
        QCOMPARE(split.train->labels()[0], 0);
        QCOMPARE(split.train->image(0)[2], std::uint8_t{80});  // 5 of 16
    }
};

static const lunette::test::TestClass<CsvFormatTest> kCsvFormatTest;
#include "CsvFormatTest.moc"
