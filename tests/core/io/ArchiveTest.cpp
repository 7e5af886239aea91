#include "ArrayFiles.h"
#include "MemoryLimit.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/Archive.h"

#include <QElapsedTimer>
#include <QTest>

#include <clocale>

using namespace lunette;
using namespace lunette::test;

namespace {

const Archive::Bound kBound{std::uint64_t{64} << 20, std::string("unpack it")};

Bytes contentsOf(Archive& archive, std::size_t entry) {
    const SharedBytes contents = archive.contents(entry, kBound, {});
    return {contents.bytes.begin(), contents.bytes.end()};
}

QStringList namesOf(const Archive& archive) {
    QStringList names;
    for (const Archive::Entry& entry : archive.entries()) names << QString::fromStdString(entry.name);
    return names;
}

}  // namespace

class ArchiveTest : public QObject {
    Q_OBJECT
private slots:
    void contents_everyWayToWriteAMember_areTheBytes_data() {
        QTest::addColumn<bool>("isDeflated");
        QTest::addColumn<bool>("hasDescriptor");
        QTest::addColumn<bool>("is64");
        for (const bool isDeflated : {false, true})
            for (const bool hasDescriptor : {false, true})
                for (const bool is64 : {false, true})
                    QTest::addRow("%s%s%s", isDeflated ? "deflated" : "stored", hasDescriptor ? ", descriptor" : "",
                                  is64 ? ", 64 bits" : "")
                        << isDeflated << hasDescriptor << is64;
    }

