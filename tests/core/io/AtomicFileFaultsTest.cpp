#include "TestFiles.h"
#include "TinyDisk.h"
#include "io/AtomicFile.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <dlfcn.h>
#include <fcntl.h>
#include <random>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lunette;
using lunette::test::Bytes;
using lunette::test::messageOf;
using lunette::test::mountForMyselfAlone;
using lunette::test::mountTinyDisk;
using lunette::test::readAll;
using lunette::test::TemporaryFolder;

namespace {

constexpr uid_t kNobody = 65534;

/// What the system's calls do while a fault is armed.
struct Faults {
    bool armed = false;
    bool unnamedFiles = true;  ///< false: the file system has none
    bool shortWrites = false;  ///< only some bytes of each write are taken, and signals come in between
    int callsLeft = 0;         ///< until one fails
    int failures = 0;

    bool strikes() {
        if (!armed || --callsLeft != 0) return false;
        ++failures;
        errno = EIO;
        return true;
    }
};
Faults faults;

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

}  // namespace

// Standing in front of the C library's in this program. The readers that Qt has of files are not armed.
extern "C" {

int open(const char* path, int flags, ...) {
    std::va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = va_arg(arguments, mode_t);
    va_end(arguments);
    const bool isUnnamed = (flags & O_TMPFILE) == O_TMPFILE;
    if (faults.armed && isUnnamed && !faults.unnamedFiles) {
        errno = EOPNOTSUPP;
        return -1;
    }
    if (!isUnnamed && (flags & O_CREAT) && faults.strikes()) return -1;
    static const auto real = next<int (*)(const char*, int, ...)>("open");
    return real(path, flags, mode);
}

ssize_t write(int descriptor, const void* bytes, size_t count) {
    if (faults.strikes()) return -1;
    static const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
    if (!faults.armed || !faults.shortWrites) return real(descriptor, bytes, count);
    static bool interrupted = false;
    interrupted = !interrupted;
    errno = EINTR;
    return interrupted ? -1 : real(descriptor, bytes, std::min<size_t>(count, 997));
}

int fsync(int descriptor) {
    static const auto real = next<int (*)(int)>("fsync");
    return faults.strikes() ? -1 : real(descriptor);
}

int fchmod(int descriptor, mode_t mode) {
    static const auto real = next<int (*)(int, mode_t)>("fchmod");
    return faults.strikes() ? -1 : real(descriptor, mode);
}

int linkat(int from, const char* old, int to, const char* path, int flags) {
    static const auto real = next<int (*)(int, const char*, int, const char*, int)>("linkat");
    return faults.strikes() ? -1 : real(from, old, to, path, flags);
}

int rename(const char* from, const char* to) noexcept {
    static const auto real = next<int (*)(const char*, const char*)>("rename");
    return faults.strikes() ? -1 : real(from, to);
}
}

namespace {

constexpr std::size_t kPiece = 20000;

/// Ten pieces, all of one value.
void write(const std::string& path, std::uint8_t value, std::size_t size = 10 * kPiece) {
    const Bytes bytes(size / 10, value);
    std::array<std::span<const std::uint8_t>, 10> pieces;
    pieces.fill(bytes);
    writeWholeFile(path, pieces);
}

/// The value that a whole file has, or -1.
int valueOf(const std::string& path, std::size_t size = 10 * kPiece) {
    const Bytes bytes = readAll(path);
    const bool whole = bytes.size() == size && std::ranges::count(bytes, bytes[0]) == std::ptrdiff_t(size);
    return whole ? bytes[0] : -1;
}

/// Runs it in a process of its own; gives its exit code.
template <class Action>
int inChild(const Action& action) {
    const pid_t child = fork();
    if (child == 0) _exit(action());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

/// Saving while everything goes wrong that can.
class AtomicFileFaultsTest : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { faults = {}; }

    void write_failingAtAnyCall_leavesOldOrNewFile_data();
    void write_failingAtAnyCall_leavesOldOrNewFile();
    void shortAndInterruptedWrites_addUp();
    void write_killed_leavesOldOrNewFile_data() { write_failingAtAnyCall_leavesOldOrNewFile_data(); }
    void write_killed_leavesOldOrNewFile();
    void write_onADiskThatFillsUp_keepsTheOldFile();
    void requireWritable_onAReadOnlyDisk_saysSo();
    void requireWritable_inAClosedFolder_saysSo();
};

void AtomicFileFaultsTest::write_failingAtAnyCall_leavesOldOrNewFile_data() {
    QTest::addColumn<bool>("unnamedFiles");
    QTest::newRow("unnamed files") << true;
    QTest::newRow("named files") << false;
}

void AtomicFileFaultsTest::write_failingAtAnyCall_leavesOldOrNewFile() {
    QFETCH(bool, unnamedFiles);
    const TemporaryFolder folder;
    const std::string path = folder.path("x");
    int survived = 0, failed = 0;
    for (int call = 1; call < 100; ++call) {
        faults = {};
        write(path, 1);
        faults = {true, unnamedFiles, false, call, 0};
        const QString message = messageOf([&] { write(path, 2); });
        faults.armed = false;
        QCOMPARE(valueOf(path), message.isEmpty() ? 2 : 1);
        QVERIFY(message.isEmpty() || message.contains("x' cannot be written: Input/output error; check the disk"));
        QCOMPARE(folder.names(), QStringList{"x"});
        (message.isEmpty() ? survived : failed) += 1;
        if (faults.failures == 0) break;
    }
    // Permissions, ten pieces, the flush, a name, the rename; only the folder's own flush may fail unheard.
    QCOMPARE(failed, 14);
    QCOMPARE(survived, 2);
}

void AtomicFileFaultsTest::shortAndInterruptedWrites_addUp() {
    const TemporaryFolder folder;
    faults = {true, true, true, 0, 0};
    write(folder.path("x"), 7);
    faults.armed = false;
    QCOMPARE(valueOf(folder.path("x")), 7);
}

void AtomicFileFaultsTest::write_killed_leavesOldOrNewFile() {
    QFETCH(bool, unnamedFiles);
    constexpr int kKills = 200;
    constexpr std::size_t kSize = 200000;
    const TemporaryFolder folder;
    const std::string path = folder.path("x");
    // Kills fall into the first few saves, however long one takes on this disk.
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 4; ++i) write(path, 0, kSize);
    const auto window = std::clamp<useconds_t>(static_cast<useconds_t>(clock.nsecsElapsed() / 1000), 1000, 100000);
    std::mt19937 random(5);
    int last = 0, changed = 0;
    for (int kill = 0; kill < kKills; ++kill) {
        const pid_t child = fork();
        if (child == 0) {
            faults = {true, unnamedFiles, false, 0, 0};
            for (int value = last + 1;; ++value) write(path, static_cast<std::uint8_t>(value), kSize);
        }
        usleep(std::uniform_int_distribution<useconds_t>(0, window)(random));
        ::kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        const int value = valueOf(path, kSize);
        QVERIFY2(value >= 0, "the file is neither the old one nor a new one");
        changed += value != last;
        last = value;
    }
    QVERIFY2(changed > 0, "no save came to its end before its kill");
    qInfo() << changed << "of" << kKills << "kills found a newer file;" << folder.names().size() - 1 << "were left";
}

