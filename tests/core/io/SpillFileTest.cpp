#include "SpilledFile.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/SpillFile.h"

#include <QTest>

#include <array>
#include <csignal>
#include <cstring>
#include <limits>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lunette;
using lunette::test::spilledFile;
using lunette::test::TemporaryFolder;
using lunette::test::throws;

namespace {

using SpilledNumbers = std::vector<Scalar>;

std::shared_ptr<const SpillFile::Piece> writeNumbers(SpillFile& file, const SpilledNumbers& numbers) {
    const std::span<const Scalar> part(numbers);
    return file.write(std::span(&part, 1));
}

SpilledNumbers readNumbers(const SpillFile::Piece& piece) {
    SpilledNumbers numbers(piece.bytes() / sizeof(Scalar));
    const std::span<Scalar> part(numbers);
    piece.read(std::span(&part, 1));
    return numbers;
}

bool isSame(const SpilledNumbers& a, const SpilledNumbers& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(Scalar)) == 0;
}

/// No file of this process may become longer while it lives.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, SIG_DFL);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit before_{};
};

}  // namespace

class SpillFileTest : public QObject {
    Q_OBJECT
private slots:
    void write_ofAnyNumbers_isReadBitForBit() {
        const TemporaryFolder folder;
        SpillFile file(folder.path("new/folder"));
        const SpilledNumbers odd{std::numeric_limits<Scalar>::quiet_NaN(), -Scalar(0),
                                 std::numeric_limits<Scalar>::infinity(), std::numeric_limits<Scalar>::denorm_min()};
        const SpilledNumbers none, many(100'000, Scalar(0.1));
        const std::array<std::span<const Scalar>, 3> parts{odd, none, many};
        const auto piece = file.write(parts);
        const auto other = writeNumbers(file, {1, 2, 3});
        SpilledNumbers first(odd.size()), second, third(many.size());
        const std::array<std::span<Scalar>, 3> back{first, second, third};
        piece->read(back);
        QVERIFY(isSame(first, odd));
        QVERIFY(isSame(third, many));
        QVERIFY(isSame(readNumbers(*other), {1, 2, 3}));
        QCOMPARE(file.bytes(), (odd.size() + many.size() + 3) * sizeof(Scalar));
    }

    void folder_beforeAndAfterAWrite_isEmpty() {
        const TemporaryFolder folder;
        SpillFile file(folder.path());
        QVERIFY(!spilledFile(folder.path()));
        const auto piece = writeNumbers(file, {1});
        QVERIFY(spilledFile(folder.path()));
        QVERIFY(folder.names().isEmpty());
    }

    void process_killed_leavesNothing() {
        const TemporaryFolder folder;
        const pid_t child = fork();
        if (child == 0) {
            SpillFile file(folder.path());
            const auto piece = writeNumbers(file, SpilledNumbers(1000));
            raise(SIGKILL);
        }
        int status = 0;
        waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        QVERIFY(folder.names().isEmpty());
    }

    void pieces_goneInAnyOrder_giveTheDiskBack() {
        const TemporaryFolder folder;
        SpillFile file(folder.path());
        std::vector<std::shared_ptr<const SpillFile::Piece>> pieces;
        for (int i = 0; i < 4; ++i) pieces.push_back(writeNumbers(file, SpilledNumbers(100'000, Scalar(i))));
        struct stat before {
        }, after{};
        const std::string path = spilledFile(folder.path()).value();
        QCOMPARE(stat(path.c_str(), &before), 0);
        pieces[1].reset();
        QCOMPARE(stat(path.c_str(), &after), 0);
        QVERIFY2(after.st_blocks < before.st_blocks, "the hole takes room");
        QVERIFY(isSame(readNumbers(*pieces[2]), SpilledNumbers(100'000, Scalar(2))));
        for (const std::size_t i : {3, 0, 2}) pieces[i].reset();
        QCOMPARE(stat(path.c_str(), &after), 0);
        QCOMPARE(after.st_size, 0);
        QCOMPARE(file.bytes(), std::size_t(0));
        QVERIFY(isSame(readNumbers(*writeNumbers(file, {5})), {5}));
    }

    void piece_afterItsFileIsGone_isStillRead() {
        const TemporaryFolder folder;
        auto file = std::make_unique<SpillFile>(folder.path());
        const auto piece = writeNumbers(*file, {4, 2});
        file.reset();
        QVERIFY(isSame(readNumbers(*piece), {4, 2}));
    }

    void write_intoNoFolder_throws() {
        const TemporaryFolder folder;
        const std::string taken = folder.write("taken", {});
        SpillFile file(taken);
        QVERIFY(throws(ErrorKind::Unwritable, {taken}, [&] { writeNumbers(file, {1}); }));
    }

    void write_onAFullDisk_throwsAndKeepsWhatWasThere() {
        const TemporaryFolder folder;
        SpillFile file(folder.path());
        const auto piece = writeNumbers(file, {1, 2});
        {
            const FileSizeLimit limit(64 * 1024);
            QVERIFY(
                throws(ErrorKind::Unwritable, {folder.path()}, [&] { writeNumbers(file, SpilledNumbers(100'000)); }));
        }
        QVERIFY(isSame(readNumbers(*piece), {1, 2}));
        QCOMPARE(file.bytes(), 2 * sizeof(Scalar));
        QVERIFY(isSame(readNumbers(*writeNumbers(file, {3})), {3}));
    }

    void read_ofACutFile_throws() {
        const TemporaryFolder folder;
        SpillFile file(folder.path());
        const auto piece = writeNumbers(file, SpilledNumbers(1000));
        QCOMPARE(truncate(spilledFile(folder.path())->c_str(), 100), 0);
        QVERIFY(throws(ErrorKind::Damaged, {folder.path()}, [&] { readNumbers(*piece); }));
    }

    void read_ofChangedBytes_throws() {
        const TemporaryFolder folder;
        SpillFile file(folder.path());
        const auto piece = writeNumbers(file, SpilledNumbers(1000));
        std::fstream(*spilledFile(folder.path()), std::ios::in | std::ios::out | std::ios::binary).seekp(123).put('x');
        QVERIFY(throws(ErrorKind::Damaged, {folder.path()}, [&] { readNumbers(*piece); }));
    }
};

static const lunette::test::TestClass<SpillFileTest> kSpillFileTest;
#include "SpillFileTest.moc"
