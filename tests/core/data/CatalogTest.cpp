#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "data/MoonPhases.h"

#include <QTest>

#include <filesystem>

using namespace lunette;
using lunette::test::messageOf;
using lunette::test::throws;

namespace {

/// Takes any file and says that it did.
class AnyFile final : public DatasetFormat {
public:
    std::string name() const override { return "any file"; }
    std::vector<std::string> filePatterns() const override { return {"*"}; }
    bool recognizes(const std::string& path) const override { return !path.ends_with(".odd"); }
    std::vector<ParameterInfo> parameters() const override {
        return {{"size", Message::tr("Size"), Message::tr("Any."), IntegerRange{1, 9}, Change::NextRun}};
    }
    DataSplit open(const std::string&, const Settings&, const Progress&) const override { return {}; }
};

Catalog catalogOfMoons() {
    Catalog catalog;
    catalog.add(makeMoonSource());
    catalog.add(std::make_unique<AnyFile>());
    return catalog;
}

}  // namespace

class CatalogTest : public QObject {
    Q_OBJECT
private slots:
    void datasetSpec_parsed_isFormattedBack() {
        const DatasetSpec text = parseDatasetSpec("moons:size=32,gap=0.6-0.9,");
        QCOMPARE(text.name, std::string("moons"));
        QCOMPARE(text.settings, (Settings{{"gap", "0.6-0.9"}, {"size", "32"}}));
        QCOMPARE(formatDatasetSpec(text), std::string("moons:gap=0.6-0.9,size=32"));
        QCOMPARE(formatDatasetSpec(parseDatasetSpec("digits")), std::string("digits"));
    }

    void open_builtInWithSettings_followsThem() {
        const DataSplit split = catalogOfMoons().open("moons:count=12,size=28");
        QCOMPARE(split.train->size(), 12);
        QCOMPARE(split.train->shape().width, 28);
    }

    void open_ofTheStoredSpec_givesTheSameImages() {
        const Catalog catalog = catalogOfMoons();
        const DataSplit split = catalog.open("moons:count=12,gap=0.6-0.9,seed=5");
        const DataSplit again = catalog.open(split.spec);
        QCOMPARE(again.spec, split.spec);
        for (Index i = 0; i < 12; ++i) QVERIFY(std::ranges::equal(split.train->image(i), again.train->image(i)));
    }

    void open_withoutAClass_withholdsItFromTraining() {
        const Catalog catalog = catalogOfMoons();
        const DataSplit whole = catalog.open("moons:count=300,size=28");
        const DataSplit split = catalog.open("moons:count=300,size=28,without=full moon+new moon");
        const auto shares = [](const Dataset& images) {
            return std::pair{std::ranges::count(images.labels(), 4), std::ranges::count(images.labels(), 2)};
        };
        QVERIFY(shares(*whole.train).first > 0);
        QCOMPARE(shares(*split.train), (std::pair{std::ptrdiff_t{0}, shares(*whole.train).second}));
        QCOMPARE(shares(*split.test), shares(*whole.test));
        QCOMPARE(split.excludedClasses, (std::vector<std::int32_t>{4, 0}));
        QCOMPARE(catalog.open(split.spec).spec, split.spec);
        QCOMPARE(catalog.open(split.spec).train->size(), split.train->size());
        QVERIFY(allDefaults(*catalog.kindOf(split)).contains("without"));
        QCOMPARE(moonOptionsOf(split.spec)->count, 300);
        QVERIFY(!moonOptionsOf("/data/moons:count=300"));
        // Generated datasets generate their held-out images, so no share can be requested.
        QVERIFY(throws(ErrorKind::Unknown, {"held-out"}, [&] { catalog.open("moons:held-out=0.5"); }));
    }

    void open_pathWithColonOrComma_isRead() {
        const test::TemporaryFolder folder;
        for (const char* name : {"plain", "a:b,c=d"}) {
            const std::string path = folder.write(name, {1});
            QCOMPARE(catalogOfMoons().open(path).spec, path);
        }
    }

    void open_pathWithSettings_passesThemToTheFormat() {
        const test::TemporaryFolder folder;
        for (const char* name : {"plain", "a:b,c=d"}) {
            const std::string path = folder.write(name, {1});
            const Catalog catalog = catalogOfMoons();
            const DataSplit split = catalog.open(path + ":size=3");
            QCOMPARE(split.spec, path + ":size=3");
            QCOMPARE(split.format, std::string("any file"));
            QCOMPARE(split.settings, (Settings{{"size", "3"}}));
            QCOMPARE(datasetPath(split), path);
            QCOMPARE(catalog.kindOf(split)->name(), std::string("any file"));
            QCOMPARE(datasetPath(catalog.open(path)), path);
        }
        QVERIFY(
            throws(ErrorKind::Unknown, {"gone:size=3"}, [&] { catalogOfMoons().open(folder.path("gone:size=3")); }));
        QVERIFY(throws(ErrorKind::WrongValue, {"size"}, [&] { catalogOfMoons().open(folder.path("plain:size")); }));
    }