    void contents_everyWayToWriteAMember_areTheBytes() {
        QFETCH(bool, isDeflated);
        QFETCH(bool, hasDescriptor);
        QFETCH(bool, is64);
        const TemporaryFolder folder;
        std::vector<ZipMember> members;
        for (const std::size_t size : {std::size_t{300'000}, std::size_t{0}, std::size_t{7}})
            members.push_back({std::to_string(size), counting(size), isDeflated, hasDescriptor, is64});
        Archive archive(folder.write("a.zip", zipFile(members)));
        QCOMPARE(namesOf(archive), (QStringList{"300000", "0", "7"}));
        for (std::size_t i = 0; i < members.size(); ++i) {
            QCOMPARE(archive.entries()[i].size, members[i].contents.size());
            QCOMPARE(contentsOf(archive, i), members[i].contents);
        }
    }

    void entries_inAnyOrder_areReadAgain() {
        const TemporaryFolder folder;
        Archive archive(folder.write("a.zip", zipFile({{"a", {1, 2, 3}, true}, {"b", {4, 5}}, {"c", {6}, true}})));
        QCOMPARE(contentsOf(archive, 2), (Bytes{6}));
        QCOMPARE(archive.beginning(1, 1), (Bytes{4}));
        QCOMPARE(archive.beginning(1, 100), (Bytes{4, 5}));
        QCOMPARE(contentsOf(archive, 1), (Bytes{4, 5}));
        QCOMPARE(archive.beginning(0, 2), (Bytes{1, 2}));
        QCOMPARE(contentsOf(archive, 2), (Bytes{6}));
        QCOMPARE(contentsOf(archive, 0), (Bytes{1, 2, 3}));
    }

    /// Nothing is ever written where a name says, so all names are welcome.
    void names_pathsAndCharacters_areWhatTheFileSays() {
        const TemporaryFolder folder;
        const std::string path =
            folder.write("a.zip", zipFile({{"../../etc/passwd", {1}}, {"/root", {2}}, {"Münze 月", {3}}, {"", {4}}}));
        for (const char* locale : {"C", "C.UTF-8"}) {
            QVERIFY(std::setlocale(LC_ALL, locale) != nullptr);
            Archive archive(path);
            QCOMPARE(namesOf(archive), (QStringList{"../../etc/passwd", "/root", "Münze 月", ""}));
            QCOMPARE(contentsOf(archive, 2), (Bytes{3}));
        }
        QCOMPARE(folder.names(), (QStringList{"a.zip"}));
    }

    void name_flaggedAsUtf8_survivesEveryLocale() {
        const TemporaryFolder folder;
        Bytes file = zipFile({{"月.npy", {1}}});
        const std::size_t directory = file.size() - 22 - 46 - std::string("月.npy").size();
        file[7] = file[directory + 9] = 0x08;
        const std::string path = folder.write("a.zip", file);
        for (const char* locale : {"C", "C.UTF-8"}) {
            QVERIFY(std::setlocale(LC_ALL, locale) != nullptr);
            QCOMPARE(namesOf(Archive(path)), (QStringList{"月.npy"}));
        }
    }

    void contents_bomb_staysWithinTheBound() {
        const TemporaryFolder folder;
        Bytes file = zipFile({{"bomb", Bytes(std::size_t{100} << 20), true}});
        const std::string honest = folder.write("honest.zip", file);
        const std::size_t directory = file.size() - 22 - 46 - 4;
        for (const std::size_t at : {std::size_t{25}, directory + 27}) file[at] = 0;  // 4 MiB, says the liar
        const std::string liar = folder.write("liar.zip", file);
        withMemory(rlim_t{200} << 20, [&] {
            Archive archive(honest);
            QCOMPARE(archive.beginning(0, 10), Bytes(10));
            QVERIFY(throws(ErrorKind::TooLarge, {"honest.zip", "bomb", "100", "64"}, [&] { contentsOf(archive, 0); }));
            Archive lying(liar);
            QCOMPARE(lying.entries()[0].size, std::uint64_t{4} << 20);
            QVERIFY(test::throws(ErrorKind::Damaged, {"liar.zip"}, [&] { contentsOf(lying, 0); }));
        });
    }

    void contents_damagedMember_leavesTheOthersReadable() {
        const TemporaryFolder folder;
        Bytes file = zipFile({{"a", counting(5000), true}, {"b", counting(9), true}, {"c", counting(5)}});
        file[35] ^= 0xFF;
        Archive archive(folder.write("a.zip", file));
        for (int round = 0; round < 2; ++round) {
            const QString message = messageOf([&] { contentsOf(archive, 0); });
            QVERIFY2(message.contains("a.zip, member a'") && message.endsWith("copy or download it again."),
                     qPrintable(message));
            QCOMPARE(contentsOf(archive, 1), counting(9));
            QCOMPARE(contentsOf(archive, 2), counting(5));
        }
    }

    /// The second half of the file is gone, or nothing of it but its directory is there.
    void archive_cutShort_isRefused() {
        const TemporaryFolder folder;
        const Bytes whole = zipFile({{"a", counting(500)}, {"b", counting(500)}});
        for (std::size_t length = 0; length < whole.size(); length += 13) {
            const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
            QVERIFY(throws(ErrorKind::Damaged, {folder.path("a.zip")}, [&] { Archive(folder.write("a.zip", part)); }));
        }
        const Bytes rest(whole.begin() + 700, whole.end());
        QVERIFY(
            test::throws(ErrorKind::Damaged, {folder.path("a.zip")}, [&] { Archive(folder.write("a.zip", rest)); }));
    }

    void archive_folderOrPipe_isRefused() {
        const TemporaryFolder folder;
        QVERIFY(test::throws(ErrorKind::Unreadable, {folder.path()}, [&] { Archive(folder.path()); }));
        QVERIFY(
            test::throws(ErrorKind::Unreadable, {folder.path("gone.zip")}, [&] { Archive(folder.path("gone.zip")); }));
        QVERIFY(test::throws(ErrorKind::Unreadable, {"/dev/null"}, [&] { Archive("/dev/null"); }));
    }

    void archive_manyMembers_isReadInOnePass() {
        const TemporaryFolder folder;
        std::vector<ZipMember> members;
        members.reserve(65'536);
        for (int i = 0; i < 65'535; ++i) members.push_back({std::to_string(i), {static_cast<std::uint8_t>(i)}});
        Archive archive(folder.write("a.zip", zipFile(members)));
        QElapsedTimer timer;
        timer.start();
        for (std::size_t i = 0; i < members.size(); ++i)
            if (contentsOf(archive, i) != members[i].contents) QFAIL(qPrintable(QString::number(i)));
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void archive_directoryTooLong_isRefused() {
        const TemporaryFolder folder;
        const std::string name(60'000, 'x');
        std::vector<ZipMember> members(600, {name, {}});
        QVERIFY(throws(ErrorKind::Damaged, {folder.path("a.zip")},
                       [&] { Archive(folder.write("a.zip", zipFile(members))); }));
    }
};

static const lunette::test::TestClass<ArchiveTest> kArchiveTest;
#include "ArchiveTest.moc"
