#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/AtomicFile.h"

#include <QTest>

#include <array>
#include <csignal>
#include <filesystem>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace lunette;
using lunette::test::Bytes;
using lunette::test::messageOf;
using lunette::test::readAll;
using lunette::test::TemporaryFolder;
using lunette::test::throws;

namespace {

void writeAtomically(const std::string& path, const Bytes& bytes) {
    writeWholeFile(path, std::array{std::span<const std::uint8_t>(bytes)});
}

/// A disk that is full after `bytes`.
template <class Action>
void withFilesNoLongerThan(rlim_t bytes, const Action& action) {
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit tight{bytes, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &tight);
    action();
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_DFL);
}

}  // namespace

class AtomicFileTest : public QObject {
    Q_OBJECT
private slots:
    void write_ofPieces_keepsTheirOrder() {
        const TemporaryFolder folder;
        const Bytes first{1, 2}, second{3};
        writeWholeFile(folder.path("x"), std::array<std::span<const std::uint8_t>, 2>{first, second});
        QCOMPARE(readAll(folder.path("x")), (Bytes{1, 2, 3}));
        QCOMPARE(folder.names(), QStringList{"x"});
    }

    void write_beyondTheSizeLimit_keepsTheOldFile() {
        const TemporaryFolder folder;
        const std::string path = folder.write("x", {9});
        QString message;
        withFilesNoLongerThan(1000, [&] { message = messageOf([&] { writeAtomically(path, Bytes(100000)); }); });
        QVERIFY2(message.contains("x' cannot be written"), qPrintable(message));
        QCOMPARE(readAll(path), Bytes{9});
        QCOMPARE(folder.names(), QStringList{"x"});
    }

    void write_throughALink_keepsLinkAndPermissions() {
        const TemporaryFolder folder;
        const std::string target = folder.write("target", {9});
        chmod(target.c_str(), 0640);
        std::filesystem::create_symlink("target", folder.path("link"));
        writeAtomically(folder.path("link"), {1});
        QVERIFY(std::filesystem::is_symlink(folder.path("link")));
        QCOMPARE(readAll(target), Bytes{1});
        struct stat status {};
        stat(target.c_str(), &status);
        QCOMPARE(static_cast<int>(status.st_mode & 0777), 0640);
    }

    void newFile_hasTheUsersMask() {
        const TemporaryFolder folder;
        const mode_t before = umask(027);
        writeAtomically(folder.path("x"), {1});
        umask(before);
        struct stat status {};
        stat(folder.path("x").c_str(), &status);
        QCOMPARE(static_cast<int>(status.st_mode & 0777), 0640);
    }

    void write_impossiblePath_isNamed() {
        const TemporaryFolder folder;
        folder.write("file", {1});
        std::filesystem::create_symlink("loop", folder.path("loop"));
        QVERIFY(throws(ErrorKind::Unwritable, {folder.path()}, [&] { writeAtomically(folder.path(), {1}); }));
        QVERIFY(messageOf([&] { writeAtomically(folder.path("none/x"), {1}); }).contains("make its folder first"));
        QVERIFY(throws(ErrorKind::Unwritable, {folder.path("file/x")},
                       [&] { writeAtomically(folder.path("file/x"), {1}); }));
        QVERIFY(throws(ErrorKind::Unwritable, {"/dev/null"}, [&] { writeAtomically("/dev/null", {1}); }));
        QVERIFY(messageOf([&] { writeAtomically(folder.path("loop"), {1}); }).contains("loop' cannot be written"));
        QVERIFY(throws(ErrorKind::Unwritable, {std::string(300, 'n')},
                       [&] { writeAtomically(folder.path(std::string(300, 'n')), {1}); }));
    }

    void write_inAClosedFolder_saysSo() {
        if (geteuid() == 0) QSKIP("root may write anywhere");
        const TemporaryFolder folder;
        chmod(folder.path().c_str(), 0500);
        const QString message = messageOf([&] { writeAtomically(folder.path("x"), {1}); });
        chmod(folder.path().c_str(), 0700);
        QVERIFY2(message.contains("choose a folder that you may write to"), qPrintable(message));
    }

    /// The check before the work gives the same error as the write.
    void requireWritable_whereAWriteFails_saysTheSame() {
        const TemporaryFolder folder;
        folder.write("file", {1});
        std::filesystem::create_symlink("loop", folder.path("loop"));
        for (const std::string& path :
             {folder.path(), folder.path("none/x"), folder.path("file/x"), std::string("/dev/null"),
              folder.path("loop"), folder.path(std::string(300, 'n'))}) {
            const QString written = messageOf([&] { writeAtomically(path, {1}); });
            QVERIFY(!written.isEmpty());
            QCOMPARE(messageOf([&] { requireWritable(path); }), written);
        }
    }

    void requireWritable_whereAWriteWorks_isContent() {
        const TemporaryFolder folder;
        folder.write("file", {1});
        std::filesystem::create_symlink("target", folder.path("link"));
        for (const char* name : {"file", "new", "link"}) requireWritable(folder.path(name));
        QCOMPARE(folder.names(), QStringList{"file"});  // nothing is tried out; a link to nothing is not listed
        requireWritableFolder(folder.path());
        requireWritableFolder(folder.path("a/b/"));
        QVERIFY(!std::filesystem::exists(folder.path("a")));
        std::filesystem::create_symlink("gone/x", folder.path("into nothing"));
        QVERIFY(messageOf([&] { requireWritable(folder.path("into nothing")); }).contains("make its folder first"));
    }

    void requireWritableFolder_whereNoneCanBe_saysWhy() {
        const TemporaryFolder folder;
        folder.write("file", {1});
        QVERIFY(
            throws(ErrorKind::Unwritable, {folder.path("file")}, [&] { requireWritableFolder(folder.path("file")); }));
        QVERIFY(throws(ErrorKind::Unwritable, {folder.path("file/a/b")},
                       [&] { requireWritableFolder(folder.path("file/a/b")); }));
    }
};

static const lunette::test::TestClass<AtomicFileTest> kAtomicFileTest;
#include "AtomicFileTest.moc"