    void kindOf_builtIn_isItsGenerator() {
        const Catalog catalog = catalogOfMoons();
        const DataSplit split = catalog.open("moons:count=12");
        QCOMPARE(datasetPath(split), std::string("moons"));
        QVERIFY(catalog.kindOf(split) == catalog.find("moons"));
        QVERIFY(!catalog.kindOf({nullptr, nullptr, "gone"}));
    }

    void open_wrongSpec_saysWhatIsWrong_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("says");
        QTest::newRow("unknown") << "mons" << QStringList{"'mons'", "moons"};
        QTest::newRow("empty") << "" << QStringList{"moons"};
        QTest::newRow("missing file") << "/no/such/file" << QStringList{"/no/such/file"};
        QTest::newRow("no equals sign") << "moons:size" << QStringList{"'size'", "key=value"};
        QTest::newRow("no key") << "moons:=3" << QStringList{"'=3'", "key=value"};
        QTest::newRow("twice") << "moons:size=28,size=32" << QStringList{"'size' twice"};
        QTest::newRow("unknown parameter") << "moons:sze=28" << QStringList{"sze"};
        QTest::newRow("out of range") << "moons:size=20" << QStringList{"size", "20", "28 to 64"};
        QTest::newRow("not a number") << "moons:count=many" << QStringList{"count", "many"};
        QTest::newRow("everything withheld") << "moons:gap=0-1" << QStringList{"0-1"};
    }

    void open_wrongSpec_saysWhatIsWrong() {
        QFETCH(QString, text);
        QFETCH(QStringList, says);
        const QString message = messageOf([&] { catalogOfMoons().open(text.toStdString()); });
        QVERIFY(!message.isEmpty());
        for (const QString& part : says) QVERIFY2(message.contains(part), qPrintable(message));
    }

    void openPath_knownButUnreadFormat_namesItAndTheConversion_data() {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("Parquet") << QByteArray("PAR1") << "is a Parquet table"
                                 << "to_csv";
        QTest::newRow("HDF5") << QByteArray("\x89HDF\r\n\x1a\n") << "is an HDF5 file"
                              << "h5py.File";
        QTest::newRow("MATLAB 5") << QByteArray("MATLAB 5.0 MAT-file, Platform") << "is a MATLAB file"
                                  << "loadmat";
        QTest::newRow("MATLAB 7.3") << QByteArray("MATLAB 7.3 MAT-file, Platform") << "version 7.3"
                                    << "h5py.File";
        QTest::newRow("DICOM") << QByteArray(128, '\0') + "DICM"
                               << "is a DICOM picture"
                               << "ImageMagick";
        QTest::newRow("LIBSVM") << QByteArray("7 12:-0.5 13:1 200:0.25\n3 1:1 2:1\n") << "is a LIBSVM file"
                                << "load_svmlight_file";
        QTest::newRow("ARFF") << QByteArray("% from OpenML\n\n@RELATION mnist_784\n") << "is an ARFF table"
                              << "loadarff";
        QTest::newRow("RAR") << QByteArray("Rar!\x1a\x07\x01") << "is a RAR archive"
                             << "unar";
        QTest::newRow("LZ4") << QByteArray("\x04\x22\x4d\x18 and more") << "is packed by LZ4"
                             << "lz4 -d";
        QTest::newRow("HEIC") << QByteArray("\0\0\0\x18", 4) + "ftypheic"
                              << "is a HEIF picture"
                              << "heif-convert";
        QTest::newRow("AVIF") << QByteArray("\0\0\0\x1c", 4) + "ftypavif"
                              << "is an AVIF picture"
                              << "heif-convert";
        QTest::newRow("PyTorch, old") << QByteArray("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.")
                                      << "is a PyTorch file"
                                      << "weights_only=True";
        QTest::newRow("PyTorch") << QByteArray("PK\x03\x04", 4) + QByteArray(26, '\0') + "archive/data.pkl"
                                 << "is a PyTorch file"
                                 << "weights_only=True";
        QTest::newRow("XLSX") << QByteArray("PK\x03\x04", 4) + QByteArray(80000, 'x') + "xl/workbook.xml" +
                                     QByteArray(100, '\0')
                              << "is a spreadsheet"
                              << "read_excel";
        QTest::newRow("XLS") << QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") << "is a spreadsheet"
                             << "read_excel";
        QTest::newRow("ODS") << QByteArray("PK\x03\x04", 4) + QByteArray(26, '\0') +
                                    "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
                             << "is a spreadsheet"
                             << "to_csv";
        // The length 5 and its masked CRC-32C.
        QTest::newRow("TFRecord") << QByteArray::fromHex("0500000000000000eab2043e") + "hello1234"
                                  << "is a TFRecord file"
                                  << "TFRecordDataset";
        QTest::newRow("TFRecord of another check") << QByteArray::fromHex("0500000000000000eab2043f") + "hello1234"
                                                   << "is in no format"
                                                   << "it reads any file";
        const QByteArray dng = QByteArray("II*\0\x08\0\0\0\x01\0\x12\xc6\x01\0\x04\0\0\0\1\4\0\0", 22);
        QTest::newRow("DNG") << dng << "is a camera's raw picture"
                             << "dcraw";
        QTest::newRow("NEF") << QByteArray::fromHex(
                                    "4d4d002a00000008"
                                    "0002"
                                    "010f00020000000600000040"
                                    "014a00040000000200000080")
                             << "is a camera's raw picture"
                             << "dcraw";
        QTest::newRow("TIFF of a camera, developed") << QByteArray::fromHex(
                                                            "4d4d002a00000008"
                                                            "0001"
                                                            "010f00020000000600000040")
                                                     << "is in no format"
                                                     << "it reads any file";
        QTest::newRow("CR2") << QByteArray("II*\0\x10\0\0\0CR\x02\0", 12) << "is a camera's raw picture"
                             << "dcraw";
        QTest::newRow("RAF") << QByteArray("FUJIFILMCCD-RAW 0201") << "is a camera's raw picture"
                             << "dcraw";
        QTest::newRow("MP4") << QByteArray("\0\0\0\x18", 4) + "ftypisom"
                             << "is a video"
                             << "ffmpeg";
        QTest::newRow("FITS") << QByteArray("SIMPLE  =                    T") << "is a FITS file"
                              << "astropy";
        QTest::newRow("NIfTI") << QByteArray(344, '\1') + QByteArray("n+1\0", 4) << "is a NIfTI volume"
                               << "nibabel";
        QTest::newRow("SQLite") << QByteArray("SQLite format 3\0", 16) << "is an SQLite database"
                                << "sqlite3";
        QTest::newRow("signature cut short") << QByteArray("PAR") << "is in no format"
                                             << "it reads any file";
        QTest::newRow("signature elsewhere") << QByteArray("xPAR1") << "is in no format"
                                             << "it reads any file";
        QTest::newRow("DICOM cut short") << QByteArray(128, '\0') + "DIC"
                                         << "is in no format"
                                         << "it reads any file";
        QTest::newRow("empty") << QByteArray() << "is in no format"
                               << "it reads any file";
    }
    void openPath_knownButUnreadFormat_namesItAndTheConversion() {
        QFETCH(const QByteArray, start);
        QFETCH(const QString, kind);
        QFETCH(const QString, remedy);
        const test::TemporaryFolder folder;
        const std::string path = folder.write("x.odd", {start.begin(), start.end()});
        const QString message = messageOf([&] { catalogOfMoons().open(path); });
        QVERIFY2(message.contains("x.odd") && message.contains(kind) && message.contains(remedy), qPrintable(message));
    }

    void open_fileOfNoFormat_namesTheFormats() {
        const test::TemporaryFolder folder;
        QVERIFY(throws(ErrorKind::Unsupported, {"x.odd", "any file"},
                       [&] { catalogOfMoons().open(folder.write("x.odd", {1})); }));
    }

    void open_cancelled_stops() {
        int calls = 0;
        const Progress stop = [&](double) { return ++calls < 3; };
        QVERIFY_EXCEPTION_THROWN(catalogOfMoons().open("moons:count=5000,size=28", stop), Cancelled);
        QCOMPARE(calls, 3);
    }

    void open_reportsRisingProgress() {
        double last = -1.0;
        catalogOfMoons().open("moons:count=2000,size=28", [&](double fraction) {
            const bool rises = fraction >= last && fraction <= 1.0;
            last = fraction;
            return rises;
        });
        QVERIFY(last > 0.8);
    }
};

static const lunette::test::TestClass<CatalogTest> kCatalogTest;
#include "CatalogTest.moc"
