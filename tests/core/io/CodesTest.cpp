#include "Error.h"
#include "TestProgram.h"
#include "io/Codes.h"
#include "io/Npy.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace lunette;

class CodesTest : public QObject {
    Q_OBJECT
private slots:
    void csv_hasTheColumnsOfTheContract();
    void spreadsheet_ofALocaleWithCommas_hasSemicolons();
    void npy_ofADistribution_hasDeviationsAndLabelsBeside();
    void saveCodes_readBack_isExact_data();
    void saveCodes_readBack_isExact();
    void csv_ofPlainNumbers_isRead();
    void csv_ofSpreadsheetPrograms_isRead();
    void npy_ofDoubles_isRead();
    void loadCodes_brokenFile_isNamed_data();
    void loadCodes_brokenFile_isNamed();
    void codes_ofAnotherExtension_areRefused();

private:
    std::string path(const std::string& name) const {
        return folder_.filePath(QString::fromStdString(name)).toStdString();
    }
    QByteArray contents(const std::string& name) const;
    void write(const std::string& name, const QByteArray& bytes) const;

    QTemporaryDir folder_;
};

namespace {

Dataset threeImages() {
    Dataset::Parts parts;
    parts.name = "three";
    parts.shape = {1, 1, 1};
    parts.pixels = {1, 2, 3};
    parts.labels = {0, 1, 0};
    parts.classNames = {"cat, small", "dog"};
    parts.factors = {{"tilt", {0.5F, -2.0F, 1e-7F}}};
    return Dataset(std::move(parts));
}

Posterior distribution() { return {Matrix{{1, 2, 3}, {-0.1F, 0.25F, 1e10F}}, Matrix::Zero(2, 3)}; }

QByteArray npyHeader(const QByteArray& dictionary) {
    QByteArray header("\x93NUMPY\x01\x00", 8);
    header += static_cast<char>(dictionary.size());
    header += '\0';
    return header + dictionary;
}

}  // namespace

