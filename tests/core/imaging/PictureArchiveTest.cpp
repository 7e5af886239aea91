#include "ArchiveFiles.h"
#include "ArrayFiles.h"
#include "DatasetText.h"
#include "MemoryLimit.h"
#include "TestProgram.h"
#include "Throws.h"
#include "imaging/PictureArchive.h"
#include "imaging/PictureFolder.h"
#include "imaging/StandardCatalog.h"
#include "numeric/Parallel.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <map>

using namespace lunette;
using namespace lunette::test;

namespace {

/// A PNG of one level.
Bytes png(int level, int side = 4) {
    QImage image(side, side, QImage::Format_Grayscale8);
    image.fill(level);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return {bytes.begin(), bytes.end()};
}

Bytes text(const char* words) {
    const std::string bytes(words);
    return {bytes.begin(), bytes.end()};
}

DataSplit openArchive(const std::string& path, const Settings& settings = {}) {
    return PictureArchiveFormat().open(path, settings, {});
}

/// "file level label", of both parts, with T before those to judge by.
QStringList imagesAndLabels(const DataSplit& data) {
    QStringList lines;
    for (const auto& part : {data.train, data.test})
        for (Index i = 0; i < part->size(); ++i) {
            const auto place = static_cast<std::size_t>(i);
            const std::string label =
                part->hasLabels() ? part->classNames()[static_cast<std::size_t>(part->labels()[place])] : "-";
            lines << QString("%1%2 %3 %4")
                         .arg(part == data.test ? "T " : "", QString::fromStdString(*part->file(i)))
                         .arg(part->image(i)[0])
                         .arg(QString::fromStdString(label));
        }
    lines.sort();
    return lines;
}

std::vector<ArchiveMember> cats() {
    return {{"photos/train/cat/1.png", png(10)}, {"photos/train/dog/2.png", png(20)},
            {"photos/test/cat/3.png", png(30)},  {"photos/test/dog/4.png", png(40)},
            {"__MACOSX/photos/._1.png", {0, 5}}, {"photos/.DS_Store", {0, 0, 0, 1}},
            {"photos/readme.txt", text("hello")}};
}

const QStringList kCats{"T photos/test/cat/3.png 30 cat", "T photos/test/dog/4.png 40 dog",
                        "photos/train/cat/1.png 10 cat", "photos/train/dog/2.png 20 dog"};

struct PackedKind {
    const char* description;
    const char* name;
    const char* format;
    const char* filter;
};

void addKindsOfArchive() {
    QTest::addColumn<PackedKind>("kind");
    for (const PackedKind& kind : {PackedKind{"ZIP", "a.zip", "zip", "none"},
                                   {"7z", "a.7z", "7zip", "none"},
                                   {"TAR", "a.tar", "ustar", "none"},
                                   {"TAR, long names", "a.tar", "pax", "none"},
                                   {"TAR, gzip", "a.tar.gz", "ustar", "gzip"},
                                   {"TAR, bzip2", "a.tar.bz2", "ustar", "bzip2"},
                                   {"TAR, xz", "a.tar.xz", "ustar", "xz"},
                                   {"TAR, Zstandard", "a.tar.zst", "ustar", "zstd"}})
        QTest::newRow(kind.description) << kind;
}

}  // namespace

class PictureArchiveTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { setThreadCount(2); }

    void archives_ofEveryKind_openAsTheirFolders_data() {
        addKindsOfArchive();
        QTest::newRow("of another name") << PackedKind{"of another name", "download", "ustar", "gzip"};
    }

    void archives_ofEveryKind_openAsTheirFolders() {
        QFETCH(PackedKind, kind);
        const TemporaryFolder folder;
        const std::string path = folder.path(kind.name);
        writeArchive(path, {kind.format, kind.filter}, cats());
        QVERIFY(PictureArchiveFormat().recognizes(path));
        const DataSplit data = standardCatalog().open(path);
        QCOMPARE(QString::fromStdString(data.format), QString("archive of pictures"));
        QCOMPARE(imagesAndLabels(data), kCats);
        QVERIFY2(notesOf(data).contains("2 hidden files or folders were passed over"), qPrintable(notesOf(data)));
        QVERIFY(notesOf(data).contains("1 other file is no picture by its ending (.txt)"));
        QVERIFY(notesOf(data).contains("folder 'photos', which was passed through"));
    }

    /// In whatever order the pictures lie in it.
    void anArchive_andItsFolder_areTheSameDataset() {
        const TemporaryFolder folder;
        std::vector<ArchiveMember> members;
        for (int i = 0; i < 600; ++i)
            members.push_back(
                {std::string(i % 2 == 0 ? "even/" : "odd/") + std::to_string(i * 7919 % 600) + ".png", png(i % 250)});
        for (const ArchiveMember& member : members) {
            std::filesystem::create_directories(std::filesystem::path(folder.path("f/" + member.name)).parent_path());
            folder.write("f/" + member.name, member.contents);
        }
        writeArchive(folder.path("a.zip"), {}, members);
        const DataSplit packed = openArchive(folder.path("a.zip")),
                        unpacked = PictureFolderFormat().open(folder.path("f"), {}, {});
        QCOMPARE(imagesAndLabels(packed), imagesAndLabels(unpacked));
        for (Index i = 0; i < packed.test->size(); ++i) QCOMPARE(*packed.test->file(i), *unpacked.test->file(i));
    }

    void tables_inAnArchive_giveLabels() {
        const TemporaryFolder folder;
        writeArchive(folder.path("a.tar.gz"), {"ustar", "gzip"},
                     {{"img/1.png", png(10)},
                      {"labels.csv", text("id,label,age\n1,cat,3\n2,dog,4\n3,cat,5\n")},
                      {"img/2.png", png(20)},
                      {"img/3.png", png(30)}});
        const DataSplit data = openArchive(folder.path("a.tar.gz"));
        QVERIFY(std::ranges::equal(data.train->classNames(), std::array{"cat", "dog"}));
        QCOMPARE(data.train->factors()[0].name, std::string("age"));
        QVERIFY(
            std::ranges::equal(openArchive(folder.path("a.tar.gz"), {{"labels", "labels.csv+age"}}).train->classNames(),
                               std::array{"3", "4", "5"}));
        QVERIFY(test::throws(ErrorKind::Unknown, {"/etc/passwd"}, [&] {
            openArchive(folder.path("a.tar.gz"), {{"labels", "/etc/passwd"}});
        }));
    }

    void names_thatLeadOutOrLink_areLeftOut() {
        const TemporaryFolder folder;
        writeArchive(folder.path("a.tar"), {"ustar"},
                     {{"../out.png", png(1)},
                      {"/etc/root.png", png(2)},
                      {"a/../../b.png", png(3)},
                      {"link.png", {}, "/etc/passwd"},
                      {"one.png", png(10)},
                      {"./two.png", png(20)},
                      {"a//three.png", png(30)}});
        const DataSplit data = openArchive(folder.path("a.tar"), {{"labels", "none"}});
        QCOMPARE(imagesAndLabels(data).size(), 3);
        QStringList skipped;
        for (const auto& item : data.train->report().skipped)
            skipped << QString::fromStdString(item.what.english() + ": " + item.why.english());
        skipped.sort();
        QCOMPARE(skipped, (QStringList{"../out.png: names a place outside of the archive",
                                       "/etc/root.png: names a place outside of the archive",
                                       "a/../../b.png: names a place outside of the archive",
                                       "link.png: is a link or no file"}));
        QCOMPARE(folder.names(), (QStringList{"a.tar"}));
    }

    void names_ofEveryEncoding_areRead() {
        const TemporaryFolder folder;
        const Bytes zip = zipFile({{"h\xE9ros/1.png", png(10)},
                                   {"h\xE9ros/2.png", png(20)},
                                   {"月/3.png", png(30)},
                                   {"月/4.png", png(40)},
                                   {"\xD1\xB5\xC1\xB7\xCD\xBC/5.png", png(70)},  // in GBK
                                   {"\xD1\xB5\xC1\xB7\xCD\xBC/6.png", png(80)},
                                   {"win\\5.png", png(50)},
                                   {"win\\6.png", png(60)}});
        const DataSplit data = openArchive(folder.write("a.zip", zip));
        QCOMPARE(data.train->size() + data.test->size(), 8);
        QVERIFY(std::ranges::equal(data.train->classNames(), std::array{"h%E9ros", "win", "月", "训练图"}));
        const QStringList images = imagesAndLabels(data);
        QVERIFY2(images.join('|').contains("训练图/5.png 70"), qPrintable(images.join('|')));
    }

    void equalNames_theLastCounts() {
        const TemporaryFolder folder;
        writeArchive(folder.path("a.tar"), {"ustar"}, {{"1.png", png(10)}, {"2.png", png(20)}, {"1.png", png(30)}});
        const DataSplit data = openArchive(folder.path("a.tar"));
        QCOMPARE(imagesAndLabels(data).size(), 2);
        QVERIFY(imagesAndLabels(data).join(' ').contains("1.png 30"));
        QVERIFY2(notesOf(data).contains("1 name occurs several times"), qPrintable(notesOf(data)));
    }

    void encryptedArchives_sayOneThing() {
        const TemporaryFolder folder;
        writeArchive(folder.path("a.zip"), {"zip", "none", "secret"}, {{"1.png", png(10)}, {"2.png", png(20)}});
        const QString message = messageOf([&] { standardCatalog().open(folder.path("a.zip")); });
        QVERIFY2(message.contains("a.zip") && message.contains("is encrypted; save it without a password") &&
                     !message.contains('\n'),
                 qPrintable(message));
    }

    void archives_cutShort_areRefused_data() { addKindsOfArchive(); }

    void archives_cutShort_areRefused() {
        QFETCH(PackedKind, kind);
        const TemporaryFolder folder;
        std::vector<ArchiveMember> members;
        for (int i = 0; i < 40; ++i) {
            Bytes noise = png(i);
            for (int k = 0; k < 3000; ++k) noise.push_back(static_cast<std::uint8_t>((k * k * 31 + i * 17) >> 3));
            members.push_back({std::to_string(i) + ".png", noise});
        }
        const std::string path = folder.path(kind.name);
        writeArchive(path, {kind.format, kind.filter}, members);
        const Bytes whole = readAll(path);
        for (const double share : {0.3, 0.6, 0.9}) {
            folder.write(kind.name,
                         {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(share * double(whole.size()))});
            const QString message = messageOf([&] { standardCatalog().open(path); });
            QVERIFY2(message.contains("copy or download it again"), qPrintable(message));
        }
    }

    void bombs_stayWithinTheirBounds() {
        const TemporaryFolder folder;
        // A picture that unpacks to far more than pictures do, beside good ones.
        const std::string path = folder.write(
            "a.zip",
            zipFile({{"bomb.pgm", Bytes(std::size_t{300} << 20), true}, {"1.png", png(10)}, {"2.png", png(20)}}));
        withMemory(rlim_t{400} << 20, [&] {
            const DataSplit data = openArchive(path);
            QCOMPARE(imagesAndLabels(data).size(), 2);
            QVERIFY(
                QString::fromStdString(data.train->report().skipped[0].why.english()).contains("unpacks to 300 MiB"));
        });
    }

    void otherArchives_areNoneOfPictures() {
        const TemporaryFolder folder;
        const PictureArchiveFormat format;
        QVERIFY(!format.recognizes(folder.write("a.npz", zipFile({{"a.npy", {1}}, {"b.png", png(1)}}))));
        QVERIFY(!format.recognizes(folder.write("b.zip", zipFile({{"a.npy", {1}}, {"b.png", png(1)}}))));
        QVERIFY(!format.recognizes(
            folder.write("c.docx", zipFile({{"[Content_Types].xml", {1}}, {"word/media/b.png", png(1)}}))));
        QVERIFY(!format.recognizes(folder.write("d.pt", zipFile({{"archive/data.pkl", {1}}}))));
        QVERIFY(!format.recognizes(folder.write("t.csv.gz", packed(text("1,2,3,4\n5,6,7,8\n")))));
        QVERIFY(!format.recognizes(folder.write("half.zip", {'P', 'K', 3, 4})));
        QVERIFY(!format.recognizes(folder.path()));
        const QString message = messageOf([&] {
            openArchive(folder.write("e.7z", {'7', 'z', 0xBC, 0xAF, 0x27, 0x1C, 0, 4}));
        });
        QVERIFY2(message.contains("e.7z"), qPrintable(message));
    }

    void open_cancelled_stops() {
        const TemporaryFolder folder;
        writeArchive(folder.path("a.tar.gz"), {"ustar", "gzip"}, cats());
        for (const int last : {1, 2, 3, 4}) {
            int calls = 0;
            QVERIFY_EXCEPTION_THROWN(
                PictureArchiveFormat().open(folder.path("a.tar.gz"), {}, [&](double) { return ++calls < last; }),
                Cancelled);
        }
    }
};

static const lunette::test::TestClass<PictureArchiveTest, QCoreApplication> kPictureArchiveTest;
#include "PictureArchiveTest.moc"