void AtomicFileFaultsTest::write_onADiskThatFillsUp_keepsTheOldFile() {
    const TemporaryFolder folder;
    enum Result { Right, NoMount, WrongMessage, WrongFile, Remains, NoSecondChance };
    const int result = inChild([&]() -> int {
        if (!mountForMyselfAlone() || !mountTinyDisk(folder.path(), "size=256k")) return NoMount;
        const std::string path = folder.path("x");
        write(path, 1, 100000);
        const QString message = messageOf([&] { write(path, 2, 200000); });
        if (!message.contains("x' cannot be written") || !message.contains("free some space")) return WrongMessage;
        if (valueOf(path, 100000) != 1) return WrongFile;
        if (folder.names() != QStringList{"x"}) return Remains;
        write(path, 3, 100000);
        return valueOf(path, 100000) == 3 ? Right : NoSecondChance;
    });
    if (result == NoMount) QSKIP("this process may not mount a small disk of its own");
    QCOMPARE(result, int(Right));
}

void AtomicFileFaultsTest::requireWritable_onAReadOnlyDisk_saysSo() {
    const TemporaryFolder folder;
    enum Result { Right, NoMount, WrongFile, WrongFolder };
    const int result = inChild([&]() -> int {
        if (!mountForMyselfAlone() || !mountTinyDisk(folder.path(), "size=256k,ro")) return NoMount;
        const auto isRight = [](const QString& message) {
            return message.contains("Read-only file system") && message.contains("choose a folder that you may write");
        };
        if (!isRight(messageOf([&] { requireWritable(folder.path("x")); }))) return WrongFile;
        return isRight(messageOf([&] { requireWritableFolder(folder.path("a/b")); })) ? Right : WrongFolder;
    });
    if (result == NoMount) QSKIP("this user may not mount a file system of its own");
    QCOMPARE(result, static_cast<int>(Right));
}

/// As a user who is not root, and may write nothing here.
void AtomicFileFaultsTest::requireWritable_inAClosedFolder_saysSo() {
    const TemporaryFolder folder;
    folder.write("x", {1});
    chmod(folder.path().c_str(), 0555);
    enum Result { Right, StillRoot, WrongFile, WrongFolder };
    const int result = inChild([&]() -> int {
        if (geteuid() == 0 && setresuid(kNobody, kNobody, kNobody) != 0) return StillRoot;
        const auto isRight = [](const QString& message) {
            return message.contains("Permission denied") && message.contains("choose a folder that you may write");
        };
        for (const char* name : {"x", "new"})
            if (!isRight(messageOf([&] { requireWritable(folder.path(name)); }))) return WrongFile;
        return isRight(messageOf([&] { requireWritableFolder(folder.path("a/b")); })) ? Right : WrongFolder;
    });
    chmod(folder.path().c_str(), 0755);
    if (result == StillRoot) QSKIP("root may write anywhere, and this one cannot become another user");
    QCOMPARE(result, static_cast<int>(Right));
}

QTEST_APPLESS_MAIN(AtomicFileFaultsTest)
#include "AtomicFileFaultsTest.moc"