QByteArray CodesTest::contents(const std::string& name) const {
    QFile file(QString::fromStdString(path(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void CodesTest::write(const std::string& name, const QByteArray& bytes) const {
    QFile file(QString::fromStdString(path(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void CodesTest::csv_hasTheColumnsOfTheContract() {
    saveCodes(distribution(), threeImages(), path("codes.csv"));
    const auto lines = contents("codes.csv").split('\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines[0], "index,label,tilt,mean_1,mean_2,std_1,std_2");
    QCOMPARE(lines[1], "0,\"cat, small\",0.5,1,-0.1,1,1");
    QCOMPARE(lines[2], "1,dog,-2,2,0.25,1,1");

    const Posterior points{distribution().mean, {}};
    saveCodes(points, threeImages(), path("points.csv"));
    QCOMPARE(contents("points.csv").split('\n')[0], "index,label,tilt,mean_1,mean_2");
}

void CodesTest::spreadsheet_ofALocaleWithCommas_hasSemicolons() {
    saveCodesForSpreadsheet(distribution(), threeImages(), path("comma.csv"), ',');
    auto lines = contents("comma.csv").split('\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines[0], "\xef\xbb\xbfindex;label;tilt;mean_1;mean_2;std_1;std_2");
    QCOMPARE(lines[1], "0;cat, small;0,5;1;-0,1;1;1");
    saveCodesForSpreadsheet(distribution(), threeImages(), path("point.csv"), '.');
    lines = contents("point.csv").split('\n');
    QCOMPARE(lines[0], "\xef\xbb\xbfindex,label,tilt,mean_1,mean_2,std_1,std_2");
    QCOMPARE(lines[1], "0,\"cat, small\",0.5,1,-0.1,1,1");
}

void CodesTest::npy_ofADistribution_hasDeviationsAndLabelsBeside() {
    Posterior codes = distribution();
    codes.logVariance.setConstant(std::log(4.0F));
    saveCodes(codes, threeImages(), path("beside.npy"));
    QCOMPARE(loadNpy(path("beside.npy")), codes.mean);
    QVERIFY(loadNpy(path("beside_std.npy")).isApproxToConstant(2));
    const QByteArray labels = contents("beside_labels.npy");
    QVERIFY(labels.contains("'<i4', 'fortran_order': False, 'shape': (3,), }"));
    QCOMPARE(labels.last(12), QByteArray::fromHex("000000000100000000000000"));
}

void CodesTest::saveCodes_readBack_isExact_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("csv") << "codes.csv";
    QTest::newRow("npy") << "codes.npy";
}

void CodesTest::saveCodes_readBack_isExact() {
    QFETCH(QString, name);
    saveCodes(distribution(), threeImages(), path(name.toStdString()));
    QVERIFY(loadCodes(path(name.toStdString()), 2) == distribution().mean);
}

void CodesTest::csv_ofPlainNumbers_isRead() {
    write("plain.csv", "1,2\r\n3,-4.5e-1\r\n\r\n");
    QVERIFY(loadCodes(path("plain.csv"), 2) == (Matrix{{1, 3}, {2, -0.45F}}));
}

void CodesTest::csv_ofSpreadsheetPrograms_isRead() {
    const Matrix expected{{1, 3}, {2, -0.5F}};
    write("excel.csv", "\xEF\xBB\xBFindex;mean_1;mean_2\r\n0;1,0;2\r\n1;3;-0,5\r\n");
    QVERIFY(loadCodes(path("excel.csv"), 2) == expected);
    write("quoted.csv", "label,\"mean_1\",mean_2\n\"a \"\"b\"\", c\n and d\", 1, 2\n\n,3,-5e-1");
    QVERIFY(loadCodes(path("quoted.csv"), 2) == expected);
}

void CodesTest::npy_ofDoubles_isRead() {
    const double numbers[] = {1, 2, 3, 4, 5, 6};
    write("double.npy", npyHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2), }\n") +
                            QByteArray(reinterpret_cast<const char*>(numbers), sizeof numbers));
    QVERIFY(loadCodes(path("double.npy"), 2) == (Matrix{{1, 3, 5}, {2, 4, 6}}));
}

void CodesTest::loadCodes_brokenFile_isNamed_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << "a.csv" << QByteArray();
    QTest::newRow("headline only") << "a.csv" << QByteArray("mean_1,mean_2\n");
    QTest::newRow("no code columns") << "a.csv" << QByteArray("x,y\n1,2\n");
    QTest::newRow("a word") << "a.csv" << QByteArray("mean_1,mean_2\n1,two\n");
    QTest::newRow("not finite") << "a.csv" << QByteArray("mean_1,mean_2\n1,inf\n");
    QTest::newRow("short line") << "a.csv" << QByteArray("mean_1,mean_2\n1,2\n3\n");
    QTest::newRow("zero byte") << "a.csv" << QByteArray("mean_1,mean_2\n1,\0 2\n", 19);
    QTest::newRow("long line") << "a.csv" << QByteArray(std::size_t{40} << 20, ',');
    QTest::newRow("three latents") << "a.csv" << QByteArray("1,2,3\n");
    const QByteArray good("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }\n");
    QTest::newRow("not numpy") << "a.npy" << QByteArray("PNG and more than eight bytes");
    QTest::newRow("cut header") << "a.npy" << npyHeader(good).left(30);
    QTest::newRow("cut data") << "a.npy" << npyHeader(good) + QByteArray(7, '\0');
    QTest::newRow("more data") << "a.npy" << npyHeader(good) + QByteArray(9, '\0');
    QTest::newRow("no shape") << "a.npy"
                              << npyHeader("{'descr': '<f4', 'fortran_order': False}\n") + QByteArray(8, '\0');
    QTest::newRow("one dimension") << "a.npy"
                                   << npyHeader(QByteArray(good).replace("(1, 2)", "(2,)")) + QByteArray(8, '\0');
    QTest::newRow("huge shape") << "a.npy"
                                << npyHeader(QByteArray(good).replace("(1, 2)", "(2000000000, 2)")) +
                                       QByteArray(8, '\0');
    QTest::newRow("integers") << "a.npy" << npyHeader(QByteArray(good).replace("<f4", "<i4")) + QByteArray(8, '\0');
    QTest::newRow("fortran order") << "a.npy"
                                   << npyHeader(QByteArray(good).replace("False", "True")) + QByteArray(8, '\0');
    QTest::newRow("nan") << "a.npy" << npyHeader(good) + QByteArray(8, '\xff');
}

void CodesTest::loadCodes_brokenFile_isNamed() {
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    write(name.toStdString(), bytes);
    try {
        loadCodes(path(name.toStdString()), 2);
        QFAIL("was accepted");
    } catch (const Error& error) {
        QVERIFY2(QByteArray(error.what()).contains(name.toUtf8()), error.what());
    }
}

void CodesTest::codes_ofAnotherExtension_areRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, saveCodes(distribution(), threeImages(), path("codes.txt")));
    QVERIFY_THROWS_EXCEPTION(Error, loadCodes(path("codes.txt"), 2));
}

static const lunette::test::TestClass<CodesTest> kCodesTest;
#include "CodesTest.moc"
