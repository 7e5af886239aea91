#include "ArchiveFiles.h"
#include "ArrayFiles.h"
#include "DatasetText.h"
#include "MemoryLimit.h"
#include "TestProgram.h"
#include "Throws.h"
#include "imaging/StandardCatalog.h"
#include "io/DataArchive.h"
#include "numeric/Parallel.h"

#include <QTest>

#include <filesystem>
#include <sys/stat.h>

using namespace lunette;
using namespace lunette::test;

namespace {

Bytes text(const std::string& words) { return {words.begin(), words.end()}; }

const std::string kTable = "label,p,q,r,s\n3,1,2,3,200\n4,5,6,7,8\n3,9,9,9,9\n";
const std::vector<Bytes> kArchivePictures{{1, 2, 3, 200}, {5, 6, 7, 8}, {9, 9, 9, 9}};

/// Two pictures in the IDX format.
Bytes idxImages() { return {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 200, 5, 6, 7, 8}; }

std::vector<std::string> temporaryFolders() {
    std::vector<std::string> folders;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path()))
        if (entry.path().filename().string().starts_with("lunette-")) folders.push_back(entry.path().string());
    std::ranges::sort(folders);
    return folders;
}

}  // namespace

class DataArchiveTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        setThreadCount(2);
        qputenv("TMPDIR", own_.path("").c_str());
    }

    void archives_ofEveryKind_openAsWhatTheyHold_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("filter");
        QTest::newRow("ZIP") << "a.zip"
                             << "zip"
                             << "none";
        QTest::newRow("7z") << "a.7z"
                            << "7zip"
                            << "none";
        QTest::newRow("TAR") << "a.tar"
                             << "ustar"
                             << "none";
        QTest::newRow("TAR, gzip") << "a.tgz"
                                   << "ustar"
                                   << "gzip";
        QTest::newRow("TAR, bzip2") << "a.tar.bz2"
                                    << "ustar"
                                    << "bzip2";
        QTest::newRow("TAR, xz") << "a.tar.xz"
                                 << "ustar"
                                 << "xz";
        QTest::newRow("TAR, Zstandard") << "a.tar.zst"
                                        << "ustar"
                                        << "zstd";
        QTest::newRow("bzip2 alone") << "a.csv.bz2"
                                     << "raw"
                                     << "bzip2";
        QTest::newRow("xz alone") << "a.csv.xz"
                                  << "raw"
                                  << "xz";
        QTest::newRow("Zstandard alone") << "a.csv.zst"
                                         << "raw"
                                         << "zstd";
    }

    void archives_ofEveryKind_openAsWhatTheyHold() {
        QFETCH(QString, name);
        QFETCH(QString, format);
        QFETCH(QString, filter);
        const TemporaryFolder folder;
        const std::string path = folder.path(name.toStdString());
        std::vector<ArchiveMember> members{{"a.csv", text(kTable)}};
        if (format != "raw")
            members = {{"data/digits.csv", text(kTable)},
                       {"data/README.md", text("hello")},
                       {"__MACOSX/data/._digits.csv", {0, 5}}};
        writeArchive(path, {format.toUtf8().constData(), filter.toUtf8().constData()}, members);
        const std::vector<std::string> before = temporaryFolders();
        const DataSplit data = standardCatalog().open(path);
        QCOMPARE(QString::fromStdString(data.format), QString("CSV"));
        QCOMPARE(sortedImagesOf(data), kArchivePictures);
        QCOMPARE(data.train->classNames().size(), 2U);
        QCOMPARE(QString::fromStdString(data.spec), QString::fromStdString(path));
        QCOMPARE(temporaryFolders(), before);
    }

    void archives_ofArrays_openWithTheirPartners() {
        const TemporaryFolder folder;
        const auto open = [&](const char* name, const std::vector<ArchiveMember>& members) {
            writeArchive(folder.path(name), {"ustar", "gzip"}, members);
            return standardCatalog().open(folder.path(name));
        };
        const DataSplit arrays = open("npy.tar.gz", {{"x/images.npy", npyFile("|u1", "(3, 2, 2)", counting(12))},
                                                     {"x/labels.npy", npyFile("|u1", "(3,)", {7, 8, 7})}});
        QCOMPARE(QString::fromStdString(arrays.format), QString("NumPy array"));
        QCOMPARE(arrays.train->classNames().size(), 2U);
        QVERIFY2(!notesOf(arrays).contains("opens another"), qPrintable(notesOf(arrays)));
        const DataSplit idx = open("idx.tar.gz", {{"train-images-idx3-ubyte", idxImages()},
                                                  {"train-labels-idx1-ubyte", {0, 0, 8, 1, 0, 0, 0, 2, 4, 5}},
                                                  {"t10k-images-idx3-ubyte", idxImages()},
                                                  {"t10k-labels-idx1-ubyte", {0, 0, 8, 1, 0, 0, 0, 2, 5, 4}}});
        QCOMPARE(QString::fromStdString(idx.format), QString("IDX"));
        QCOMPARE(idx.test->size(), 2);
        Bytes record(3073, 9);
        record[0] = 3;
        Bytes records = record;
        records.insert(records.end(), record.begin(), record.end());
        const DataSplit cifar = open("cifar-10-binary.tar.gz", {{"cifar-10-batches-bin/data_batch_1.bin", records},
                                                                {"cifar-10-batches-bin/test_batch.bin", records},
                                                                {"cifar-10-batches-bin/readme.html", text("<p>")}});
        QCOMPARE(QString::fromStdString(cifar.format), QString("CIFAR"));
        QCOMPARE(cifar.test->size(), 2);
    }

    void severalFiles_oneIsTaken_theOthersAreNamedAndOpened() {
        const TemporaryFolder folder;
        const std::string path = folder.path("kaggle.zip");
        writeArchive(path, {},
                     {{"test.csv", text("p,q,r,s\n255,255,255,255\n8,8,8,8\n")}, {"train.csv", text(kTable)}});
        const DataSplit train = standardCatalog().open(path);
        QCOMPARE(sortedImagesOf(train), kArchivePictures);
        QVERIFY2(notesOf(train).contains("this is 'train.csv' (kaggle.zip/test.csv opens another)"),
                 qPrintable(notesOf(train)));
        const DataSplit test = standardCatalog().open(path + "/test.csv:turn=transpose");
        QCOMPARE(sortedImagesOf(test).front(), (Bytes{8, 8, 8, 8}));
        QCOMPARE(test.spec, path + "/test.csv:turn=transpose");
        QCOMPARE(sortedImagesOf(standardCatalog().open(test.spec)), sortedImagesOf(test));
        QCOMPARE(standardCatalog().filesOf(path + "/test.csv"), std::vector<std::string>{path});
        QVERIFY(
            throws(ErrorKind::Unknown, {path, "x.csv", "test.csv"}, [&] { standardCatalog().open(path + "/x.csv"); }));
    }

    void folders_withoutPictures_openWhatLiesInThem() {
        const TemporaryFolder folder;
        std::filesystem::create_directory(folder.path("archive"));
        folder.write("archive/digits.csv", text(kTable));
        const DataSplit data = standardCatalog().open(folder.path("archive"));
        QCOMPARE(sortedImagesOf(data), kArchivePictures);
        QCOMPARE(data.spec, folder.path("archive/digits.csv"));
        folder.write("archive/one.pgm", text("P5\n2 2\n255\nabcd"));
        const QString message = messageOf([&] { standardCatalog().open(folder.path("archive")); });
        QVERIFY2(message.contains("one image; at least two are needed"), qPrintable(message));
        std::filesystem::create_directory(folder.path("empty"));
        const QString empty = messageOf([&] { standardCatalog().open(folder.path("empty")); });
        QVERIFY2(empty.contains("holds no picture file"), qPrintable(empty));
    }

    void settings_areThoseOfTheFileWithin() {
        const TemporaryFolder folder;
        const std::string path = folder.path("a.zip");
        writeArchive(path, {}, {{"digits.csv", text(kTable)}});
        QVERIFY(!standardCatalog().open(path + ":label=none,width=5").train->hasLabels());
        const QString message = messageOf([&] { standardCatalog().open(path + ":label=dx"); });
        QVERIFY2(message.contains("a.zip/digits.csv' has no column 'dx'"), qPrintable(message));
        QVERIFY(throws(ErrorKind::Unknown, [&] { standardCatalog().open(path + ":frames=all"); }));
    }

    void nothingToOpen_saysWhatThereIs() {
        const TemporaryFolder folder;
        const auto message = [&](const std::vector<ArchiveMember>& members) {
            writeArchive(folder.path("a.zip"), {}, members);
            return messageOf([&] { standardCatalog().open(folder.path("a.zip")); });
        };
        QVERIFY2(message({{"a.md", text("x")}, {"b.md", text("y")}}).contains("holds no pictures, table or arrays"),
                 qPrintable(message({{"a.md", text("x")}})));
        const QString parquet = message({{"d/t.parquet", text("PAR1 and so on")}});
        QVERIFY2(parquet.contains("holds 'd/t.parquet', which is a Parquet table"), qPrintable(parquet));
    }

    void hostileNames_stayOutside() {
        const TemporaryFolder folder;
        writeArchive(folder.path("a.tar"), {"ustar"},
                     {{"../../evil.csv", text(kTable)},
                      {"/tmp/lunette-evil.csv", text(kTable)},
                      {"link.csv", {}, "/etc/passwd"},
                      {"a/../b.csv", text(kTable)},
                      {"good.csv", text(kTable)},
                      {"good.csv", text("label,p,q,r,s\n3,1,2,3,255\n4,5,6,7,8\n")}});
        const DataSplit data = standardCatalog().open(folder.path("a.tar"));
        QCOMPARE(sortedImagesOf(data).size(), 2U);
        QCOMPARE(sortedImagesOf(data).front(), (Bytes{1, 2, 3, 255}));  // of equal names the last
        QStringList skipped;                                            // as the manual says
        for (const auto& [what, why] : data.train->report().skipped)
            skipped << QString::fromStdString(what.english() + " " + why.english());
        QCOMPARE(skipped.join('\n'), QString("../../evil.csv names a place outside of the archive\n"
                                             "/tmp/lunette-evil.csv names a place outside of the archive\n"
                                             "link.csv is a link or no file\n"
                                             "a/../b.csv names a place outside of the archive"));
        QVERIFY(!std::filesystem::exists("/tmp/lunette-evil.csv"));
        QVERIFY(!std::filesystem::exists(own_.path("../evil.csv")));
    }

    void membersThatCannotBeUnpacked_areLeftOutAndReported() {
        const TemporaryFolder folder;
        writeArchive(folder.path("a.tar"), {"ustar"},
                     {{"a", {1}}, {"a/b.csv", text(kTable)}, {"d/x.csv", text(kTable)}, {"d", {1}}});
        const DataSplit data = standardCatalog().open(folder.path("a.tar"));
        QCOMPARE(sortedImagesOf(data), kArchivePictures);
        QCOMPARE(data.train->report().skipped.size(), 2U);
        QCOMPARE(data.train->report().skipped[0].what.english(), std::string("a/b.csv"));
    }

    /// A folder within an archive, an archive with a slash behind it and a folder open as the folder itself does.
    void everyWayToAFolder_opensWhatLiesInIt() {
        const TemporaryFolder folder;
        std::filesystem::create_directories(folder.path("plain/data"));
        folder.write("plain/data/train.csv", text(kTable));
        writeArchive(folder.path("kaggle.zip"), {}, {{"data/train.csv", text(kTable)}, {"readme.md", text("x")}});
        for (const char* way : {"plain", "plain/", "plain/data", "plain/data//", "kaggle.zip", "kaggle.zip/",
                                "kaggle.zip/data", "kaggle.zip/data/", "kaggle.zip/data/train.csv"}) {
            for (const char* options : {"", ":label=none,width=5"}) {
                const DataSplit data = standardCatalog().open(folder.path(way) + options);
                QCOMPARE(data.train->size() + data.test->size(), 3);
                QCOMPARE(data.train->hasLabels(), *options == '\0');
                QCOMPARE(sortedImagesOf(standardCatalog().open(data.spec)), sortedImagesOf(data));
            }
        }
        const QString gone = messageOf([&] { standardCatalog().open(folder.path("kaggle.zip/none")); });
        QVERIFY2(gone.contains("holds no 'none'") && gone.contains("data/train.csv"), qPrintable(gone));
        QVERIFY(throws(ErrorKind::Unknown, [&] { standardCatalog().open(folder.path("kaggle.zip/../plain")); }));
        writeArchive(folder.path("p.zip"), {}, {{"d/t.parquet", text("PAR1 and so on")}, {"e/x.md", text("x")}});
        const QString parquet = messageOf([&] { standardCatalog().open(folder.path("p.zip/d/t.parquet")); });
        QVERIFY2(parquet.contains("p.zip/d/t.parquet' is a Parquet table"), qPrintable(parquet));
        const QString nothing = messageOf([&] { standardCatalog().open(folder.path("p.zip/e")); });
        QVERIFY2(nothing.contains("p.zip/e' holds no pictures, table or arrays"), qPrintable(nothing));
    }

    void foldersWithLinks_areSearchedOnce() {
        const TemporaryFolder folder;
        std::filesystem::create_directories(folder.path("d/inner"));
        std::filesystem::create_directory_symlink(folder.path("d"), folder.path("d/inner/loop"));
        std::filesystem::create_symlink("nowhere.csv", folder.path("d/a.csv"));
        QCOMPARE(mkfifo(folder.path("d/pipe.csv").c_str(), 0600), 0);
        folder.write("d/inner/z.csv", text(kTable));
        const DataSplit data = standardCatalog().open(folder.path("d"));
        QCOMPARE(sortedImagesOf(data), kArchivePictures);
        QVERIFY2(notesOf(data).contains("1 link to a folder was not followed"), qPrintable(notesOf(data)));
        QVERIFY(!notesOf(data).contains("opens another"));
        int calls = 0;  // the first of them are of the search for pictures
        QVERIFY_EXCEPTION_THROWN(standardCatalog().open(folder.path("d"), [&](double) { return ++calls < 4; }),
                                 Cancelled);
    }

    /// One that is damaged is no reason not to open another.
    void candidates_whoseFilesCannotBeFoundOut_areNoObstacle() {
        const TemporaryFolder folder;
        std::filesystem::create_directory(folder.path("d"));
        folder.write("d/empty.pictures", text("# none\n"));
        folder.write("d/train.csv", text(kTable));
        const DataSplit data = standardCatalog().open(folder.path("d"));
        QCOMPARE(sortedImagesOf(data), kArchivePictures);
        std::filesystem::remove(folder.path("d/train.csv"));
        const QString message = messageOf([&] { standardCatalog().open(folder.path("d")); });
        QVERIFY2(message.contains("empty.pictures' names no picture"), qPrintable(message));
    }

    /// A table or a folder of an archive of many files opens by its path; the others stay packed.
    void aMemberOfManyFiles_opensByItsPath() {
        const TemporaryFolder folder;
        std::vector<ArchiveMember> members{{"train.csv", text(kTable)}, {"names.csv", text("id,label\n1,a\n2,b\n")}};
        for (int i = 0; i < 1001; ++i) members.push_back({"img/" + std::to_string(i) + ".png", {1}});
        members.push_back({"few/x.csv", text(kTable)});
        writeArchive(folder.path("a.zip"), {}, members);
        const auto open = [&](const char* within) { return standardCatalog().open(folder.path("a.zip") + within); };
        QCOMPARE(sortedImagesOf(open("/train.csv")), kArchivePictures);
        QCOMPARE(sortedImagesOf(open("/few")), kArchivePictures);
        const QString names = messageOf([&] { open("/names.csv"); });
        QVERIFY2(names.contains("itself opens as its pictures (labels=names.csv"), qPrintable(names));
        const QString gone = messageOf([&] { open("/gone.csv"); });
        QVERIFY2(gone.contains("holds no 'gone.csv'; it holds 1004 files") || gone.contains("holds no 'gone.csv' that"),
                 qPrintable(gone));
        const QString many = messageOf([&] { open("/img"); });
        QVERIFY2(many.contains("more than 1,000 files in 'img'"), qPrintable(many));
    }

    void encryptedOrCutShort_isRefused() {
        const TemporaryFolder folder;
        writeArchive(folder.path("e.zip"), {"zip", "none", "word"}, {{"a.csv", text(kTable)}});
        const QString message = messageOf([&] { standardCatalog().open(folder.path("e.zip")); });
        QVERIFY2(message.contains("encrypted; save it without a password"), qPrintable(message));
        writeArchive(folder.path("a.tar.gz"), {"ustar", "gzip"}, {{"a.csv", text(kTable)}});
        Bytes bytes = readAll(folder.path("a.tar.gz"));
        bytes.resize(bytes.size() / 2);
        QVERIFY(throws(ErrorKind::Damaged, [&] { standardCatalog().open(folder.write("cut.tar.gz", bytes)); }));
        QCOMPARE(temporaryFolders().size(), 0U);
    }

    void manyFiles_areRefused() {
        const TemporaryFolder folder;
        std::vector<ArchiveMember> members;
        for (int i = 0; i < 1001; ++i) members.push_back({std::to_string(i) + ".dat", {1}});
        writeArchive(folder.path("a.zip"), {}, members);
        const QString message = messageOf([&] { standardCatalog().open(folder.path("a.zip")); });
        QVERIFY2(message.contains("more than 1,000 files"), qPrintable(message));
    }

    void unpacking_cancelled_stopsAndLeavesNothing() {
        const TemporaryFolder folder;
        writeArchive(folder.path("a.zip"), {}, {{"a.csv", text(kTable)}});
        QVERIFY_EXCEPTION_THROWN(standardCatalog().open(folder.path("a.zip"), [](double) { return false; }), Cancelled);
        QCOMPARE(temporaryFolders().size(), 0U);
    }

private:
    TemporaryFolder own_;
};

static const lunette::test::TestClass<DataArchiveTest, QCoreApplication> kDataArchiveTest;
#include "DataArchiveTest.moc"
